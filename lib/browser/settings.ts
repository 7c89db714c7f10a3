import * as v from 'valibot'
import { browser } from 'wxt/browser'
import {
  type BrowserConfiguration,
  BrowserConfigurationSchema,
  withoutSecrets,
} from '../domain/configuration.ts'

const key = 'configuration'

/** The stored configuration, without secrets, or the one an administrator supplies. Undefined before any set-up. */
export async function readConfiguration(): Promise<BrowserConfiguration | undefined> {
  const stored = await readStoredConfiguration()
  if (stored) return stored
  const managed = v.safeParse(BrowserConfigurationSchema, await managedValue())
  return managed.success ? managed.output : undefined
}

/** The configuration that was imported here; undefined where there is none, also where an administrator supplies one. */
export async function readStoredConfiguration(): Promise<BrowserConfiguration | undefined> {
  const stored = v.safeParse(BrowserConfigurationSchema, (await browser.storage.local.get(key))[key])
  return stored.success ? stored.output : undefined
}

/** Stores the configuration; its password and tokens are left out. */
export async function writeConfiguration(configuration: BrowserConfiguration): Promise<void> {
  await browser.storage.local.set({ [key]: withoutSecrets(configuration) })
}

/** Calls back when an administrator changes what they supply. */
export function onManagedChange(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener()
  })
}

/** Calls back when the stored configuration changes, from whichever context. */
export function onConfigurationChange(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && key in changes)) listener()
  })
}

async function managedValue(): Promise<unknown> {
  // Firefox throws where no administrator has supplied anything.
  const managed = await browser.storage.managed.get(key).catch(() => ({}) as Record<string, unknown>)
  const value = managed[key]
  // A policy cannot say null: no backend is what a missing one means.
  return typeof value === 'object' && value !== null ? { backend: null, ...value } : undefined
}
