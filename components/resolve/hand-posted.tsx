import { useState } from 'preact/hooks'
import type { HandPostedView } from '../../lib/contract/panel.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Field } from '../common/field.tsx'
import { Icon } from '../common/icon.tsx'
import { Money } from '../common/money.tsx'
import { Notice } from '../common/notice.tsx'
import { named } from './memory-note.tsx'
import type { PanelEvents, SettlingView } from './view.ts'

type HandPostedProps = Pick<PanelEvents, 'onFindPayment' | 'onLink'> & {
  view: SettlingView
  /** Nothing else can be done with the order here: it is open at once, and no patient is shown above it. */
  isOnlyWay?: boolean
  /** Most likely it is there: nobody has to ask for the form. */
  isLikely?: boolean
}

/** Staff posted it by hand already: the payment is looked up and linked, and nothing is sent. */
export function HandPosted({ view, isOnlyWay = false, isLikely = false, ...events }: HandPostedProps) {
  const { onFindPayment, onLink } = events
  const [open, setOpen] = useState(isOnlyWay || isLikely)
  const [text, setText] = useState('')
  const { payments, step } = view
  const submit = (event: Event) => {
    event.preventDefault()
    if (payments.kind !== 'busy') onFindPayment(text)
  }
  return (
    <section class="way" aria-labelledby="posted">
      <h2 id="posted">{say('panel.posted')}</h2>
      {!isOnlyWay && (
        <Button expanded={open} onPress={() => setOpen(!open)}>
          {say('panel.posted.open')}
        </Button>
      )}
      {open && (
        <>
          <p class="soft small">{say(isOnlyWay ? 'panel.posted.hint.number' : 'panel.posted.hint')}</p>
          <form class="one-field" autocomplete="off" noValidate onSubmit={submit}>
            <Field
              inputMode="numeric"
              autocomplete="off"
              optional
              label={say(isOnlyWay ? 'panel.posted.number' : 'panel.posted.field')}
              value={text}
              onValue={setText}
            />
            <Button type="submit" busy={payments.kind === 'busy'}>
              {say('panel.posted.submit')}
            </Button>
          </form>
        </>
      )}
      {payments.kind === 'failed' && (
        <Notice tone="bad" icon="attention" role="alert" title={say('panel.posted.failed')}>
          <p>{payments.message || say('panel.failed.fix')}</p>
        </Notice>
      )}
      <p class="small" aria-live="polite">
        {payments.kind === 'busy' && say('panel.search.busy')}
        {payments.kind === 'found' &&
          payments.items.length === 0 &&
          say(isOnlyWay ? 'panel.posted.none.number' : 'panel.posted.none')}
      </p>
      {payments.kind === 'found' && payments.items.length > 0 && (
        <ul class="payments">
          {payments.items.map(payment => (
            <Payment
              key={payment.id}
              payment={payment}
              busy={step.kind === 'saving'}
              onLink={() => onLink(payment.id)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function Payment({ payment, busy, onLink }: { payment: HandPostedView; busy: boolean; onLink: () => void }) {
  const { id, day, amountCents, cardType, text, patient, fits, isTaken } = payment
  const state = isTaken ? 'taken' : fits ? 'fits' : 'differs'
  return (
    <li class="card payment small">
      <p>
        <strong>
          <Money cents={amountCents} />
        </strong>{' '}
        · {formatDay(day, 'medium')}
        {cardType && ` · ${cardType}`} · {named(patient)}
      </p>
      <p class="soft">{text || say('panel.payment', { id })}</p>
      <p class={`payment-${state}`}>
        <Icon name={fits && !isTaken ? 'check' : 'different'} size={13} />
        {say(`panel.posted.${state}`)}
      </p>
      {!isTaken && (
        <Button busy={busy} onPress={onLink}>
          {say('panel.posted.link', { id })}
        </Button>
      )}
    </li>
  )
}
