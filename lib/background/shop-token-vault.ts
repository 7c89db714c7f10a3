import { readConfiguration } from '../browser/settings.ts'
import {
  forgetOpenShopTokens,
  keepShopTokensInMemory,
  keepShopTokensOnDisk,
  parseShopTokens,
  shopTokensWith,
} from '../browser/shop-tokens.ts'
import type { BrowserConfiguration } from '../domain/configuration.ts'
import { keepSealed, readSealed, vaultState } from './vault.ts'

const name = 'shops'

/**
 * Keeps the tokens of a configuration that is taken over, sealed where there is a vault. While that is closed nobody knows
 * those of before, and they stay as they are.
 */
export async function keepShopTokens(configuration: BrowserConfiguration): Promise<void> {
  const state = await vaultState()
  if (state === 'closed') return
  const tokens = await shopTokensWith(configuration)
  if (state === 'none') return keepShopTokensOnDisk(tokens)
  await keepSealed(name, JSON.stringify(tokens))
  await keepShopTokensInMemory(tokens)
}

/** The same for the configuration in force; tokens of shops that are configured no more, or at another address, are forgotten. */
export async function keepTheirTokens(): Promise<void> {
  const configuration = await readConfiguration()
  if (configuration) await keepShopTokens(configuration)
}

/** The vault was opened: the shops' tokens are in memory again. */
export async function openShopTokens(): Promise<void> {
  const text = await readSealed(name)
  if (text !== undefined) await keepShopTokensInMemory(parseShopTokens(text))
}

/** The vault was closed. */
export async function closeShopTokens(): Promise<void> {
  await forgetOpenShopTokens()
}

/** There will be no vault any more: the tokens of the open one go back to where they were. */
export async function unsealShopTokens(): Promise<void> {
  const configuration = await readConfiguration()
  if (configuration) await keepShopTokensOnDisk(await shopTokensWith(configuration))
  await forgetOpenShopTokens()
}
