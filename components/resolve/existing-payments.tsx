import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { ExistingPaymentsView, ExistingPaymentView, ResolveView } from '../../lib/contract/panel.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { plural, say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import { Money } from '../common/money.tsx'
import { named } from './memory-note.tsx'
import type { PanelEvents, SettlingView } from './view.ts'

type ExistingPaymentsProps = Pick<PanelEvents, 'onLink' | 'onSettle'> & {
  view: SettlingView
  existing: ExistingPaymentsView
}

/**
 * Payments in Nextech that may be this order's, before anything else: to link one is the first choice. No key reaches
 * a button here but the one that has the focus.
 */
export function ExistingPayments({ view, existing, onLink, onSettle }: ExistingPaymentsProps) {
  const { order, step } = view
  const { customer, amountCents, placedOn } = order
  const live = existing.payments.filter(({ isLive }) => isLive).length
  const name = `${customer.firstName} ${customer.lastName}`.trim() || say('panel.unnamed')
  const day = formatDay(placedOn, 'medium')
  return (
    <section class="existing" aria-labelledby="existing">
      <h2 id="existing">
        {isUnproven(order, existing) ? say('panel.existing.unproven') : headingOf(order, existing, live)}
      </h2>
      {isUnproven(order, existing) ? <Unproven order={order} /> : <p>{leadOf(order, existing, live)}</p>}
      {existing.payments.length > 0 && (
        <>
          <p class="soft small">
            {say('panel.existing.order', { name, amount: formatCents(amountCents), day })}
          </p>
          <ul class="payments">
            {existing.payments.map(payment => (
              <ExistingPayment
                key={payment.id}
                payment={payment}
                busy={step.kind === 'saving'}
                onLink={() => onLink(payment.id)}
              />
            ))}
          </ul>
        </>
      )}
      {order.status === 'voided' && (
        <Button busy={step.kind === 'saving'} onPress={() => onSettle({ kind: 'void-left' })}>
          {say('panel.leave-voided')}
        </Button>
      )}
    </section>
  )
}

/** A payment left for the order, and neither an answer nor the ledger says whether it arrived. */
export function isUnproven(
  { reason }: Pick<ResolveView, 'reason'>,
  { payments }: ExistingPaymentsView,
): boolean {
  return reason === 'unproven' && payments.length === 0
}

/** What happened, and on whose Billing tab to look. */
function Unproven({ order }: { order: ResolveView }) {
  const { candidates, amountCents, sale } = order
  const [sentTo] = candidates
  return (
    <>
      <p>{say('reason.unproven.cause')}</p>
      {sentTo && sale && (
        <p>
          <strong>
            {say('panel.existing.unproven.sent', {
              patient: named(sentTo),
              amount: formatCents(amountCents),
              day: formatDay(sale.paymentDate, 'medium'),
            })}
          </strong>
        </p>
      )}
      <p class="soft">{say('reason.unproven.fix')}</p>
    </>
  )
}

function headingOf({ detail }: ResolveView, { kind, payments }: ExistingPaymentsView, live: number): string {
  if (live > 0) return plural('panel.existing', live)
  // Nextech has never shown it: nobody voided it.
  if (kind === 'voided' && detail) return say('panel.existing.unproven')
  return payments.length === 0 && kind === 'suspects'
    ? say('panel.existing.gone')
    : say('panel.existing.voided')
}

function leadOf({ detail }: ResolveView, { kind, payments }: ExistingPaymentsView, live: number): string {
  if (live > 0) return say('panel.existing.lead')
  if (kind === 'voided' && detail) return detail
  return payments.length === 0 && kind === 'suspects'
    ? say('panel.existing.gone.lead')
    : say('panel.existing.voided.lead')
}

interface ExistingPaymentProps {
  payment: ExistingPaymentView
  busy: boolean
  onLink: () => void
}

function ExistingPayment({ payment, busy, onLink }: ExistingPaymentProps) {
  return (
    <PaymentCard payment={payment}>
      {payment.isLive ? (
        <Button
          kind="primary"
          busy={busy}
          label={say('panel.existing.link.label', { id: payment.id })}
          onPress={onLink}
        >
          {say('panel.existing.link')}
        </Button>
      ) : (
        <p class="small payment-taken">
          <Icon name="different" size={13} />
          {say('panel.existing.is-voided')}
        </p>
      )}
    </PaymentCard>
  )
}

interface PaymentCardProps {
  payment: ExistingPaymentView
  /** What can be done with it. */
  children: ComponentChildren
}

/** A payment in Nextech: number, amount, patient with chart, day, card type and text. */
export function PaymentCard({ payment, children }: PaymentCardProps) {
  const id = useId()
  const { isLive } = payment
  const rows = [
    ['patient', named(payment.patient)],
    ['day', formatDay(payment.day, 'medium')],
    ['card', payment.cardType || say('panel.existing.no-card')],
    ['text', payment.text || say('panel.existing.no-text')],
  ] as const
  return (
    <li class={`card payment existing-payment ${isLive ? '' : 'existing-voided'}`}>
      <div class="existing-head">
        <h3 id={id}>{say('panel.payment', { id: payment.id })}</h3>
        <strong>
          <Money cents={payment.amountCents} />
        </strong>
      </div>
      <dl class="small">
        {rows.map(([row, value]) => (
          <div key={row}>
            <dt>{say(`panel.existing.${row}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </li>
  )
}
