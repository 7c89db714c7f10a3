import type { OrderRecord } from '../domain/posting.ts'
import type { ListedOrder } from '../shop/parse/parse-row.ts'
import type { Practice } from './practice.ts'

/** An order that a page alone shows costs more than a row: nobody opens a hundred in a minute. */
const shownCosts = 10

/** The rows that may be taken in now: those of orders that are known, and of new ones as many as there is room for. */
export async function withRoom(
  { intake, engine }: Pick<Practice, 'intake' | 'engine'>,
  { origin, reader }: { origin: string; reader: string },
  rows: readonly ListedOrder[],
  records: ReadonlyMap<string, OrderRecord>,
): Promise<ListedOrder[]> {
  const unknown = rows.flatMap(({ number }) => (records.has(number) ? [] : [number]))
  if (unknown.length === 0) return [...rows]
  const listings = await intake.listings(origin, unknown, 'shown')
  const fresh = [...new Set(unknown.filter(number => !listings.has(number)))]
  if (fresh.length === 0) return [...rows]
  const room = await intake.roomFor(origin, { asked: fresh.length, page: reader }, engine.clock.now())
  const putOff = new Set(fresh.slice(room))
  return rows.filter(({ number }) => !putOff.has(number))
}

/** Whether an order that is not known yet, and was told by no row, may be taken in now. */
export async function hasRoom(
  { intake, engine }: Pick<Practice, 'intake' | 'engine'>,
  { origin, reader }: { origin: string; reader: string },
  isSeen: boolean,
): Promise<boolean> {
  const asked = isSeen ? shownCosts : 1
  return (await intake.roomFor(origin, { asked, page: reader }, engine.clock.now())) === asked
}
