import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type GuideDraft, GuideDraftSchema } from '../domain/guide.ts'

const key = 'setupDraft'

/** What was typed into the guided set-up before it was left; undefined where there is nothing. No password is in it. */
export async function readDraft(): Promise<GuideDraft | undefined> {
  const { [key]: value } = await browser.storage.local.get(key)
  const read = v.safeParse(GuideDraftSchema, value)
  return read.success ? read.output : undefined
}

export async function writeDraft(draft: GuideDraft): Promise<void> {
  await browser.storage.local.set({ [key]: draft })
}

export async function clearDraft(): Promise<void> {
  await browser.storage.local.remove(key)
}
