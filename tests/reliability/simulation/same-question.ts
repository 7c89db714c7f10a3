import type { Worker } from './worker-state.ts'
import type { World } from './world.ts'

/**
 * Two living workers that ask Nextech the same at the same time are two drains at once, which the lock forbids. It
 * cannot where it was taken from a suspended worker.
 */
export function createQuestions({ plan, violate }: Pick<World, 'plan' | 'violate'>): World['asks'] {
  const asking = new Map<string, Worker>()
  return (worker, address, job) => {
    const other = asking.get(address)
    if (other && other !== worker && !other.isKilled && plan.pauses.length === 0)
      violate('asked-twice', `${other.name} and ${worker.name} ask for ${address.split('?')[0]} at once`)
    asking.set(address, worker)
    return job().finally(() => {
      if (asking.get(address) === worker) asking.delete(address)
    })
  }
}
