import * as v from 'valibot'
import { DuplicateAuditSchema } from '../domain/duplicate-audit.ts'
import type { KeptReports } from '../service/ports.ts'
import type { StoreFacts } from '../setup/ports.ts'
import type { Activity } from '../sync/ports/activity.ts'
import { createActivity } from './activity-store.ts'
import type { Database } from './database.ts'
import { createMeta } from './meta.ts'
import { isWithoutCardType, labelsIn, lacksLabel, maxPayments } from './rules/labels.ts'
import { createSourceStore } from './source-store.ts'

const auditName = 'duplicateAudit'

/** What the setup doctor wants to know of this browser's store. */
export function createSetupFacts(
  db: Database,
  reports: Pick<KeptReports, 'prove'>,
  activity: Pick<Activity, 'prove'> = createActivity(db),
): StoreFacts {
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
    health: () => createMeta(db).health(),
    proveAggregates: reports.prove,
    async duplicates() {
      const read = v.safeParse(DuplicateAuditSchema, (await db.meta.get(auditName))?.value)
      return read.success ? read.output : undefined
    },
    async noteDuplicates(audit) {
      await db.meta.put({ name: auditName, value: audit })
    },
    async proveActivity() {
      let proof = await activity.prove()
      while (!proof.isOver) proof = await activity.prove(proof)
      return { checked: proof.checked, brokenAt: proof.broken?.seq ?? null }
    },
  }
}

async function labels(db: Database) {
  const payments = await db.ledger.orderBy('createdAt').reverse().limit(maxPayments).toArray()
  const attention = await db.postings.where('state').equals('attention').toArray()
  const bare = payments.filter(isWithoutCardType).map(({ id }) => id)
  const held = await db.postings.where('paymentIds').anyOf(bare).toArray()
  const rows = await db.orders.bulkGet(attention.filter(lacksLabel).map(({ key }) => key))
  return labelsIn(
    payments,
    attention,
    held,
    rows.flatMap(row => (row ? [row.order] : [])),
  )
}
