import { readConfiguration, readStoredConfiguration, writeConfiguration } from '../browser/settings.ts'
import { activityNote } from '../domain/activity.ts'
import { type CardTypeChange, withCardType } from '../domain/card-type-change.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'

/**
 * Takes a label that a person gave to a brand into the configuration in force, and looks again at the orders that wait
 * for one. Answers why it could not be taken, else null. What an administrator supplies is changed by nobody else
 * (rules 9).
 */
export async function changeCardType(app: BackgroundApp, change: CardTypeChange): Promise<string | null> {
  const configuration = await readStoredConfiguration()
  if (!configuration)
    return (await readConfiguration()) ? say('configuration.supplied') : say('reason.not-configured.fix')
  const changed = withCardType(configuration.policy.cardTypes, change)
  if (!changed.ok) return changed.error
  const policy = { ...configuration.policy, cardTypes: { ...changed.value } }
  await writeConfiguration({ ...configuration, policy })
  const practice = await app.reconfigure()
  const now = practice?.engine.clock.now() ?? 0
  await practice?.activity.tell(activityNote({ at: now, actor: 'staff', code: 'settings.card-type' }))
  await practice?.engine.store.reconsider(now, ['card-type-missing'])
  void app.syncNow()
  return null
}
