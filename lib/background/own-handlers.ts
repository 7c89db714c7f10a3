import { unreachable } from '../browser/permissions.ts'
import type { Handlers } from '../browser/router.ts'
import { readConfiguration, writeConfiguration } from '../browser/settings.ts'
import { injectIntoOpenTabs, registerShopScript } from '../browser/shop-scripts.ts'
import { writeShopTokens } from '../browser/shop-tokens.ts'
import type { ConfigurationReport } from '../contract/panel.ts'
import { activityNote } from '../domain/activity.ts'
import {
  addressesOf,
  type Configuration,
  parseConfiguration,
  withoutSecrets,
} from '../domain/configuration.ts'
import { claimStation } from '../sync/station.ts'
import { say } from '../words/background-words.ts'
import type { Companion } from './companion.ts'
import { readShopsSoon } from './order-sources.ts'
import type { PatientPageHandlers } from './patient-pages.ts'
import { cardSales, readLedgerFrom, reconciliation } from './reconciliation.ts'
import { tokenVault, unusedPassword } from './secrets.ts'
import { lookForTests, setupView, startDoctor, testPayment } from './setup-doctor.ts'
import { signIn } from './sign-in.ts'
import type { QueueHandlers } from './staff-queue.ts'
import type { TeachHandlers } from './teach-handlers.ts'
import { today } from './today.ts'

type OwnHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `own-bg/${string}`>>,
  keyof (QueueHandlers & TeachHandlers & PatientPageHandlers)
>

/** What our own pages may do: configure, sign in, sync. */
export function ownHandlers(companion: Companion): OwnHandlers {
  return {
    'own-bg/import-configuration': ({ json }) => importConfiguration(companion, json),
    async 'own-bg/export-configuration'() {
      const configuration = await readConfiguration()
      // What an administrator supplies is not stored by us, and may carry secrets.
      const bare = configuration && withoutSecrets(configuration)
      return { json: bare ? `${JSON.stringify(bare, null, 2)}\n` : null }
    },
    async 'own-bg/sign-in'({ password }) {
      const world = await companion.world()
      if (!world) return { state: 'not-configured', message: say('reason.not-configured.fix') }
      const report = await signIn(world, password)
      void companion.syncNow()
      return report
    },
    'own-bg/today': async () => today(await companion.world()),
    'own-bg/reconcile': async range => reconciliation(await companion.world(), range),
    'own-bg/card-sales': async range => cardSales(await companion.world(), range),
    'own-bg/read-ledger': async ({ from }) => readLedgerFrom(await companion.world(), from),
    async 'own-bg/activity'(query) {
      const world = await companion.world()
      return world
        ? { timeZone: world.configuration.practice.timeZone, ...(await world.activity.page(query)) }
        : null
    },
    'own-bg/setup': async () => setupView(await companion.world()),
    async 'own-bg/run-setup'() {
      await startDoctor(await companion.world())
      return {}
    },
    'own-bg/test-payment': async order => testPayment(await companion.world(), order),
    async 'own-bg/look-for-tests'() {
      await lookForTests(await companion.world())
      return {}
    },
    async 'own-bg/prove-activity'({ soFar }) {
      return (await (await companion.world())?.activity.prove(soFar ?? undefined)) ?? null
    },
    async 'own-bg/claim-station'() {
      const world = await companion.world()
      if (world) await claimStation(world.engine)
      void companion.syncNow()
      return {}
    },
    async 'own-bg/sync-now'() {
      await companion.syncNow(true)
      return {}
    },
  }
}

/** Takes a configuration over whole or not at all; its password is used once, its tokens are not stored with it. */
async function importConfiguration(companion: Companion, json: string): Promise<ConfigurationReport> {
  const parsed = parseConfiguration(json)
  if (!parsed.ok) return refused(parsed.problems.map(({ path, reason }) => `${path}: ${reason}`))
  const { configuration } = parsed
  await takeOver(configuration)
  const world = await companion.reconfigure()
  await world?.activity.tell(
    activityNote({ at: world.engine.clock.now(), actor: 'staff', code: 'settings.imported' }),
  )
  // Only now: a page that is brought to life asks the new world at once.
  await injectIntoOpenTabs(configuration.shops.map(shop => shop.origin))
  // Another API user or a mended set-up: what was read with the old one is read again.
  await world?.engine.store.saveSetup(undefined)
  await world?.engine.store.reconsider(world.engine.clock.now())
  await readShopsSoon(world)
  const { password } = configuration.nextech
  const report = world && password !== undefined ? await signIn(world, password) : null
  void companion.syncNow()
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
