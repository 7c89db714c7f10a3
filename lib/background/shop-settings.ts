import {
  isFixed,
  readConfiguration,
  readStoredConfiguration,
  writeConfiguration,
} from '../browser/settings.ts'
import { pushToShops } from '../browser/tabs.ts'
import { activityNote } from '../domain/activity.ts'
import type { Configuration } from '../domain/configuration.ts'
import type { Result } from '../domain/result.ts'
import { type ShopChange, withShopChange } from '../domain/shop-change.ts'
import { isOfMagento, readShopAgain } from '../service/shop-words.ts'
import { say } from '../words/background-words.ts'
import { changeThere } from './backend-configuration.ts'
import type { BackgroundApp } from './background-app.ts'
import { detach } from './detach.ts'

/**
 * Takes what a person says of a shop's pages into the configuration in force, and has the pages concerned read again.
 * Answers why it could not be taken, else null. What an administrator supplies is changed by nobody else (rules 9).
 */
export async function changeShop(app: BackgroundApp, change: ShopChange): Promise<string | null> {
  if (change.about === 'status' && change.state !== null && isOfMagento(change.status))
    return say('configuration.status-known', { status: change.status })
  const remote = await app.remote()
  const problem = remote
    ? await changeThere(remote, configuration => withChange(configuration, change))
    : await changeHere(app, change)
  if (problem === null) await pushToShops([change.origin], { name: 'bg-cs/read-again' })
  return problem
}

async function changeHere(app: BackgroundApp, change: ShopChange): Promise<string | null> {
  const configuration = await readStoredConfiguration()
  if (configuration?.mode !== 'direct')
    return (await readConfiguration()) ? say('configuration.supplied') : say('reason.not-configured.fix')
  if (await isFixed('shops')) return say('configuration.supplied')
  const changed = withChange(configuration, change)
  if (!changed.ok) return changed.error
  await writeConfiguration(changed.value)
  const practice = await app.reconfigure()
  if (!practice) return null
  const at = practice.engine.clock.now()
  await practice.activity.tell(activityNote({ at, actor: 'staff', code: 'settings.shop' }))
  await readShopAgain(practice, change, configuration.shops)
  // A sync that was under way ended with the practice of before.
  detach(app.syncNow())
  return null
}

function withChange(configuration: Configuration, change: ShopChange): Result<Configuration, string> {
  const changed = withShopChange(configuration.shops, change)
  return changed.ok ? { ok: true, value: { ...configuration, shops: changed.value } } : changed
}
