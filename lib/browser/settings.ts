import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { foreignHosts } from '../domain/build-hosts.ts'
import {
  type BrowserConfiguration,
  BrowserConfigurationSchema,
  withoutSecrets,
} from '../domain/configuration.ts'
import { buildHosts } from './build-hosts.ts'

const key = 'configuration'

/**
 * The stored configuration, without secrets, or the one an administrator supplies. Undefined before any set-up, and
 * where it names a host that this build does not talk to.
 */
export async function readConfiguration(): Promise<BrowserConfiguration | undefined> {
  return (await readStoredConfiguration()) ?? usable(await managedValue())
}

/** The configuration that was imported here; undefined where there is none, also where an administrator supplies one. */
export async function readStoredConfiguration(): Promise<BrowserConfiguration | undefined> {
  return usable((await browser.storage.local.get(key))[key])
}

/** What was stored by an older version, or by a policy, is looked at as closely as a file. */
function usable(value: unknown): BrowserConfiguration | undefined {
  const parsed = v.safeParse(BrowserConfigurationSchema, value)
  if (!parsed.success) return undefined
  return foreignHosts(parsed.output, buildHosts()).length > 0 ? undefined : parsed.output
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
