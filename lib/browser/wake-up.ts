import { browser } from 'wxt/browser'

const name = 'sync'

/** Calls back when the alarm rings. To be called in the worker's first turn. */
export function onWakeUp(listener: () => void): void {
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name === name) listener()
  })
}

/**
 * One alarm for all that is due. An alarm that would ring earlier anyway is left alone: making it anew at every start
 * would push it away for ever (peers notes B1).
 */
export async function wakeUpAt(instant: number): Promise<void> {
  const known = await browser.alarms.get(name)
  if (known && known.scheduledTime <= instant && known.scheduledTime > Date.now()) return
  await browser.alarms.create(name, { when: instant })
}

/** Keeps the worker alive while a promise is under way, and no longer: an API call resets its idle clock. */
export async function keepAlive<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
