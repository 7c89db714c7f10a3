import type { World } from './world.ts'

const patienceMs = 1_000

/**
 * People and pages do again what met a database that was away: a station's request is answered 503 then. Any other error
 * that they meet is one of ours.
 */
export async function untilTaken<T>(
  { disk, time, violate }: Pick<World, 'disk' | 'time' | 'violate'>,
  job: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await job()
    } catch (error) {
      if (!disk.isFault(error)) {
        violate('error-of-ours', String(error))
        return new Promise(() => {})
      }
      await time.sleep(patienceMs)
    }
  }
}
