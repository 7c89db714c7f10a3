import * as v from 'valibot'
import { type SumsRow, SumsRowSchema } from '../reports/day-sums.ts'
import type { Database } from './database.ts'
import { contributions, put } from './sums.ts'

/** Orders are counted in portions, so that a hundred thousand never lie in memory at once. */
const portion = 2_000

/** What the kept sums were counted with; another zone or another way of counting needs a recount. */
const KeptSchema = v.object({ timeZone: v.string(), way: v.literal(1) })
const metaName = 'sums'

/** A row of the sums that is not what a full count gives. */
export interface WrongSum {
  id: string
  kept: SumsRow | undefined
  counted: SumsRow | undefined
}

/**
 * Sees to it, before anything else uses the connection, that the sums have the days of the practice's zone: a
 * database from before the sums, or of another zone, is counted once.
 */
export function keepSums(db: Database): void {
  db.on(
    'ready',
    async opened => {
      const { meta } = opened as Database
      const kept = v.safeParse(KeptSchema, (await meta.get(metaName))?.value)
      if (!kept.success || kept.output.timeZone !== db.timeZone) await recount(db, opened as Database)
    },
    true,
  )
}

/** Counts every order and puts right what differs; one transaction. */
async function recount(db: Database, opened: Database): Promise<void> {
  const { sums, postings, orders, meta } = opened
  await opened.transaction('rw', sums, postings, orders, meta, async () => {
    const wrong = await wrongSums(db, opened)
    await sums.bulkDelete(wrong.flatMap(({ id, counted }) => (counted ? [] : [id])))
    await sums.bulkPut(wrong.flatMap(({ counted }) => counted ?? []))
    await meta.put({ name: metaName, value: { timeZone: db.timeZone, way: 1 } })
  })
}

/** Proves the kept sums against a full recount, in one snapshot: empty when every row is right. */
export function proveSums(db: Database): Promise<WrongSum[]> {
  return db.transaction('r', db.sums, db.postings, db.orders, () => wrongSums(db, db))
}

async function wrongSums(db: Database, opened: Database): Promise<WrongSum[]> {
  const counted = await countAll(db, opened)
  const kept = new Map((await opened.sums.toArray()).map(row => [row.id, row]))
  const ids = [...new Set([...counted.keys(), ...kept.keys()])]
  return ids.flatMap(id => {
    const pair = { id, kept: kept.get(id), counted: counted.get(id) }
    return sameRow(pair.kept, pair.counted) ? [] : [pair]
  })
}

async function countAll(db: Database, opened: Database): Promise<Map<string, SumsRow>> {
  const rows = new Map<string, SumsRow>()
  for (let last = ''; ; ) {
    const postings = await opened.postings.where(':id').above(last).limit(portion).toArray()
    const orders = await opened.orders.bulkGet(postings.map(posting => posting.key))
    postings.forEach((posting, i) => {
      put(rows, contributions(db, { order: orders[i]?.order, posting }), 1)
    })
    const end = postings.at(-1)
    if (end === undefined || postings.length < portion) return rows
    last = end.key
  }
}

/** A row without cells is the same as none: all its orders moved elsewhere. */
function sameRow(a: SumsRow | undefined, b: SumsRow | undefined): boolean {
  const cells = (row: SumsRow | undefined) => {
    const parsed = v.safeParse(SumsRowSchema, row ?? { id: '', cells: {} })
    return parsed.success ? JSON.stringify(Object.entries(parsed.output.cells).sort()) : 'unreadable'
  }
  return cells(a) === cells(b)
}
