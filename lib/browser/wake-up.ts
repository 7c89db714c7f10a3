import { browser } from 'wxt/browser'

const name = 'sync'
const revival = 'revival'
/** An alarm rings after half a minute at the soonest. */
const revivalMinutes = 0.5

/** Calls back when an alarm rings. To be called in the worker's first turn. */
export function onWakeUp(listener: () => void): void {
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name === name || alarm.name === revival) listener()
  })
}

/**
 * One alarm for all that is due. An alarm that would ring earlier anyway is left alone: to create it again at every
 * start would reset its timer each time (browser facts 1.2).
 */
export async function wakeUpAt(instant: number): Promise<void> {
  const known = await browser.alarms.get(name)
  if (known && known.scheduledTime <= instant && known.scheduledTime > Date.now()) return
  await browser.alarms.create(name, { when: instant })
}

/**
 * Starts the worker every half minute until it is taken back. An alarm that is set already is left alone: frequent
 * restarts would reset its timer each time.
 */
export async function armRestartAlarm(): Promise<void> {
  if (await browser.alarms.get(revival)) return
  await browser.alarms.create(revival, { delayInMinutes: revivalMinutes, periodInMinutes: revivalMinutes })
}

/** Takes it back. */
export async function disarmRestartAlarm(): Promise<void> {
  await browser.alarms.clear(revival)
}

/** Lets the worker live on for a while: a message over a socket alone does not in every browser (browser facts). */
export function keepAwake(): void {
  void browser.runtime.getPlatformInfo()
}

/** Keeps the worker alive while a promise is under way, and no longer: an API call resets its idle clock. */
export async function keepAlive<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(keepAwake, 20_000)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
