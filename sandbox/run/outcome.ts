import * as v from 'valibot'
import { type OrderRecord, PostingSchema } from '../../lib/domain/posting.ts'
import { openOutcome, statusOf } from '../../lib/domain/posting-machine.ts'
import type { SimulatedNextech } from '../nextech/server.ts'

/** What became of one order: `outcome.json` of rules 10.5, absent parts null. */
export interface OrderOutcome {
  status: string
  reason: string | null
  warnings: string[]
  patient: string | null
  payment: {
    id: string
    amountCents: number
    cardType: string | null
    paymentDate: string
    description: string
  } | null
}

export type Outcomes = Record<string, OrderOutcome>

type StoredPosting = OrderRecord['posting']

/** A page that runs a function: Playwright's or Puppeteer's. */
export interface Evaluating {
  evaluate(work: (name: string) => Promise<unknown>, name: string): Promise<unknown>
}

/** The extension's postings, read in one of its own pages straight from IndexedDB. */
export async function storedPostings(page: Evaluating, practiceId: string): Promise<StoredPosting[]> {
  const rows: unknown = await page.evaluate(
    name =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          if (!db.objectStoreNames.contains('postings')) {
            // An open connection would keep the extension from making its stores.
            db.close()
            return resolve([])
          }
          const reading = db.transaction('postings').objectStore('postings').getAll()
          reading.onsuccess = () => resolve(reading.result)
          reading.onerror = () => reject(reading.error)
          reading.transaction?.addEventListener('complete', () => db.close())
        }
      }),
    `nextech-sync/${practiceId}`,
  )
  return v.parse(v.array(PostingSchema), rows)
}

/** Whether nothing moves any more before somebody acts. */
export function isAtRest(posting: StoredPosting): boolean {
  return posting.dueAt === null && !openOutcome.includes(posting.state)
}

/** Each order as the extension's store and the simulated ledger hold it. */
export function outcomesOf(
  postings: readonly StoredPosting[],
  nextech: Pick<SimulatedNextech, 'ledger'>,
): Outcomes {
  const ledger = new Map(nextech.ledger().map(payment => [payment.id, payment]))
  const sorted = [...postings].sort((a, b) => a.number.localeCompare(b.number))
  return Object.fromEntries(
    sorted.map(posting => {
      const live = posting.paymentIds.map(id => ledger.get(id)).find(payment => payment?.status === 'active')
      const outcome: OrderOutcome = {
        status: statusOf(posting.state),
        reason: posting.reason,
        warnings: posting.warnings,
        patient: posting.patientUid,
        payment: live
          ? {
              id: live.id,
              amountCents: live.amountCents,
              cardType: live.cardType,
              paymentDate: live.date,
              // Adopted without a marker, the ledger has somebody else's words: ours are what the order stands for.
              description: posting.plan?.description ?? live.text,
            }
          : null,
      }
      return [posting.number, outcome]
    }),
  )
}
