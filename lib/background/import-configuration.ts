import { writeAcceptance } from '../browser/acceptance.ts'
import { clearBackendToken, readBackendToken, writeBackendToken } from '../browser/backend-token.ts'
import { buildHosts } from '../browser/build-hosts.ts'
import { unreachable } from '../browser/permissions.ts'
import { writeConfiguration } from '../browser/settings.ts'
import { injectIntoOpenTabs, registerShopScript } from '../browser/shop-scripts.ts'
import { writeShopTokens } from '../browser/shop-tokens.ts'
import type { ConfigurationReport, SignInReport } from '../contract/panel.ts'
import { activityNote } from '../domain/activity.ts'
import { foreignHosts } from '../domain/build-hosts.ts'
import { addressesOf, type BrowserConfiguration, parseConfiguration } from '../domain/configuration.ts'
import type { FileProblem } from '../domain/parse-file.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import type { BrowserPractice } from './browser-practice.ts'
import { readShopsSoon } from './order-sources.ts'
import { forgetPassword } from './secrets.ts'
import { signIn } from './sign-in.ts'

/** Takes a configuration over whole or not at all; its password is used once, its tokens are not stored with it. */
export async function importConfiguration(app: BackgroundApp, json: string): Promise<ConfigurationReport> {
  const parsed = parseConfiguration(json)
  if (!parsed.ok) return refused(parsed.error.map(lineOf))
  const configuration = parsed.value
  const foreign = foreignHosts(configuration, buildHosts())
  if (foreign.length > 0) return refused(foreign.map(lineOf))
  // Another backend, another token, perhaps another person: what waited for the one of before goes to none.
  await (await app.remote())?.forget()
  await takeOver(configuration)
  const practice = await app.reconfigure()
  await practice?.activity.tell(
    activityNote({ at: practice.engine.clock.now(), actor: 'staff', code: 'settings.imported' }),
  )
  // Only now: a page that gets the script asks the new practice at once.
  await injectIntoOpenTabs(configuration.shops.map(shop => shop.origin))
  const report = practice && (await lookAgain(practice, configuration.nextech?.password))
  void app.syncNow()
  const denied = await unreachable(addressesOf(configuration))
  const lines = [
    say('configuration.taken', { practice: configuration.practice.name }),
    ...denied.map(address => say('configuration.not-allowed', { address })),
    ...((await isWithoutToken(configuration)) ? [say('configuration.connect')] : []),
  ]
  return { accepted: true, lines, signIn: report ?? null }
}

/** Another API user or a corrected set-up: what was read with the old one is read again. */
async function lookAgain(
  practice: BrowserPractice,
  password: string | undefined,
): Promise<SignInReport | null> {
  await practice.engine.store.saveSetup(undefined)
  await practice.engine.store.reconsider(practice.engine.clock.now())
  await readShopsSoon(practice)
  return password === undefined ? null : signIn(practice, password)
}

async function isWithoutToken({ backend }: BrowserConfiguration): Promise<boolean> {
  return backend !== null && (await readBackendToken(backend.url)) === undefined
}

async function takeOver(configuration: BrowserConfiguration): Promise<void> {
  await forgetPassword()
  await takeToken(configuration)
  const origins = configuration.shops.map(shop => shop.origin)
  await writeShopTokens(configuration)
  await writeConfiguration(configuration)
  await writeAcceptance({ postsFrom: Date.now() })
  await registerShopScript(origins)
}

/** A token stays with the backend that gave it; without a backend none is kept. */
async function takeToken({ backend }: BrowserConfiguration): Promise<void> {
  if (backend?.token !== undefined) await writeBackendToken(backend.url, backend.token)
  else if (backend === null || (await readBackendToken(backend.url)) === undefined) await clearBackendToken()
}

const lineOf = ({ path, reason }: FileProblem) => `${path}: ${reason}`

function refused(lines: string[]): ConfigurationReport {
  return { accepted: false, lines, signIn: null }
}
