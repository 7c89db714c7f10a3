import { writeAcceptance } from '../browser/acceptance.ts'
import { clearBackendToken, readBackendToken, writeBackendToken } from '../browser/backend-token.ts'
import { clearMove } from '../browser/move-record.ts'
import { unreachable } from '../browser/permissions.ts'
import { writeConfiguration } from '../browser/settings.ts'
import { injectIntoOpenTabs, registerShopScript } from '../browser/shop-scripts.ts'
import type { ConfigurationReport, SignInReport } from '../contract/panel.ts'
import { type ActivityNote, activityNote } from '../domain/activity.ts'
import { addressesOf, type BrowserConfiguration } from '../domain/configuration.ts'
import { isLocked } from '../domain/managed.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import type { BrowserPractice } from './browser-practice.ts'
import { detach } from './detach.ts'
import { readShopsSoon } from './order-sources.ts'
import { readFile } from './propose-configuration.ts'
import { forgetPassword } from './secrets.ts'
import { keepShopTokens } from './shop-token-vault.ts'
import { signIn } from './sign-in.ts'

/** A person's yes to a file: the one that was shown, and whether it may post. */
export interface Yes {
  json: string
  seen: string
  posts: boolean
}

/**
 * Takes a configuration over whole or not at all, once a person has seen it beside the one in force and said yes; its
 * password is used once, its tokens are not stored with it. Without a yes to posting it begins as `observe`.
 */
export async function importConfiguration(
  app: BackgroundApp,
  { json, seen, posts }: Yes,
): Promise<ConfigurationReport> {
  const read = await readFile(json)
  if (!read.ok) return refused(read.error)
  if (read.value.seen !== seen) return refused([say('configuration.changed')])
  const { changed, file } = read.value
  const proposed = read.value.configuration
  const begins = proposed.posture === 'automatic' && !posts && !isLocked(read.value.locked, 'posture')
  const configuration = begins ? { ...proposed, posture: 'observe' as const } : proposed
  const note = activityNote({
    ...{ at: Date.now(), actor: 'staff', code: 'settings.imported' },
    changed: { file, paths: changed, posts },
  })
  const before = await app.practice()
  // Another backend, another token, perhaps another person: what waited for the one of before goes to none.
  await (await app.remote())?.forget()
  await takeOver(configuration, posts)
  const practice = await replaced(app, before, configuration, note)
  // Only now: a page that gets the script asks the new practice at once.
  await injectIntoOpenTabs(configuration.shops.map(shop => shop.origin))
  const report = practice && (await lookAgain(practice, configuration.nextech?.password))
  detach(app.syncNow())
  const denied = await unreachable(addressesOf(configuration))
  const lines = [
    say('configuration.taken', { practice: configuration.practice.name }),
    // What a backend posts is set there, whatever a station's file says.
    ...(begins && configuration.mode === 'direct' ? [say('configuration.observes')] : []),
    ...denied.map(address => say('configuration.not-allowed', { address })),
    ...((await isWithoutToken(configuration)) ? [say('configuration.connect')] : []),
  ]
  return { accepted: true, lines, signIn: report ?? null }
}

/** The old practice is told as well where another one takes its place: its database would say nothing else. */
async function replaced(
  app: BackgroundApp,
  before: BrowserPractice | undefined,
  configuration: BrowserConfiguration,
  note: ActivityNote,
): Promise<BrowserPractice | undefined> {
  const isSame =
    configuration.mode === 'direct' &&
    before?.configuration.nextech.practiceId === configuration.nextech.practiceId
  if (before && !isSame) await before.activity.tell(note)
  const practice = await app.reconfigure()
  await practice?.activity.tell(note)
  return practice
}

/** Another API user or a corrected set-up: what was read with the old one is read again. */
async function lookAgain(
  practice: BrowserPractice,
  password: string | undefined,
): Promise<SignInReport | null> {
  // Who imports a file says that this browser is the one that works.
  await practice.engine.store.saveHealth({ moved: null })
  await practice.engine.store.saveSetup(undefined)
  await practice.engine.store.reconsider(practice.engine.clock.now())
  await readShopsSoon(practice)
  return password === undefined ? null : signIn(practice, password)
}

async function isWithoutToken({ backend }: BrowserConfiguration): Promise<boolean> {
  return backend !== null && (await readBackendToken(backend.url)) === undefined
}

async function takeOver(configuration: BrowserConfiguration, posts: boolean): Promise<void> {
  await clearMove()
  await forgetPassword()
  await takeToken(configuration)
  const origins = configuration.shops.map(shop => shop.origin)
  await keepShopTokens(configuration)
  await writeConfiguration(configuration)
  if (posts) await writeAcceptance({ postsFrom: Date.now() })
  await registerShopScript(origins)
}

/** A token stays with the backend that gave it; without a backend none is kept. */
async function takeToken({ backend }: BrowserConfiguration): Promise<void> {
  if (backend?.token !== undefined) await writeBackendToken(backend.url, backend.token)
  else if (backend === null || (await readBackendToken(backend.url)) === undefined) await clearBackendToken()
}

function refused(lines: string[]): ConfigurationReport {
  return { accepted: false, lines, signIn: null }
}
