import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { foreignHosts } from '../domain/build-hosts.ts'
import {
  type BrowserConfiguration,
  BrowserConfigurationSchema,
  withoutSecrets,
} from '../domain/configuration.ts'
import { isLocked, lockedPaths, withManaged } from '../domain/managed.ts'
import { type FileProblem, parseValue } from '../domain/parse-file.ts'
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

/** Why what is set up cannot be used, line by line. */
export interface UnusableSettings {
  problems: FileProblem[]
  /** An administrator's policy names a value that is wrong. */
  isPolicy: boolean
}

/** What keeps the settings from being used; null where they can be, or where nothing is set up yet. */
export async function unusableSettings(): Promise<UnusableSettings | null> {
  const [{ [key]: stored }, { configuration: managed }] = await Promise.all([
    browser.storage.local.get(key),
    readManaged(),
  ])
  // The mode says what else is looked at; the usual one stands for a file that is not there yet.
  const problems = problemsOf(withManaged(stored ?? { mode: 'direct' }, managed))
  const locked = lockedPaths(managed)
  const ofPolicy = problems.filter(({ path }) => isLocked(locked, path))
  // What a policy leaves open is still to come from a file or the guided set-up.
  const told = stored === undefined ? ofPolicy : problems
  return told.length === 0 ? null : { problems: told, isPolicy: ofPolicy.length > 0 }
}

function problemsOf(value: unknown): FileProblem[] {
  const parsed = parseValue(BrowserConfigurationSchema, value)
  return parsed.ok ? foreignHosts(parsed.value, buildHosts()) : parsed.error
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
  return { configuration: givenBy(value), allowImport: allowImport === undefined || allowImport === true }
}

/** Firefox holds a policy against no schema: one of another kind is a wrong one, and never none. */
function givenBy(value: unknown): Managed['configuration'] {
  if (value === undefined) return undefined
  if (typeof value !== 'object' || value === null) return { [key]: value }
  return Object.keys(value).length > 0 ? { ...value } : undefined
}
