import * as v from 'valibot'
import { browser } from 'wxt/browser'

const key = 'backendToken'

/** A token belongs to the backend that gave it, and goes to no other. */
const TokenSchema = v.object({ url: v.string(), token: v.string() })

/** The station's token for this backend; undefined where the station is not connected with it. */
export async function readBackendToken(url: string): Promise<string | undefined> {
  const stored = v.safeParse(TokenSchema, (await browser.storage.local.get(key))[key])
  return stored.success && stored.output.url === url ? stored.output.token : undefined
}

export async function writeBackendToken(url: string, token: string): Promise<void> {
  await browser.storage.local.set({ [key]: { url, token } })
}

export async function clearBackendToken(): Promise<void> {
  await browser.storage.local.remove(key)
}
