import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { InstantSchema } from '../domain/units.ts'

const key = 'acceptance'

/** A person's yes to a configuration. */
const AcceptanceSchema = v.object({
  /** When they said that payments may be posted; it covers orders that were placed before (rules 9). */
  postsFrom: InstantSchema,
})
export type Acceptance = v.InferOutput<typeof AcceptanceSchema>

/** The last yes to posting, or undefined where nobody gave one. */
export async function readAcceptance(): Promise<Acceptance | undefined> {
  const stored = v.safeParse(AcceptanceSchema, (await browser.storage.local.get(key))[key])
  return stored.success ? stored.output : undefined
}

export async function writeAcceptance(acceptance: Acceptance): Promise<void> {
  await browser.storage.local.set({ [key]: acceptance })
}
