import { buildHosts } from '../browser/build-hosts.ts'
import { clock } from '../browser/clock.ts'
import { stripOriginAt } from '../browser/origin-rule.ts'
import { unreachable } from '../browser/permissions.ts'
import { readConfiguration } from '../browser/settings.ts'
import type { TryReport, TryRequest } from '../contract/welcome.ts'
import { foreignHosts } from '../domain/build-hosts.ts'
import { type Configuration, parsePracticeConfiguration } from '../domain/configuration.ts'
import { emptyDraft, guidedConfiguration } from '../domain/guide.ts'
import { createAccess, type StoredTokens, type TokenVault } from '../nextech/access.ts'
import { createSetupProbe } from '../nextech/setup-probe.ts'
import { createThrottle } from '../nextech/throttle.ts'
import type { WriteWire } from '../nextech/write-wire.ts'
import { tryNextech } from '../setup/try-nextech.ts'
import { say } from '../words/background-words.ts'
import { toldLine } from '../words/told-words.ts'

/** One try at a time: the rule for sign-in requests is one for all. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Signs in to Nextech with what a person typed, and reads a few lists. Nothing is stored: neither the values, the password
 * nor the tokens. Only hosts of this build are asked (rules 9).
 */
export function tryConnection(request: TryRequest): Promise<TryReport> {
  const done = last.then(() => tryOnce(request))
  last = done.catch(() => undefined)
  return done
}

async function tryOnce({ password, ...typed }: TryRequest): Promise<TryReport> {
  const read = readTyped(typed)
  if ('lines' in read) return { kind: 'refused', lines: read.lines }
  const { nextech } = read
  await stripOriginAt(nextech.tokenUrl)
  try {
    return await ask(nextech, password)
  } finally {
    // The connection in force gets its rule back.
    await stripOriginAt((await readConfiguration())?.nextech?.tokenUrl)
  }
}

/** The connection as a whole configuration would have it, so that one set of rules refuses what is wrong. */
function readTyped(
  typed: Omit<TryRequest, 'password'>,
): { nextech: Configuration['nextech'] } | { lines: string[] } {
  const draft = { ...emptyDraft('UTC'), nextech: typed }
  const parsed = parsePracticeConfiguration(
    guidedConfiguration({ ...draft, practice: { name: '-', timeZone: 'UTC' }, cardTypes: [] }, ''),
  )
  const problems = parsed.ok ? foreignHosts(parsed.value, buildHosts()) : parsed.error
  const lines = problems
    .filter(({ path }) => path.startsWith('nextech'))
    .map(({ path, reason }) => `${path}: ${reason}`)
  return parsed.ok && lines.length === 0 ? { nextech: parsed.value.nextech } : { lines }
}

async function ask(connection: Configuration['nextech'], password: string): Promise<TryReport> {
  const mayReach = async (address: string) => (await unreachable([address])).length === 0
  const common = { fetch: fetch.bind(globalThis), clock, mayReach, random: Math.random }
  const access = createAccess({ ...common, connection, vault: memoryVault() })
  const signedIn = await access.signIn(password)
  if (signedIn.kind !== 'signed-in')
    return { kind: 'sign-in', state: signedIn.kind, message: toldLine(signedIn.message) }
  const throttle = createThrottle({ clock, load: async () => ({}), save: async () => undefined })
  const site = { ...connection, timeZone: 'UTC', patientStatus: 'patient' }
  const probe = createSetupProbe({
    ...common,
    access,
    throttle: throttle.interactive,
    wire: noWrites,
    connection: site,
  })
  const report = await tryNextech(probe, clock.now())
  return report.kind === 'in' ? report : { ...report, message: toldLine(report.message) }
}

/** Tokens of a try live as long as the try. */
function memoryVault(): TokenVault {
  let kept: StoredTokens | undefined
  return {
    read: async () => kept,
    async write(tokens) {
      kept = tokens
    },
    async clear() {
      kept = undefined
    },
  }
}

/** A try reads; nothing may be written by it. */
const noWrites: WriteWire = {
  way: async () => ({ ok: false, trouble: 'nextech-down', message: say('reason.observe-only.cause') }),
  forget: async () => undefined,
}
