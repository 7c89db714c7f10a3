import { eraseBrowserState, giveBackPermissions } from '../browser/erase.ts'
import { takeNotificationBack } from '../browser/notifications.ts'
import { showIcon, tellExtensionPages, tellShopsChanged } from '../browser/tabs.ts'
import { eraseDatabases } from '../store/erase.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'

/** What a person types, so that no stray press does it. */
const word = 'ERASE'

/**
 * Takes everything of ours off this computer: the next start is a first start. Requests that are on their way to Nextech end
 * before, and nothing is asked of Nextech. Answers why it was not done, or not whole; null where it was.
 */
export async function eraseComputer(app: BackgroundApp, typed: string): Promise<string | null> {
  if (typed.trim().toUpperCase() !== word) return say('erase.word', { word })
  let left: string[] = []
  await takeNotificationBack()
  await giveBackPermissions()
  await app.reconfigure(async () => {
    left = await eraseDatabases()
    await eraseBrowserState()
  })
  await showIcon({ text: '', isUrgent: false, title: say('toolbar.name') })
  await Promise.all([tellShopsChanged(), tellExtensionPages()])
  return left.length === 0 ? null : say('erase.left', { names: left.join(', ') })
}
