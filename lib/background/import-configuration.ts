import { unreachable } from '../browser/permissions.ts'
import { readConfiguration, writeConfiguration } from '../browser/settings.ts'
import { injectIntoOpenTabs, registerShopScript } from '../browser/shop-scripts.ts'
import { writeShopTokens } from '../browser/shop-tokens.ts'
import type { ConfigurationReport } from '../contract/panel.ts'
import { activityNote } from '../domain/activity.ts'
import { addressesOf, type Configuration, parseConfiguration } from '../domain/configuration.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import { readShopsSoon } from './order-sources.ts'
import { tokenVault, unusedPassword } from './secrets.ts'
import { signIn } from './sign-in.ts'

/** Takes a configuration over whole or not at all; its password is used once, its tokens are not stored with it. */
export async function importConfiguration(app: BackgroundApp, json: string): Promise<ConfigurationReport> {
  const parsed = parseConfiguration(json)
  if (!parsed.ok) return refused(parsed.error.map(({ path, reason }) => `${path}: ${reason}`))
  const configuration = parsed.value
  await takeOver(configuration)
  const practice = await app.reconfigure()
  await practice?.activity.tell(
    activityNote({ at: practice.engine.clock.now(), actor: 'staff', code: 'settings.imported' }),
  )
  // Only now: a page that gets the script asks the new practice at once.
  await injectIntoOpenTabs(configuration.shops.map(shop => shop.origin))
  // Another API user or a corrected set-up: what was read with the old one is read again.
  await practice?.engine.store.saveSetup(undefined)
  await practice?.engine.store.reconsider(practice.engine.clock.now())
  await readShopsSoon(practice)
  const { password } = configuration.nextech
  const report = practice && password !== undefined ? await signIn(practice, password) : null
  void app.syncNow()
  const denied = await unreachable(addressesOf(configuration))
  const lines = [
    say('configuration.taken', { practice: configuration.practice.name }),
    ...denied.map(address => say('configuration.not-allowed', { address })),
  ]
  return { accepted: true, lines, signIn: report }
}

async function takeOver(configuration: Configuration): Promise<void> {
  await unusedPassword.clear()
  const before = await readConfiguration()
  if (connectionOf(before) !== connectionOf(configuration)) await tokenVault.clear()
  const origins = configuration.shops.map(shop => shop.origin)
  await writeShopTokens(configuration)
  await writeConfiguration(configuration)
  await registerShopScript(origins)
}

function connectionOf(configuration: Configuration | undefined): string {
  const { tokenUrl, clientId, username, resource } = configuration?.nextech ?? {}
  return JSON.stringify([tokenUrl, clientId, username, resource])
}

function refused(lines: string[]): ConfigurationReport {
  return { accepted: false, lines, signIn: null }
}
