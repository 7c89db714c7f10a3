import {
  isFixed,
  readConfiguration,
  readStoredConfiguration,
  writeConfiguration,
} from '../browser/settings.ts'
import { activityNote } from '../domain/activity.ts'
import { type CardTypeChange, withCardType } from '../domain/card-type-change.ts'
import type { Configuration } from '../domain/configuration.ts'
import type { Result } from '../domain/result.ts'
import { say } from '../words/background-words.ts'
import { changeThere } from './backend-configuration.ts'
import type { BackgroundApp } from './background-app.ts'
import { detach } from './detach.ts'

/**
 * Takes a label that a person gave to a brand into the configuration in force, and looks again at the orders that wait
 * for one. Answers why it could not be taken, else null. What an administrator supplies is changed by nobody else
 * (rules 9).
 */
export async function changeCardType(app: BackgroundApp, change: CardTypeChange): Promise<string | null> {
  const remote = await app.remote()
  if (remote) return changeThere(remote, configuration => withLabel(configuration, change))
  const configuration = await readStoredConfiguration()
  if (configuration?.mode !== 'direct')
    return (await readConfiguration()) ? say('configuration.supplied') : say('reason.not-configured.fix')
  if (await isFixed('policy.cardTypes')) return say('configuration.supplied')
  const changed = withLabel(configuration, change)
  if (!changed.ok) return changed.error
  await writeConfiguration(changed.value)
  const practice = await app.reconfigure()
  const now = practice?.engine.clock.now() ?? 0
  await practice?.activity.tell(activityNote({ at: now, actor: 'staff', code: 'settings.card-type' }))
  await practice?.engine.store.reconsider(now, ['card-type-missing'])
  detach(app.syncNow())
  return null
}

function withLabel(configuration: Configuration, change: CardTypeChange): Result<Configuration, string> {
  const { policy } = configuration
  const changed = withCardType(policy.cardTypes, change)
  if (!changed.ok) return changed
  return { ok: true, value: { ...configuration, policy: { ...policy, cardTypes: { ...changed.value } } } }
}
