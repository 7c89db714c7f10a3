import { useId, useState } from 'preact/hooks'
import { type OrderState, OrderStateSchema } from '../../lib/domain/order.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Field } from '../common/field.tsx'
import type { ShopsEvents } from './shops-view.ts'

interface Common extends ShopsEvents {
  origin: string
  isLocked: boolean
  busy: boolean
}

/** What a status may stand for: what is posted stands first. */
const states: readonly OrderState[] = ['processing', 'complete', ...OrderStateSchema.options].filter(
  (state, at, all): state is OrderState => all.indexOf(state) === at,
)

interface StatusFormProps extends Common {
  status: string
  /** How many orders showed it; given where nobody has explained it. */
  orders?: number
  state?: OrderState
  isWanted: boolean
}

/** One status of the shop's own, and what it means. */
export function StatusForm({ status, orders, state, isWanted, ...common }: StatusFormProps) {
  const { origin, isLocked, busy, onChange } = common
  const [meaning, setMeaning] = useState<OrderState | ''>(state ?? '')
  if (isLocked)
    return (
      <li class="brand">
        <span>{status}</span>
        <span>{state && say(`settings.shops.state.${state}`)}</span>
      </li>
    )
  const tell = (told: OrderState | null) => onChange({ about: 'status', origin, status, state: told })
  return (
    <li data-wanted={isWanted || undefined}>
      <form
        class="shop-status"
        onSubmit={event => {
          event.preventDefault()
          if (meaning !== '' && !busy) tell(meaning)
        }}
      >
        <Meaning
          label={say('settings.shops.status.means', { status })}
          value={meaning}
          onChoose={setMeaning}
          hint={orders === undefined || orders === 0 ? '' : ordersWords(orders)}
        />
        <span class="brand-acts">
          <Button
            kind={state === undefined ? 'primary' : 'plain'}
            type="submit"
            busy={busy}
            label={say('settings.shops.status.save.label', { status })}
          >
            {say('settings.brands.save')}
          </Button>
          {state !== undefined && (
            <Button
              kind="quiet"
              label={say('settings.shops.status.remove.label', { status })}
              onPress={() => tell(null)}
            >
              {say('settings.brands.remove')}
            </Button>
          )}
        </span>
      </form>
    </li>
  )
}

/** A status that no order showed yet. */
export function AddStatus({ origin, busy, onChange }: Common) {
  const [status, setStatus] = useState('')
  const [meaning, setMeaning] = useState<OrderState | ''>('')
  return (
    <details class="shop-add">
      <summary>{say('settings.shops.add')}</summary>
      <form
        class="shop-status"
        onSubmit={event => {
          event.preventDefault()
          if (meaning !== '' && !busy)
            onChange({ about: 'status', origin, status: status.trim(), state: meaning })
        }}
      >
        <Field
          label={say('settings.shops.add.status')}
          value={status}
          onValue={setStatus}
          autocomplete="off"
        />
        <Meaning
          label={say('settings.shops.add.means')}
          value={meaning}
          onChoose={setMeaning}
          hint={say('settings.shops.add.hint')}
        />
        <span class="brand-acts">
          <Button kind="primary" type="submit" busy={busy}>
            {say('settings.shops.add.save')}
          </Button>
        </span>
      </form>
    </details>
  )
}

interface MeaningProps {
  label: string
  value: OrderState | ''
  onChoose: (state: OrderState | '') => void
  hint: string
}

/** Nothing is chosen by itself: a status that is mapped wrongly would post, or keep back, money. */
function Meaning({ label, value, onChoose, hint }: MeaningProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        required
        aria-describedby={hint === '' ? undefined : `${id}-hint`}
        onChange={event => onChoose(states.find(state => state === event.currentTarget.value) ?? '')}
      >
        <option value="">{say('settings.shops.choose')}</option>
        {states.map(state => (
          <option key={state} value={state}>
            {say(`settings.shops.state.${state}`)}
          </option>
        ))}
      </select>
      {hint !== '' && (
        <span class="soft small" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

function ordersWords(orders: number): string {
  return say(orders === 1 ? 'settings.shops.orders.one' : 'settings.shops.orders.other', { count: orders })
}
