import { readFile } from 'node:fs/promises'
import { activityNote } from '../../lib/domain/activity.ts'
import { pollSoon } from '../../lib/sync/source-state.ts'
import type { PracticeDatabase } from '../database/practice-database.ts'
import { maxPasswordLength, minPasswordLength } from '../people/passwords.ts'
import { normalEmail, savePerson } from '../people/people.ts'
import { parsePracticeFile, practiceIdOf, saveConfiguration } from '../practice/configuration.ts'
import { createPractices } from '../practice/practices.ts'
import { createSecrets } from '../secrets/secret-store.ts'
import type { OpenBackend } from './open-backend.ts'

export interface SetupFiles {
  configuration: string
  managerEmail: string
  managerPasswordFile: string
}

/**
 * Prepares a practice unattended: its configuration, sealed secrets, and a manager. Repeated, it brings the practice to
 * what the files say now. Answers the practice's id. Throws with every wrong path of the file, and changes nothing then.
 */
export async function setup({ db, masters }: OpenBackend, files: SetupFiles): Promise<string> {
  const parsed = parsePracticeFile(await readFile(files.configuration, 'utf8'))
  if (!parsed.ok)
    throw new Error(
      ['The configuration is refused.', ...parsed.error.map(({ path, reason }) => `${path}: ${reason}`)].join(
        '\n',
      ),
    )
  const password = mustBePassword(await readFile(files.managerPasswordFile, 'utf8'))
  const email = mustBeEmail(files.managerEmail)
  const configuration = parsed.value
  const practiceId = practiceIdOf(configuration)
  const practice: PracticeDatabase = { db, practiceId, timeZone: configuration.practice.timeZone }
  await saveConfiguration(practice, createSecrets(practice, masters), configuration)
  const [name = email] = email.split('@')
  await savePerson(db, { practiceId, email, name, role: 'manager', password })
  await lookAgain({ db, masters }, practiceId)
  return practiceId
}

/** Another API user or a corrected set-up: what was read with the old one is read again. */
async function lookAgain(backend: Pick<OpenBackend, 'db' | 'masters'>, id: string): Promise<void> {
  const practice = await createPractices(backend).get(id)
  if (!practice) return
  const { engine, activity, polling, sources } = practice
  const now = engine.clock.now()
  await activity.tell(activityNote({ at: now, actor: 'staff', code: 'settings.imported' }))
  await engine.store.saveSetup(undefined)
  await engine.store.reconsider(now)
  await pollSoon(polling, sources)
}

/** A file ends with a line end that is no part of the password. */
function mustBePassword(text: string): string {
  const password = text.replace(/\r?\n$/, '')
  if (password.length < minPasswordLength || password.length > maxPasswordLength)
    throw new Error(
      `The manager’s password must have ${minPasswordLength} to ${maxPasswordLength} characters.`,
    )
  return password
}

function mustBeEmail(text: string): string {
  const email = normalEmail(text)
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254)
    throw new Error('--manager-email is no e-mail address.')
  return email
}
