import { armRestartAlarm, disarmRestartAlarm } from '../browser/wake-up.ts'

/**
 * Keeps an alarm armed from before the work until after its end, so that a killed worker is started again where no
 * page sends a message. Work that throws leaves the alarm armed and is tried again when it rings.
 */
export type RunWithWakeAlarm = <T>(work: () => Promise<T>) => Promise<T>

export function createWakeGuard(): RunWithWakeAlarm {
  let underWay = 0
  let last = Promise.resolve()
  // In a row, each by what is so when its turn comes: work that begins while the alarm is taken back keeps it.
  const settle = () => {
    const step = () => (underWay > 0 ? armRestartAlarm() : disarmRestartAlarm())
    last = last.then(step, step)
    return last
  }
  return async work => {
    underWay += 1
    await settle()
    const result = await work().finally(() => {
      underWay -= 1
    })
    await settle()
    return result
  }
}
