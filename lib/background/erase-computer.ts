import { eraseBrowserState, giveBackPermissions } from '../browser/erase.ts'
import { takeNotificationBack } from '../browser/notifications.ts'
import { showIcon, tellExtensionPages, tellShopsChanged } from '../browser/tabs.ts'
import { openOutcome } from '../domain/posting-machine.ts'
import { eraseDatabases } from '../store/erase.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'

/** What a person types, so that no stray press does it. */
const word = 'ERASE'
/** The same where a payment would be forgotten whose answer is not known. */
const anyway = 'ERASE ANYWAY'

/**
 * Takes everything of ours off this computer: the next start is a first start. Requests that are on their way to Nextech end
 * before, and nothing is asked of Nextech. Answers why it was not done, or not whole; null where it was.
 */
export async function eraseComputer(app: BackgroundApp, typed: string): Promise<string | null> {
  const said = typed.trim().toUpperCase()
  if (said !== word && said !== anyway) return say('erase.word', { word })
  const outcomes = said === word ? await openOutcomes(app) : 'none'
  if (outcomes !== 'none') return say(`erase.${outcomes}`, { word: anyway })
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

/**
 * Whether payments are on their way whose outcome is not known: set up again before Nextech's ledger shows such a payment,
 * this computer would send it a second time. A database that cannot be read may hold some.
 */
async function openOutcomes(app: BackgroundApp): Promise<'none' | 'unclear' | 'unreadable'> {
  try {
    const practice = await app.practice()
    const unclear = (await practice?.engine.store.inStates(openOutcome, 'shown')) ?? []
    return unclear.length > 0 ? 'unclear' : 'none'
  } catch {
    return 'unreadable'
  }
}
