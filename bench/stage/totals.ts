import { openDatabase } from '../../backend/database/open-database.ts'
import { ensurePractice, write } from '../../backend/database/practice-database.ts'
import { createOverview } from '../../backend/postgres/overview.ts'
import { putRecord } from '../../backend/postgres/records.ts'
import { addDays, dayReader } from '../../lib/domain/practice-day.ts'
import { asked } from '../../tests/backend/own-database.ts'
import { storedRows } from './stored-orders.ts'

const rounds = 30
const dayMs = 86_400_000
const made = 1_000

/** The popup's totals where so many orders of three years are kept; the floor is one order by its key. */
export async function totalsOverMany(url: string, orders: number): Promise<void> {
  const { db, dbOf, close } = await openDatabase({ url })
  const practice = { db: dbOf('practice'), practiceId: 'practice', timeZone: 'America/Chicago' }
  try {
    await ensurePractice(practice)
    const now = Date.now()
    const given = { count: made, firstNumber: 100_000_001, from: now - 1_095 * dayMs, until: now }
    const rows = storedRows({ ...given, timeZone: practice.timeZone, locationId: '31' })
    const postings = new Map(rows.postings.map(posting => [posting.key, posting]))
    await write(practice, async inside => {
      for (const { key, order } of rows.orders) {
        const posting = postings.get(key)
        if (posting) await putRecord(inside, { order, posting })
      }
    })
    const columns = await asked(
      url,
      `select column_name as name from information_schema.columns where table_name = 'posting' order by ordinal_position`,
    )
    const names = columns.map(({ name }) => `"${name}"`)
    // Staff's work does not grow with what is kept.
    const copied = names.map(name => (name === '"key"' ? `key || '-' || n` : name))
    await asked(
      url,
      `select set_config('app.practice', '*', false); insert into posting (${names}) select ${copied} from posting, generate_series(1, ${orders / made - 1}) n where state = 'posted'`,
    )
    await asked(url, 'vacuum analyze posting')
    const [{ count } = {}] = await asked(url, `select count(*) as count from posting`)
    const [key = ''] = postings.keys()
    const one = () =>
      db
        .selectFrom('posting')
        .select('state')
        .where('practice_id', '=', 'practice')
        .where('key', '=', key)
        .execute()
    const today = dayReader(practice.timeZone)(now)
    const days = (n: number) => Array.from({ length: n }, (_, back) => addDays(today, -back))
    const overview = createOverview(practice)
    const floor = await median(one)
    const [day, fortnight] = [
      await median(() => overview.sumsOf(days(1))),
      await median(() => overview.sumsOf(days(14))),
    ]
    console.log(`backend: the popup's totals with ${count} orders
  today        ${day.toFixed(1)} ms, ${(day / floor).toFixed(1)} of one indexed read
  14 days      ${fortnight.toFixed(1)} ms, ${(fortnight / floor).toFixed(1)} of one indexed read (${floor.toFixed(2)} ms)`)
  } finally {
    await close()
  }
}

async function median(job: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    await job()
    times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN
}
