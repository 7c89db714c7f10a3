import type { OrderRecord } from '../domain/posting.ts'
import type { Instant } from '../domain/units.ts'
import { mightBeAdopted, unclaimedPayments } from './adopt-unmarked.ts'
import { advanceByLedger, advanceLocally, finished } from './advance.ts'
import type { Engine } from './engine.ts'
import { keep } from './keep.ts'
import { ensureFreshLedger } from './ledger-reading.ts'
import type { PracticeSetup } from './ports/nextech.ts'
import { holdForSetup, practiceSetup } from './practice-setup.ts'
import { rivalsOf } from './rivals.ts'

/** So many of the oldest orders are looked at before the first of them may be posted: two for each lane. */
export const portionSize = 32

/** Orders that were looked at together, and the ground that they stand on. */
export interface Portion {
  setup: PracticeSetup
  /** From when on the ledger was read for them. */
  oldest: Instant
}

/** Orders that are ready to be matched: one alone, or all that must have their patient before any of them is judged. */
interface Ready {
  records: OrderRecord[]
  portion: Portion
}

/**
 * What is due, oldest first, as far as neither the shop nor the ledger has settled it. One portion is prepared while the one
 * before is posted, so that the first payment waits for no backlog and lanes wait for nothing. An order that some payment without
 * a marker might be is judged only when all such orders have their patient, because two orders may fit one payment.
 */
export async function* portionsOf(
  engine: Engine,
  due: readonly OrderRecord[],
): AsyncGenerator<Ready, void, void> {
  let rest = due
  let oldest: Promise<Instant | undefined> | undefined
  const isOver = () => engine.signal?.aborted === true
  const next = async (): Promise<Ready[]> => {
    const first = rest.slice(0, portionSize)
    rest = rest.slice(portionSize)
    return prepare(engine, first, {
      rest,
      take(rivals) {
        const taken = new Set(rivals)
        rest = rest.filter(record => !taken.has(record))
      },
      // Asked once: it looks at all that are open.
      oldestOpen() {
        oldest ??= engine.store.oldestOpen()
        return oldest
      },
    })
  }
  let coming = next()
  try {
    for (;;) {
      const ready = await coming
      const isLast = rest.length === 0
      if (!isLast && !isOver()) {
        coming = next()
        // What fails there is told where it is waited for.
        coming.catch(() => undefined)
      }
      for (const each of ready) {
        if (isOver()) return
        yield each
      }
      if (isLast || isOver()) return
    }
  } finally {
    // Nothing runs on behind the caller's back.
    await coming.catch(() => undefined)
  }
}

/** What lies beyond a portion. */
interface Beyond {
  rest: readonly OrderRecord[]
  /** These go with the portion. */
  take(rivals: readonly OrderRecord[]): void
  oldestOpen(): Promise<Instant | undefined>
}

async function prepare(
  engine: Engine,
  first: readonly OrderRecord[],
  { rest, take, oldestOpen }: Beyond,
): Promise<Ready[]> {
  const left = await keep(engine, first, record => advanceLocally(engine, record))
  if (left.length === 0) return []
  const setup = await practiceSetup(engine)
  if ('missing' in setup) {
    await keep(engine, left, record => finished(holdForSetup(engine, record, setup)))
    return []
  }
  const oldest = Math.min(
    (await oldestOpen()) ?? Number.POSITIVE_INFINITY,
    ...left.map(record => record.order.placedAt),
  )
  await ensureFreshLedger(engine, setup, oldest)
  const unmarked = await unclaimedPayments(engine, setup)
  const rivals = rivalsOf(engine, left, rest, unmarked)
  take(rivals)
  const together = [...left, ...(await keep(engine, rivals, record => advanceLocally(engine, record)))]
  const open = await keep(engine, await reread(engine, together), record => advanceByLedger(engine, record))
  return readyOnes(engine, open, { setup, oldest })
}

async function readyOnes(engine: Engine, open: readonly OrderRecord[], portion: Portion): Promise<Ready[]> {
  // The ledger has told of some payments whose they are.
  const unmarked = await unclaimedPayments(engine, portion.setup)
  const { contested = [], free = [] } = Object.groupBy(open, record =>
    mightBeAdopted(engine, record.order, unmarked) ? 'contested' : 'free',
  )
  const alone = free.map(record => ({ records: [record], portion }))
  return contested.length === 0 ? alone : [{ records: contested, portion }, ...alone]
}

async function reread(engine: Engine, records: readonly OrderRecord[]): Promise<OrderRecord[]> {
  const fresh = await Promise.all(records.map(record => engine.store.get(record.posting.key)))
  return fresh.filter(record => record !== undefined).filter(record => record.posting.dueAt !== null)
}
