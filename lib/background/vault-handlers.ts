import { forgetPages } from '../browser/patient-pages-database.ts'
import { readPresent, setPresent } from '../browser/people.ts'
import type { HandlersFor } from '../browser/router.ts'
import { tellExtensionPages } from '../browser/tabs.ts'
import { keepAlive } from '../browser/wake-up.ts'
import { activityNote } from '../domain/activity.ts'
import type { Configuration } from '../domain/configuration.ts'
import { passphraseProblem } from '../domain/people.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { unsealStored } from '../store/sealing/fit-seal.ts'
import { say } from '../words/background-words.ts'
import { formatMoment } from '../words/format-time.ts'
import type { BackgroundApp } from './background-app.ts'
import { sealChainSecrets, unsealChainSecrets } from './chain-secrets.ts'
import { detach } from './detach.ts'
import { lockNowOf, runUntil, shownOf } from './lock-clock.ts'
import { tellOfPeople } from './lock-station.ts'
import { openVaultBy, type WayIn } from './open-vault.ts'
import { databaseOf } from './own-database.ts'
import { passkeyHandlers } from './passkey-handlers.ts'
import { dropTokens, forgetPassword, sealTokens } from './secrets.ts'
import { closeShopTokens, keepTheirTokens, unsealShopTokens } from './shop-token-vault.ts'
import { clearTickets } from './tickets.ts'
import {
  closeVault,
  openVault,
  removeVault,
  sealState,
  setPassphrase,
  stationSlot,
  vaultState,
} from './vault.ts'

type VaultHandlers = Pick<
  HandlersFor<'ext-bg'>,
  Extract<keyof HandlersFor<'ext-bg'>, 'ext-bg/sign-off' | `ext-bg/vault-${string}`>
>

/** What a person types before everything that is sealed goes. */
const forgetWord = 'FORGET'

/** What our own pages ask about the vault. */
export function vaultHandlers(app: BackgroundApp): VaultHandlers {
  return {
    ...passkeyHandlers(app),
    'ext-bg/vault-open': async ({ passphrase }) => ({
      problem: await openVaultBy(app, byPassphrase(app, passphrase)),
    }),
    'ext-bg/vault-forget': async ({ word }) => ({ problem: await forget(app, word) }),
    'ext-bg/vault-set': async ({ passphrase }) => ({ problem: await setOwn(app, passphrase) }),
    async 'ext-bg/vault-off'() {
      if ((await vaultState()) !== 'open') return { problem: say('vault.closed') }
      const practice = await app.practice()
      await app.reconfigure(async () => {
        if (practice) await keepAlive(unsealRows(practice.configuration))
        await unsealShopTokens()
        await unsealChainSecrets()
        await removeVault()
      })
      await tellOfPeople(app, 'people.vault-removed')
      return { problem: null }
    },
    async 'ext-bg/sign-off'() {
      if ((await vaultState()) === 'open') await signOff(app)
      return {}
    },
  }
}

/** While the vault is still there: cut short, its rows are sealed again, and it stays. */
async function unsealRows(configuration: Configuration): Promise<void> {
  const state = await sealState()
  if (state.kind !== 'open') return
  const db = databaseOf(configuration, 'strict', { ...state, kind: 'opening' })
  await unsealStored(db).finally(() => db.close())
}

const byPassphrase = (app: BackgroundApp, passphrase: string): WayIn => ({
  open: async () => openVault(passphrase, await lockNowOf(app)),
  told: { opened: 'people.vault-opened', refused: 'people.vault-refused' },
  refusal: until => refusalText(app, until),
})

/** Keys and tokens leave the memory; the toolbar and the shops' pages tell it, with the press that ends it. */
async function signOff(app: BackgroundApp): Promise<void> {
  await tellOfPeople(app, 'people.vault-closed')
  await closeVault()
  await Promise.all([dropTokens(), closeShopTokens(), forgetPassword(), clearTickets()])
  await setPresent(undefined, Date.now())
  await app.reconfigure()
  await tellExtensionPages()
  detach(app.syncNow())
}

async function setOwn(app: BackgroundApp, passphrase: string): Promise<string | null> {
  if (!(await app.practice())) return say('reason.not-configured.fix')
  const problem = passphraseProblem(passphrase)
  if (problem) return say(`vault.problem.${problem}`)
  const [state, person] = await Promise.all([vaultState(), readPresent()])
  if (state === 'none' && person && person.role !== 'manager') return say('station.refused.manager')
  if (!(await setPassphrase(person?.id ?? stationSlot, passphrase))) return say('vault.closed')
  if (state === 'none') {
    await sealTokens()
    await keepTheirTokens()
    await sealChainSecrets()
    // Patients of a duplicate search that lie readable: it begins again.
    await forgetPages()
    const practice = await app.reconfigure()
    if (practice) await keepAlive(practice.sealStored())
  }
  await tellOfPeople(app, 'people.vault-set')
  return null
}

/** Nobody knows the passphrase: orders and ledger are read again, each order against the ledger, so that nothing is posted twice. */
async function forget(app: BackgroundApp, word: string): Promise<string | null> {
  if (word.trim().toUpperCase() !== forgetWord) return say('vault.word', { word: forgetWord })
  if ((await vaultState()) === 'none') return null
  const practice = await app.practice()
  await removeVault()
  await Promise.all([dropTokens(), closeShopTokens(), forgetPassword(), clearTickets()])
  await setPresent(undefined, Date.now())
  await practice?.activity.tell(
    activityNote({ at: Date.now(), actor: 'staff', code: 'people.vault-forgotten' }),
  )
  await app.reconfigure(async () => practice?.forgetCache())
  await tellExtensionPages()
  detach(app.syncNow())
  return null
}

async function refusalText(app: BackgroundApp, until: number | null): Promise<string> {
  if (until === null) return say('vault.wrong')
  const zone = (await app.practice())?.configuration.practice.timeZone ?? 'UTC'
  const now = await lockNowOf(app)
  runUntil(until, now)
  const time = formatMoment(shownOf(until, now), zone, practiceDayOf(Date.now(), zone))
  return say('vault.locked', { time })
}
