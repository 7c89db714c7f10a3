import {
  isFixed,
  readConfiguration,
  readStoredConfiguration,
  writeConfiguration,
} from '../browser/settings.ts'
import { activityNote } from '../domain/activity.ts'
import type { Configuration } from '../domain/configuration.ts'
import { type OpeningChange, withOpening } from '../domain/opening-change.ts'
import type { Result } from '../domain/result.ts'
import { say } from '../words/background-words.ts'
import { changeThere } from './backend-configuration.ts'
import type { BackgroundApp } from './background-app.ts'
import { detach } from './detach.ts'

/**
 * Takes the practice's hours and closed days into the configuration in force. Answers why they could not be taken, else
 * null. What an administrator supplies is changed by nobody else (rules 9).
 */
export async function changeOpening(app: BackgroundApp, change: OpeningChange): Promise<string | null> {
  const remote = await app.remote()
  if (remote) return changeThere(remote, configuration => withChange(configuration, change))
  const configuration = await readStoredConfiguration()
  if (configuration?.mode !== 'direct')
    return (await readConfiguration()) ? say('configuration.supplied') : say('reason.not-configured.fix')
  if ((await isFixed('practice.hours')) || (await isFixed('practice.closedDays')))
    return say('configuration.supplied')
  const changed = withChange(configuration, change)
  if (!changed.ok) return changed.error
  await writeConfiguration(changed.value)
  const practice = await app.reconfigure()
  const at = practice?.engine.clock.now() ?? 0
  await practice?.activity.tell(activityNote({ at, actor: 'staff', code: 'settings.hours' }))
  detach(app.syncNow())
  return null
}

function withChange(configuration: Configuration, change: OpeningChange): Result<Configuration, string> {
  const changed = withOpening(configuration.practice, change)
  return changed.ok ? { ok: true, value: { ...configuration, practice: changed.value } } : changed
}
