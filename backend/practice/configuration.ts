import * as v from 'valibot'
import {
  type Configuration,
  ConfigurationSchema,
  parsePracticeConfiguration,
  withoutSecrets,
} from '../../lib/domain/configuration.ts'
import type { FileProblem } from '../../lib/domain/parse-file.ts'
import type { Result } from '../../lib/domain/result.ts'
import { databaseNow } from '../database/database-clock.ts'
import { ensurePractice, type PracticeDatabase, write } from '../database/practice-database.ts'
import { putMeta, type Reader, readMeta } from '../postgres/meta.ts'
import type { Secrets } from '../secrets/secret-store.ts'

const name = 'configuration'

/** What is sealed of a practice. */
export const secretNames = {
  password: 'nextech-password',
  tokens: 'nextech-tokens',
  shopToken: (baseUrl: string) => `shop-token ${baseUrl}`,
}

/**
 * Reads a configuration file for a practice of the backend. One that tells a browser to use a backend (`"mode":
 * "backend"`) serves as well: what it says of Nextech and the shops is the backend's then.
 */
export function parsePracticeFile(json: string): Result<Configuration, FileProblem[]> {
  return parsePracticeConfiguration(asDirect(json))
}

function asDirect(json: string): string {
  try {
    const file: unknown = JSON.parse(json)
    if (typeof file !== 'object' || file === null || !('mode' in file) || file.mode !== 'backend') return json
    return JSON.stringify({ ...file, mode: 'direct', backend: null })
  } catch {
    return json
  }
}

/** The id of a configuration's practice: Nextech's own. */
export const practiceIdOf = ({ nextech }: Configuration): string => nextech.practiceId

/** The configuration as it is kept, without secrets; undefined where there is none. */
export async function readConfiguration(reader: Reader): Promise<Configuration | undefined> {
  return readMeta(reader, name, ConfigurationSchema)
}

/**
 * Keeps a configuration, its secrets sealed. Secrets that the file does not bring stay, unless they are of another
 * connection. The practice is looked at soon.
 */
export async function saveConfiguration(
  practice: PracticeDatabase,
  secrets: Secrets,
  configuration: Configuration,
): Promise<void> {
  await ensurePractice(practice)
  const before = await readConfiguration(practice)
  if (before && connectionOf(before) !== connectionOf(configuration))
    for (const each of [secretNames.tokens, secretNames.password]) await secrets.clear(each)
  const { password } = configuration.nextech
  if (password !== undefined) await secrets.write(secretNames.password, password)
  for (const { rest } of configuration.shops)
    if (rest?.token !== undefined) await secrets.write(secretNames.shopToken(rest.baseUrl), rest.token)
  await write(practice, async inside => {
    await putMeta(inside, name, v.parse(ConfigurationSchema, withoutSecrets(configuration)))
    await inside.tx
      .updateTable('practice')
      .set({ configured_at: databaseNow, wake_at: databaseNow })
      .where('id', '=', inside.practiceId)
      .execute()
  })
}

/** A token and a password belong to the connection they were got for. */
function connectionOf({ nextech }: Configuration): string {
  const { tokenUrl, clientId, username, resource } = nextech
  return JSON.stringify([tokenUrl, clientId, username, resource])
}
