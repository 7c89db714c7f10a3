import { DuplicateAuditSchema } from '../../lib/domain/duplicate-audit.ts'
import type { KeptReports } from '../../lib/service/ports.ts'
import type { StoreFacts } from '../../lib/setup/ports.ts'
import { isWithoutCardType, labelsIn, lacksLabel, maxPayments } from '../../lib/store/rules/labels.ts'
import type { Activity } from '../../lib/sync/ports/activity.ts'
import { type PracticeDatabase, write } from '../database/practice-database.ts'
import { healthOf, putMeta, readMeta } from './meta.ts'
import { createSourceStore } from './source-store.ts'

const auditName = 'duplicateAudit'

/** What the setup doctor wants to know of the practice's store. */
export function createSetupFacts(
  practice: PracticeDatabase,
  reports: Pick<KeptReports, 'prove'>,
  activity: Pick<Activity, 'prove'>,
): StoreFacts {
  const { db, practiceId } = practice
  const postings = () => db.selectFrom('posting').where('practice_id', '=', practiceId)
  return {
    async countOrders() {
      const row = await postings()
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async lastOrderAt(shop) {
      const row = await postings()
        .select(({ fn }) => fn.max('placed_at').as('at'))
        .where('shop', '=', shop)
        .executeTakeFirst()
      return row?.at ?? undefined
    },
    labels: () => labels(practice),
    async written() {
      const rows = await postings().select('posting').where('state', '=', 'posted').execute()
      return {
        payment: rows.length > 0,
        patient: rows.some(({ posting }) => posting.warnings.includes('new-patient')),
      }
    },
    async rest(shop, address) {
      const state = await createSourceStore(practice).sourceState(shop)
      if (state?.address !== address) return { readAt: null, trouble: null, unreadable: 0 }
      return {
        readAt: state.readAt,
        trouble: state.trouble?.code ?? null,
        unreadable: state.unreadable.length,
      }
    },
    otherStation: async () => (await healthOf(practice)).station?.otherPayment ?? null,
    health: () => healthOf(practice),
    proveAggregates: reports.prove,
    duplicates: () => readMeta(practice, auditName, DuplicateAuditSchema),
    noteDuplicates: audit => write(practice, inside => putMeta(inside, auditName, audit)),
    async proveActivity() {
      let proof = await activity.prove()
      while (!proof.isOver) proof = await activity.prove(proof)
      return { checked: proof.checked, brokenAt: proof.broken?.seq ?? null }
    },
  }
}

async function labels({ db, practiceId }: PracticeDatabase) {
  const payments = await db
    .selectFrom('payment')
    .select('payment')
    .where('practice_id', '=', practiceId)
    .orderBy('created_at', 'desc')
    .limit(maxPayments)
    .execute()
  const rows = payments.map(({ payment }) => payment)
  const attention = await db
    .selectFrom('posting')
    .select(['order', 'posting'])
    .where('practice_id', '=', practiceId)
    .where('state', '=', 'attention')
    .execute()
  const bare = rows.filter(isWithoutCardType).map(({ id }) => id)
  const holding = db
    .selectFrom('posting_payment')
    .select('key')
    .where('practice_id', '=', practiceId)
    .where('payment_id', 'in', bare.length > 0 ? bare : [''])
  const held = await db
    .selectFrom('posting')
    .select('posting')
    .where('practice_id', '=', practiceId)
    .where('key', 'in', holding)
    .execute()
  return labelsIn(
    rows,
    attention.map(({ posting }) => posting),
    held.map(({ posting }) => posting),
    attention.filter(({ posting }) => lacksLabel(posting)).map(({ order }) => order),
  )
}
