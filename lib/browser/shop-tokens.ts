import * as v from 'valibot'
import { browser } from 'wxt/browser'
import type { BrowserConfiguration } from '../domain/configuration.ts'

const key = 'shopTokens'

/** By shop; a token belongs to the address that it was given for and to no other. */
const TokensSchema = v.record(v.string(), v.object({ baseUrl: v.string(), token: v.string() }))
type Tokens = v.InferOutput<typeof TokensSchema>

/**
 * Keeps content scripts out of `storage.local`, where the shops' tokens are. Chrome and Edge know how, and remember it;
 * in Firefox only our own content script could read there, and it does not.
 */
export async function closeStorageToPages(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined)
}

/** The configuration with the tokens that were imported with it, as far as it does not carry them itself. */
export async function withShopTokens<C extends BrowserConfiguration>(configuration: C): Promise<C> {
  const tokens = await readTokens()
  const shops = configuration.shops.map(shop => {
    const known = tokens[shop.origin]
    if (!shop.rest || shop.rest.token !== undefined || known?.baseUrl !== shop.rest.baseUrl) return shop
    return { ...shop, rest: { ...shop.rest, token: known.token } }
  })
  return { ...configuration, shops }
}

/**
 * Keeps the tokens of a configuration that is taken over. A file without a token, such as an exported one, keeps the
 * token that is there for the same address; all others are forgotten.
 */
export async function writeShopTokens(configuration: BrowserConfiguration): Promise<void> {
  const { shops } = await withShopTokens(configuration)
  const tokens: Tokens = {}
  for (const { origin, rest } of shops) {
    if (rest?.token !== undefined) tokens[origin] = { baseUrl: rest.baseUrl, token: rest.token }
  }
  await browser.storage.local.set({ [key]: tokens })
}

async function readTokens(): Promise<Tokens> {
  const stored = v.safeParse(TokensSchema, (await browser.storage.local.get(key))[key])
  return stored.success ? stored.output : {}
}
