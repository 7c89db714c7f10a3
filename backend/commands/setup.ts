import { readFile } from 'node:fs/promises'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { normalName } from '../../lib/domain/people.ts'
import type { Result } from '../../lib/domain/result.ts'
import { say } from '../../lib/words/backend-words.ts'
import type { PracticeDatabase } from '../database/practice-database.ts'
import { endFirstInvitations } from '../people/invitations.ts'
import { normalEmail, savePerson } from '../people/people.ts'
import { parsePracticeFile, practiceIdOf, saveConfiguration } from '../practice/configuration.ts'
import { lookAgain } from '../practice/look-again.ts'
import { createPractices } from '../practice/practices.ts'
import { problemsOf } from './newcomer.ts'
import type { OpenBackend } from './open-backend.ts'

export interface SetupFiles {
  configuration: string
  managerEmail: string
  managerPasswordFile: string
}

/** A configuration with the manager of its practice. */
export interface Preparation {
  json: string
  manager: { email: string; name: string; password: string }
  /** Another posture than the file's. */
  posture?: Configuration['posture']
  /** Asked once all is well, before anything changes: whether it may still be done. */
  mayGoOn?: () => Promise<boolean>
}

/**
 * Prepares a practice unattended: its configuration, sealed secrets, and a manager. Repeated, it brings the practice to
 * what the files say now. Answers the practice's id. Throws with every wrong path of the file, and changes nothing then.
 */
export async function setup(backend: OpenBackend, files: SetupFiles): Promise<string> {
  const [json, password] = await Promise.all([
    textOf(files.configuration, '--configuration'),
    textOf(files.managerPasswordFile, '--manager-password-file'),
  ])
  const email = normalEmail(files.managerEmail)
  const [name = email] = email.split('@')
  // A file ends with a line end that is no part of the password.
  const manager = { email, name, password: password.replace(/\r?\n$/, '') }
  const prepared = await prepare(backend, { json, manager })
  if (!prepared.ok) throw new Error(['This cannot be prepared.', ...prepared.error].join('\n'))
  return prepared.value
}

async function textOf(file: string, option: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown'
    throw new Error(`${option} ${file} cannot be read (${code}): look for a slip, and at who may read it.`, {
      cause: error,
    })
  }
}

/** Prepares a practice, or answers all that is wrong and changes nothing. */
export async function prepare(
  backend: OpenBackend,
  { json, manager, posture, mayGoOn }: Preparation,
): Promise<Result<string, readonly string[]>> {
  const { db, doorbell, masters } = backend
  const parsed = parsePracticeFile(json)
  const wrong = parsed.ok ? [] : parsed.error.map(({ path, reason }) => `${path}: ${reason}`)
  const problems = [...wrong, ...problemsOf(manager)]
  if (!parsed.ok || problems.length > 0) return { ok: false, error: problems }
  if (mayGoOn && !(await mayGoOn())) return { ok: false, error: [say('backend.link-over')] }
  const configuration = { ...parsed.value, ...(posture !== undefined && { posture }) }
  const practiceId = practiceIdOf(configuration)
  const practice: PracticeDatabase = { db, practiceId, timeZone: configuration.practice.timeZone }
  const { before } = await saveConfiguration(practice, masters, configuration)
  await savePerson(db, { practiceId, role: 'manager', ...manager, name: normalName(manager.name) })
  await endFirstInvitations(db)
  const prepared = await createPractices(backend).get(practiceId)
  if (prepared) await lookAgain(prepared, 'settings.imported', before?.configuration)
  doorbell.ring(practiceId)
  return { ok: true, value: practiceId }
}
