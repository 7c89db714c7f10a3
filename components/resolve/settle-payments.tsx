import { useRef, useState } from 'preact/hooks'
import type { ExistingPaymentView, SettlingOrder } from '../../lib/contract/panel.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { say } from '../../lib/words/panel-words.ts'
import { paymentList } from '../../lib/words/payment-list.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { PaymentCard } from './existing-payments.tsx'
import { HandPosted } from './hand-posted.tsx'
import { named } from './memory-note.tsx'
import { useFocus } from './use-focus.ts'
import type { PanelEvents, SettlingView } from './view.ts'

type SettlePaymentsProps = Pick<PanelEvents, 'onSettle' | 'onFindPayment'> & {
  view: SettlingView
  settling: SettlingOrder
}

/** What Nextech holds of an order whose payments are in question, and what staff can say of it. Nothing here posts. */
export function SettlePayments({ view, settling, ...events }: SettlePaymentsProps) {
  const { reason, owedCents, payments } = settling
  const values = { count: payments.length, amount: formatCents(owedCents) }
  return (
    <section class="existing" aria-labelledby="settle">
      <h2 id="settle">{say(`panel.settle.${reason}`, values)}</h2>
      <p>
        {view.order.detail ?? ''} {say(`panel.settle.${reason}.lead`)}
      </p>
      {reason === 'refund-to-record' ? (
        <Refund view={view} settling={settling} onSettle={events.onSettle} />
      ) : (
        <WhichPayment view={view} settling={settling} {...events} />
      )}
    </section>
  )
}

function Refund({ view, settling, onSettle }: Omit<SettlePaymentsProps, 'onFindPayment'>) {
  const { owedCents, payments, refunds, trouble } = settling
  const busy = view.step.kind === 'saving'
  return (
    <>
      <ul class="payments">
        {payments.map(payment => (
          <PaymentCard key={payment.id} payment={payment}>
            {null}
          </PaymentCard>
        ))}
      </ul>
      <h3>{say('panel.settle.refunds')}</h3>
      {trouble && (
        <Notice tone="bad" icon="attention" title={say('panel.trouble')}>
          <p>{trouble}</p>
        </Notice>
      )}
      {!trouble && refunds.length === 0 && <p class="soft small">{say('panel.settle.refunds.none')}</p>}
      <ul class="payments">
        {refunds.map(payment => (
          <PaymentCard key={payment.id} payment={payment}>
            <Button
              kind={payment.amountCents === -owedCents ? 'primary' : 'plain'}
              busy={busy}
              label={labelOf('panel.settle.refund.this', payment)}
              onPress={() => onSettle({ kind: 'refund-linked', owedCents, payment: payment.id })}
            >
              {say('panel.settle.refund.this')}
            </Button>
          </PaymentCard>
        ))}
      </ul>
      <Button busy={busy} onPress={() => onSettle({ kind: 'refund-recorded', owedCents })}>
        {say('panel.settle.elsewhere')}
      </Button>
    </>
  )
}

function WhichPayment({ view, settling, onSettle, onFindPayment }: SettlePaymentsProps) {
  const [asked, setAsked] = useState<ExistingPaymentView | null>(null)
  const { order, step } = view
  const { payments, reason } = settling
  const words =
    reason === 'amount-differs' ? 'panel.settle.amount-differs.this' : 'panel.settle.posted-twice.this'
  const tell = (payment: string) =>
    onSettle({ kind: 'payment-told', payment, shown: payments.map(({ id }) => id) })
  return (
    <>
      <ul class="payments">
        {payments.map(payment => (
          <PaymentCard key={payment.id} payment={payment}>
            {payment.amountCents >= 0 && asked?.id !== payment.id && (
              <Button label={labelOf(words, payment)} onPress={() => setAsked(payment)}>
                {say(words)}
              </Button>
            )}
            {asked?.id === payment.id && (
              <Confirm
                text={afterwards(order, payment, payments)}
                id={payment.id}
                busy={step.kind === 'saving'}
                onYes={() => tell(payment.id)}
                onBack={() => setAsked(null)}
              />
            )}
          </PaymentCard>
        ))}
      </ul>
      <HandPosted view={view} onFindPayment={onFindPayment} onLink={tell} />
    </>
  )
}

/** What is in Nextech after the press, in full. */
function afterwards(
  { number, amountCents }: SettlingView['order'],
  { id, amountCents: paid, patient }: ExistingPaymentView,
  payments: readonly ExistingPaymentView[],
): string {
  const others = payments.filter(each => each.id !== id && each.isLive && each.amountCents >= 0)
  return [
    say('panel.settle.then', { number, id, amount: formatCents(paid), patient: named(patient) }),
    paid !== amountCents && say('panel.settle.then.amount', { amount: formatCents(amountCents) }),
    others.length > 0 &&
      say('panel.settle.then.others', { payments: paymentList(others.map(each => each.id)) }),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Nobody has read a question in less. */
const unreadMs = 500

interface ConfirmProps {
  text: string
  id: string
  busy: boolean
  onYes: () => void
  onBack: () => void
}

function Confirm({ text, id, busy, onYes, onBack }: ConfirmProps) {
  // The focus goes to what is asked, not to the button that does it.
  const question = useFocus<HTMLParagraphElement>(id)
  const shownAt = useRef(performance.now())
  const answer = () => {
    if (performance.now() - shownAt.current >= unreadMs) onYes()
  }
  return (
    <>
      <p class="why" ref={question} tabIndex={-1}>
        {text}
      </p>
      <Button kind="primary" busy={busy} onPress={answer}>
        {say('panel.settle.yes', { id })}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {say('panel.settle.back')}
      </Button>
    </>
  )
}

function labelOf(words: Parameters<typeof say>[0], { id }: ExistingPaymentView): string {
  return say('panel.settle.label', { words: say(words), id })
}
