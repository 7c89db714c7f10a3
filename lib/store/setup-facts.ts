import type { LedgerPayment } from '../domain/ledger.ts'
import { isOurDescription } from '../domain/ledger.ts'
import type { Posting } from '../domain/posting.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import type { Instant } from '../domain/units.ts'
import type { KeptReports } from '../service/ports.ts'
import type { LabelUse, StoreFacts } from '../setup/ports.ts'
import { createActivity } from './activity-store.ts'
import type { Database } from './database.ts'
import { createMeta } from './meta.ts'
import { createSourceStore } from './source-store.ts'

/** The newest payments say enough about labels. */
const maxPayments = 5_000

/** What the setup doctor wants to know of this browser's store. */
export function createSetupFacts(db: Database, reports: Pick<KeptReports, 'prove'>): StoreFacts {
  return {
    countOrders: () => db.orders.count(),
    lastOrderAt: async shop =>
      (
        await db.postings
          .orderBy('placedAt')
          .reverse()
          .filter(posting => posting.shop === shop)
          .first()
      )?.placedAt,
    labels: () => labels(db),
    async written() {
      const posted = await db.postings.where('state').equals('posted').first()
      const made = await db.postings
        .where('state')
        .equals('posted')
        .filter(({ warnings }) => warnings.includes('new-patient'))
        .first()
      return { payment: posted !== undefined, patient: made !== undefined }
    },
    async rest(shop, address) {
      const state = await createSourceStore(db).sourceState(shop)
      if (state?.address !== address) return { readAt: null, trouble: null, unreadable: 0 }
      return {
        readAt: state.readAt,
        trouble: state.trouble?.code ?? null,
        unreadable: state.unreadable.length,
      }
    },
    otherStation: async () => (await createMeta(db).health()).station?.otherPayment ?? null,
    proveSums: reports.prove,
    async proveActivity() {
      const activity = createActivity(db)
      let proof = await activity.prove()
      while (!proof.isOver) proof = await activity.prove(proof)
      return { checked: proof.checked, brokenAt: proof.broken?.seq ?? null }
    },
  }
}

async function labels(db: Database) {
  const payments = await db.ledger.orderBy('createdAt').reverse().limit(maxPayments).toArray()
  const attention = await db.postings.where('state').equals('attention').toArray()
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
  const bare = payments.filter(({ cardType: label, updatedAt }) => label === null && updatedAt > 0)
  const ids = bare.map(({ id }) => id)
  await db.postings
    .where('paymentIds')
    .anyOf(ids)
    .each(({ plan }) => plan && cardType.dropped.add(plan.cardType))
  for (const { reason, plan, updatedAt } of attention) {
    if (reason === 'category-missing') refuse(category, requiredNames.category, updatedAt)
    if (reason === 'card-type-missing' && plan) refuse(cardType, plan.cardType, updatedAt)
  }
  return { category, cardType, brandsWithoutLabel: await brandsWithoutLabel(db, attention) }
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

async function brandsWithoutLabel(db: Database, attention: readonly Posting[]): Promise<string[]> {
  const keys = attention.filter(({ reason, plan }) => reason === 'card-type-missing' && plan === null)
  const rows = await db.orders.bulkGet(keys.map(({ key }) => key))
  const brands = rows.flatMap(row =>
    row?.order.tender.kind === 'card' ? (row.order.tender.brand ?? []) : [],
  )
  return [...new Set(brands)].sort()
}
