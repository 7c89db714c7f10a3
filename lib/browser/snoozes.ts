import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type Snoozes, SnoozesSchema, stillSnoozed } from '../domain/snooze.ts'

const key = 'snoozed'

/** The orders that were put off on this computer. Nothing of a customer is in it. */
export async function readSnoozes(): Promise<Snoozes> {
  const { [key]: value } = await browser.storage.local.get(key)
  const read = v.safeParse(SnoozesSchema, value)
  return read.success ? stillSnoozed(read.output, Date.now()) : {}
}

export async function writeSnoozes(snoozes: Snoozes): Promise<void> {
  await browser.storage.local.set({ [key]: snoozes })
}

const alarm = 'snoozed'

/** Calls back when orders were put off or brought back, and when the time of one is over. To be called in the worker's first turn. */
export function onSnoozesChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && key in changes) listener()
  })
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) listener()
  })
}

/** Has the worker woken when the first of them comes back. */
export async function wakeAtFirst(snoozes: Snoozes): Promise<void> {
  const times = Object.values(snoozes).map(({ until }) => until)
  if (times.length > 0) await browser.alarms.create(alarm, { when: Math.min(...times) })
}
