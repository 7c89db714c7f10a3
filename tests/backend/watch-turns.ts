import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** Sees when turns of the database's one practice begin. */
interface TurnWatch {
  /** From now on: gives a function that answers when the first turn began that is not under way now; NaN while none has. */
  next(): () => number
  close(): Promise<void>
}

const lookEveryMs = 50

/** Looks at the lease of the turn, on a connection of its own that is made again where it broke. */
export async function watchTurns(url: string): Promise<TurnWatch> {
  const begun = new Map<string, number>()
  let isClosed = false
  async function look(): Promise<void> {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      for (; !isClosed; await delay(lookEveryMs)) {
        const { rows } = await client.query<{ owner: string }>("select owner from lease where name = 'turn'")
        for (const { owner } of rows) if (!begun.has(owner)) begun.set(owner, Date.now())
      }
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  const looking = (async () => {
    while (!isClosed) await look().catch(() => delay(500))
  })()
  return {
    next() {
      const before = new Set(begun.keys())
      return () => {
        const since = [...begun].flatMap(([owner, at]) => (before.has(owner) ? [] : [at]))
        return since.length === 0 ? Number.NaN : Math.min(...since)
      }
    },
    async close() {
      isClosed = true
      await looking
    },
  }
}
