/**
 * Knows when nothing can run any more: fake-indexeddb and Dexie go on by `setImmediate` and by promises alone, so
 * counting the former is enough. Must be the first import of the simulation: Dexie takes up what it finds.
 */
const realImmediate = globalThis.setImmediate
let pending = 0

type Job = (...given: unknown[]) => void

function countedImmediate(job: Job, ...given: unknown[]): NodeJS.Immediate {
  pending += 1
  return realImmediate(() => {
    pending -= 1
    job(...given)
  })
}

globalThis.setImmediate = Object.assign(countedImmediate, realImmediate)
// Dexie tells other tabs of its commits through it: a message that comes whenever the machine likes.
Reflect.deleteProperty(globalThis, 'BroadcastChannel')

/** Resolves when all that was begun has either ended or waits for the virtual clock. */
export async function untilQuiet(): Promise<void> {
  for (let calm = 0; calm < 2; calm = pending === 0 ? calm + 1 : 0) {
    await new Promise<void>(done => realImmediate(done))
  }
}

/** Counts a job that goes on by other means, as a PGlite's statement, until it is over. */
export async function busy<T>(job: () => Promise<T>): Promise<T> {
  pending += 1
  try {
    return await job()
  } finally {
    pending -= 1
  }
}
