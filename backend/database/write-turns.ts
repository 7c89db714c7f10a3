import { AsyncLocalStorage } from 'node:async_hooks'
import { isDatabaseFault } from './database-fault.ts'

/** Writing work, which does nothing but use the transaction that it is given; it may be run again. */
export type Job<Inside, T> = (inside: Inside) => Promise<T>

/**
 * Runs jobs in one transaction, in their order, and answers once it is committed: what became of each, of as many as it
 * took. Rejects where nothing is written of any.
 */
export type Together<Inside> = (
  jobs: readonly Job<Inside, () => void>[],
) => Promise<readonly PromiseSettledResult<() => void>[]>

interface Waiting<Inside> {
  /** Answers what tells its caller; called once it is committed. */
  job: Job<Inside, () => void>
  reject: (error: unknown) => void
}

/** Writes that one wait for the disk serves, at most. */
const maxTogether = 32

/**
 * The write turns of a database in this process: one transaction of a practice at a time, first come first served. Those who
 * come while one is under way go together in the next: they would wait for the practice's row in any case, and one wait for
 * the disk serves them all. After a fault of the database nobody who waited behind it waits for the next one.
 */
export function createWriteTurns<Inside>() {
  /** By practice, while one of its transactions is under way: who waits for the next. */
  const lines = new Map<string, Waiting<Inside>[]>()

  function inTurn<T>(practiceId: string, job: Job<Inside, T>, together: Together<Inside>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    // Who acts, and which lease is held, are its caller's own.
    const own = AsyncLocalStorage.bind(async (inside: Inside) => {
      const value = await job(inside)
      return () => resolve(value)
    })
    const line = lines.get(practiceId)
    if (line) line.push({ job: own, reject })
    else void move(practiceId, [{ job: own, reject }], together)
    return promise
  }

  async function move(
    practiceId: string,
    line: Waiting<Inside>[],
    together: Together<Inside>,
  ): Promise<void> {
    lines.set(practiceId, line)
    while (line.length > 0) {
      const taken = line.splice(0, maxTogether)
      try {
        const outcomes = await together(taken.map(({ job }) => job))
        line.unshift(...taken.slice(outcomes.length))
        for (const [at, outcome] of outcomes.entries())
          if (outcome.status === 'fulfilled') outcome.value()
          else taken[at]?.reject(outcome.reason)
      } catch (error) {
        const befallen = isDatabaseFault(error) ? [...taken, ...line.splice(0)] : taken
        for (const { reject } of befallen) reject(error)
      }
    }
    lines.delete(practiceId)
  }

  return inTurn
}
