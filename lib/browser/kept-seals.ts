import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type Seal, SealSchema } from '../domain/activity-seal.ts'

const key = 'seals'
const StoredSchema = v.record(v.string(), SealSchema)

/**
 * The newest seal of each log that this browser saw whole. It is no part of the log: where that is kept at a backend, every station is a
 * witness of its own.
 */
export async function readKeptSeals(): Promise<Record<string, Seal>> {
  const parsed = v.safeParse(StoredSchema, (await browser.storage.local.get(key))[key])
  return parsed.success ? parsed.output : {}
}

/**
 * Keeps a seal in place of an earlier one of the same log; never one of fewer entries, but after a restored backup that a
 * manager knows of.
 */
export async function keepSeal(seal: Seal, isRestored = false): Promise<void> {
  const kept = await readKeptSeals()
  if (isRestored || (kept[seal.log]?.seq ?? 0) <= seal.seq)
    await browser.storage.local.set({ [key]: { ...kept, [seal.log]: seal } })
}
