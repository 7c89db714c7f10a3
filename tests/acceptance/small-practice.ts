import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { MagentoOrder, Practice } from '../../sandbox/practice/practice.ts'
import { read, startWorld } from './engine-world.ts'

/** A practice with a few orders whose outcome is known: two of known patients, one of a buyer who is none yet. */
export interface SmallPractice {
  practice: Practice
  known: MagentoOrder[]
  buyer: MagentoOrder
}

/** Picks the orders by running a made practice once without faults. */
export async function smallPractice(): Promise<SmallPractice> {
  const practice = makePractice({ seed: 7, now: '2026-03-16T15:00:00Z', patients: 60, orders: 45 })
  const world = await startWorld(practice)
  await read(world, practice.orders)
  await world.drain()
  const postings = await world.postings()
  await world.close()
  const of = (wanted: (warnings: readonly string[]) => boolean) =>
    practice.orders.filter(order => {
      const posting = postings.get(order.increment_id)
      return posting?.state === 'posted' && wanted(posting.warnings)
    })
  const known = of(warnings => warnings.length === 0).slice(0, 2)
  const [buyer] = of(warnings => warnings.includes('new-patient'))
  if (known.length < 2 || !buyer) throw new Error('the made practice lacks the orders that the tests need')
  return { practice, known, buyer }
}

/** How many live payments of an order the ledger holds. */
export function livePayments(ledger: readonly { status: string; text: string }[], number: string): number {
  return ledger.filter(
    payment => payment.status === 'active' && payment.text.startsWith(`DermPRO #${number} `),
  ).length
}
