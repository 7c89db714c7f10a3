import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { sessionValue } from './session.ts'

const key = 'vault'

/** The vault's key while it is open: in memory, until the browser closes or somebody signs off. */
export const vaultKey = sessionValue('vaultKey', v.string())

/** Whether our pages are hidden though nobody is set up: until somebody types the passphrase. */
export const curtain = sessionValue('curtain', v.boolean())

/** The vault as it is stored; undefined where there is none. Throws where it cannot be read, so that nothing opens by that. */
export async function readVault<S extends v.GenericSchema>(schema: S): Promise<v.InferOutput<S> | undefined> {
  const { [key]: stored } = await browser.storage.local.get(key)
  return stored === undefined ? undefined : v.parse(schema, stored)
}

/** Keeps it; undefined = there is none any more. */
export async function writeVault(vault: object | undefined): Promise<void> {
  if (vault === undefined) await browser.storage.local.remove(key)
  else await browser.storage.local.set({ [key]: vault })
}
