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
