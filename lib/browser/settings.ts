import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { foreignHosts } from '../domain/build-hosts.ts'
import {
  type BrowserConfiguration,
  BrowserConfigurationSchema,
  withoutSecrets,
} from '../domain/configuration.ts'
import { isLocked, lockedPaths, withManaged } from '../domain/managed.ts'
import { buildHosts } from './build-hosts.ts'

const key = 'configuration'

/**
 * The configuration in force, without secrets: what an administrator's policy names is fixed, what was imported fills the
 * rest (rules 9). Undefined before any set-up, where the two do not make a whole one, and where it names a host that this
 * build does not talk to.
 */
export async function readConfiguration(): Promise<BrowserConfiguration | undefined> {
  const [stored, { configuration }] = await Promise.all([readStored(), readManaged()])
  return usable(withManaged(stored, configuration))
}

/** The configuration that was imported here; undefined where there is none, also where an administrator supplies one. */
export async function readStoredConfiguration(): Promise<BrowserConfiguration | undefined> {
  return usable(await readStored())
}

/** As it was imported, whatever hosts it names: a policy may name others. */
async function readStored(): Promise<BrowserConfiguration | undefined> {
  const { [key]: value } = await browser.storage.local.get(key)
  const stored = v.safeParse(BrowserConfigurationSchema, value)
  return stored.success ? stored.output : undefined
}

/** What was stored by an older version, or by a policy, is looked at as closely as a file. */
function usable(value: unknown): BrowserConfiguration | undefined {
  const parsed = v.safeParse(BrowserConfigurationSchema, value)
  if (!parsed.success) return undefined
  return foreignHosts(parsed.output, buildHosts()).length > 0 ? undefined : parsed.output
}

/** Stores the configuration, its password and tokens left out; `also` at the same moment or not at all. */
export async function writeConfiguration(
  configuration: BrowserConfiguration,
  also: Record<string, unknown> = {},
): Promise<void> {
  await browser.storage.local.set({ ...also, [key]: withoutSecrets(configuration) })
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

/** Whether an administrator's policy names this path of the configuration. */
export async function isFixed(path: string): Promise<boolean> {
  return isLocked(lockedPaths((await readManaged()).configuration), path)
}

/** What an administrator supplies. */
export interface Managed {
  /** Values of a configuration, few or all of them; undefined where there are none. */
  configuration: Record<string, unknown> | undefined
  /** Whether a file may be imported beside it. */
  allowImport: boolean
}

/** Reads the policy; without one nothing is fixed, and files may be imported. */
export async function readManaged(): Promise<Managed> {
  // Firefox throws where no administrator has supplied anything.
  const managed = await browser.storage.managed.get(null).catch(() => ({}) as Record<string, unknown>)
  const { [key]: value, allowImport } = managed
  const isGiven = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  return { configuration: isGiven ? { ...value } : undefined, allowImport: allowImport !== false }
}
