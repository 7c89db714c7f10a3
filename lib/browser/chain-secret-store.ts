import * as v from 'valibot'
import { browser } from 'wxt/browser'

const key = 'chainSecrets'
const StoredSchema = v.record(v.string(), v.string())

/** Secrets of activity logs that no vault holds, by log, as texts. They are not in the database, where the logs are. */
export async function readChainSecrets(): Promise<Record<string, string>> {
  const { [key]: stored } = await browser.storage.local.get(key)
  const parsed = v.safeParse(StoredSchema, stored)
  return parsed.success ? parsed.output : {}
}

/** Keeps them; an empty record takes them all out. */
export async function writeChainSecrets(secrets: Record<string, string>): Promise<void> {
  if (Object.keys(secrets).length === 0) await browser.storage.local.remove(key)
  else await browser.storage.local.set({ [key]: secrets })
}
