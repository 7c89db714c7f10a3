import { useId, useState } from 'preact/hooks'
import { type DateOrder, DateOrderSchema } from '../../lib/domain/date-order.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import type { ShopRow, ShopsEvents } from './shops-view.ts'

interface ShopPagesFormProps extends ShopsEvents {
  shop: ShopRow
  practiceZone: string
  isLocked: boolean
  busy: boolean
  isWanted: boolean
}

/** How a shop's pages write dates, and in which zone their times are. */
export function ShopPagesForm({
  shop,
  practiceZone,
  isLocked,
  busy,
  isWanted,
  onChange,
}: ShopPagesFormProps) {
  const { origin, proposal } = shop
  const [dateOrder, setDateOrder] = useState(shop.dateOrder)
  const [timeZone, setTimeZone] = useState(shop.timeZone)
  const save = (zone: string | null) => {
    if (!busy) onChange({ about: 'pages', origin, dateOrder, timeZone: zone })
  }
  const orders = DateOrderSchema.options.map((each): Option => [each, say(`settings.shops.order.${each}`)])
  const zones = zonesWith(shop.timeZone).map((each): Option => [each, each])
  return (
    <form
      class="shop-pages"
      data-wanted={isWanted || undefined}
      onSubmit={event => {
        event.preventDefault()
        save(timeZone)
      }}
    >
      <Choice
        label={say('settings.shops.dates')}
        value={dateOrder ?? ''}
        options={[['', say('settings.shops.order.evidence')], ...orders]}
        isFixed={isLocked}
        onChoose={value => setDateOrder(dateOrderOf(value))}
      />
      <Choice
        label={say('settings.shops.zone')}
        value={timeZone ?? ''}
        options={[['', say('settings.shops.zone.practice', { zone: practiceZone })], ...zones]}
        isFixed={isLocked}
        onChoose={value => setTimeZone(value || null)}
      />
      {proposal && (
        <p class="shop-proposal small">
          <span>{say(`settings.shops.proposal.${proposal.ground}`, { zone: proposal.timeZone })}</span>
          {!isLocked && (
            <Button busy={busy} onPress={() => save(proposal.timeZone)}>
              {say('settings.shops.proposal.take', { zone: proposal.timeZone })}
            </Button>
          )}
        </p>
      )}
      {!isLocked && (
        <span class="brand-acts">
          <Button type="submit" busy={busy} label={say('settings.shops.save.label')}>
            {say('settings.brands.save')}
          </Button>
        </span>
      )}
    </form>
  )
}

type Option = readonly [value: string, text: string]

interface ChoiceProps {
  label: string
  value: string
  options: readonly Option[]
  isFixed: boolean
  onChoose: (value: string) => void
}

function Choice({ label, value, options, isFixed, onChoose }: ChoiceProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={isFixed}
        onChange={event => onChoose(event.currentTarget.value)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Every zone that the browser knows; an older name that is set stays one of them. */
function zonesWith(own: string | null): string[] {
  const all = new Set([...Intl.supportedValuesOf('timeZone').filter(zone => zone.includes('/')), 'UTC'])
  return [...(own === null ? all : all.add(own))].sort()
}

function dateOrderOf(value: string): DateOrder | null {
  return DateOrderSchema.options.find(each => each === value) ?? null
}
