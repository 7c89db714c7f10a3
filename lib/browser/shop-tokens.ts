import * as v from 'valibot'
import { browser } from 'wxt/browser'
import type { BrowserConfiguration } from '../domain/configuration.ts'
import { sessionValue } from './session.ts'

const key = 'shopTokens'

/** By shop; a token belongs to the address that it was given for and to no other. */
const TokensSchema = v.record(v.string(), v.object({ baseUrl: v.string(), token: v.string() }))
export type ShopTokens = v.InferOutput<typeof TokensSchema>

/** Those of an open vault, until the browser closes. */
const opened = sessionValue('shopTokens', TokensSchema)

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
 * The tokens to keep of a configuration that is taken over. A file without a token, such as an exported one, keeps the
 * token that is there for the same address; all others are forgotten.
 */
export async function shopTokensWith(configuration: BrowserConfiguration): Promise<ShopTokens> {
  const { shops } = await withShopTokens(configuration)
  const tokens: ShopTokens = {}
  for (const { origin, rest } of shops) {
    if (rest?.token !== undefined) tokens[origin] = { baseUrl: rest.baseUrl, token: rest.token }
  }
  return tokens
}

/** Keeps them readable on the disk, so that orders are read on after a restart without anybody. */
export async function keepShopTokensOnDisk(tokens: ShopTokens): Promise<void> {
  await browser.storage.local.set({ [key]: tokens })
}

/** Keeps them in memory alone: on the disk they are sealed. */
export async function keepShopTokensInMemory(tokens: ShopTokens): Promise<void> {
  await opened.write(tokens)
  await browser.storage.local.remove(key)
}

export function forgetOpenShopTokens(): Promise<void> {
  return opened.clear()
}

/** Tokens as they were sealed; none where that is no such text. */
export function parseShopTokens(text: string): ShopTokens {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), TokensSchema), text)
  return parsed.success ? parsed.output : {}
}

async function readTokens(): Promise<ShopTokens> {
  const inMemory = await opened.read()
  if (inMemory) return inMemory
  const stored = v.safeParse(TokensSchema, (await browser.storage.local.get(key))[key])
  return stored.success ? stored.output : {}
}
