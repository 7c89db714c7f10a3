import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type Instant, InstantSchema } from '../domain/units.ts'

const key = 'lockClock'

/** How far the clock of locks has come; undefined where it was never looked at. */
export async function readLockClock(): Promise<Instant | undefined> {
  const { [key]: stored } = await browser.storage.local.get(key)
  return v.is(InstantSchema, stored) ? stored : undefined
}

export async function writeLockClock(at: Instant): Promise<void> {
  await browser.storage.local.set({ [key]: at })
}
