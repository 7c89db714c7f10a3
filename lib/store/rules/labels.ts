import { untoldBrand } from '../../domain/card-types.ts'
import { isOurDescription, type LedgerPayment } from '../../domain/ledger.ts'
import type { Order } from '../../domain/order.ts'
import type { Posting } from '../../domain/posting.ts'
import { requiredNames } from '../../domain/posting-plan.ts'
import type { Instant } from '../../domain/units.ts'
import type { LabelUse, StoreFacts } from '../../setup/ports.ts'

/** The newest payments say enough about labels. */
export const maxPayments = 5_000

/** Read back, and kept by Nextech without a card type. */
export function isWithoutCardType({ cardType, updatedAt }: LedgerPayment): boolean {
  return cardType === null && updatedAt > 0
}

/** Held up because the configuration has no label for its card. */
export function lacksLabel({ reason, plan }: Posting): boolean {
  return reason === 'card-type-missing' && plan === null
}

/**
 * What payments and refusals say of the practice's labels. `held` = postings that hold payments without a card type,
 * `orders` = those of the postings that lack a label.
 */
export function labelsIn(
  payments: readonly LedgerPayment[],
  attention: readonly Posting[],
  held: readonly Posting[],
  orders: readonly Order[],
): Awaited<ReturnType<StoreFacts['labels']>> {
  const category: Collected = { seen: new Map(), refused: new Map(), dropped: new Set() }
  const cardType: Collected = { seen: new Map(), refused: new Map(), dropped: new Set() }
  for (const payment of payments) {
    // Of a payment that was not read back yet we know only what we sent.
    if (payment.updatedAt === 0) continue
    note(category, payment.category, payment)
    note(cardType, payment.cardType, payment)
    if (isOurDescription(payment.text) && payment.category === null)
      category.dropped.add(requiredNames.category)
  }
  for (const { plan } of held) if (plan) cardType.dropped.add(plan.cardType)
  for (const { reason, plan, updatedAt } of attention) {
    if (reason === 'category-missing') refuse(category, requiredNames.category, updatedAt)
    if (reason === 'card-type-missing' && plan) refuse(cardType, plan.cardType, updatedAt)
  }
  return { category, cardType, brandsWithoutLabel: brandsOf(orders) }
}

function brandsOf(orders: readonly Order[]): string[] {
  const brands = orders.flatMap(({ tender }) => (tender.kind === 'card' ? (tender.brand ?? untoldBrand) : []))
  return [...new Set(brands)].sort()
}

interface Collected extends LabelUse {
  seen: Map<string, Instant>
  refused: Map<string, Instant>
  dropped: Set<string>
}

function note({ seen }: Collected, label: string | null, { createdAt }: LedgerPayment): void {
  if (label !== null && createdAt > (seen.get(label) ?? 0)) seen.set(label, createdAt)
}

function refuse({ refused }: Collected, label: string, at: Instant): void {
  refused.set(label, Math.max(at, refused.get(label) ?? 0))
}
