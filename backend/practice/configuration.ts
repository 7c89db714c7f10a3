import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import * as v from 'valibot'
import { type ActivityCode, activityNote } from '../../lib/domain/activity.ts'
import {
  type Configuration,
  ConfigurationSchema,
  parsePracticeConfiguration,
  withoutSecrets,
} from '../../lib/domain/configuration.ts'
import { changedPaths, compareConfigurations } from '../../lib/domain/configuration-facts.ts'
import { connectionName } from '../../lib/domain/connection.ts'
import type { FileProblem } from '../../lib/domain/parse-file.ts'
import type { Result } from '../../lib/domain/result.ts'
import { databaseNow } from '../database/database-clock.ts'
import {
  ensurePractice,
  type PracticeDatabase,
  type PracticeTransaction,
  write,
} from '../database/practice-database.ts'
import { tell } from '../postgres/activity.ts'
import { putMeta, type Reader, readMeta } from '../postgres/meta.ts'
import type { MasterKeys } from '../secrets/master-keys.ts'
import { createSecrets } from '../secrets/secret-store.ts'
import { clock } from './clock.ts'
import { innerShops } from './inner-hosts.ts'
import { foreignAddresses } from './own-hosts.ts'

const name = 'configuration'

/** What is sealed of a practice. */
export const secretNames = {
  password: 'nextech-password',
  tokens: 'nextech-tokens',
  providerSecret: 'provider-secret',
  shopToken: (baseUrl: string) => `shop-token ${baseUrl}`,
}

/**
 * Reads a configuration file for a practice of the backend. One that tells a browser to use a backend (`"mode":
 * "backend"`) serves as well: what it says of Nextech and the shops is the backend's then.
 */
export function parsePracticeFile(json: string): Result<Configuration, FileProblem[]> {
  const parsed = parsePracticeConfiguration(directJson(json))
  const foreign = parsed.ok ? [...foreignAddresses(parsed.value), ...innerShops(parsed.value)] : []
  return foreign.length > 0 ? { ok: false, error: foreign } : parsed
}

function directJson(json: string): string {
  try {
    return JSON.stringify(asDirect(JSON.parse(json)))
  } catch {
    return json
  }
}

/** What tells a browser to use a backend, as the backend itself has it. */
export function asDirect(file: unknown): unknown {
  if (typeof file !== 'object' || file === null || !('mode' in file) || file.mode !== 'backend') return file
  return { ...file, mode: 'direct', backend: null }
}

/** The id of a configuration's practice: Nextech's own. */
export const practiceIdOf = ({ nextech }: Configuration): string => nextech.practiceId

/** The configuration as it is kept, without secrets; undefined where there is none. */
export async function readConfiguration(reader: Reader): Promise<Configuration | undefined> {
  return readMeta(reader, name, ConfigurationSchema)
}

/** A configuration in force; the revision is told apart from every other of the practice. */
export interface Configured {
  configuration: Configuration
  revision: number
}

/**
 * Says as what the activity tells of a change to the configuration in force, undefined where there is nothing to change.
 * It is asked while nobody else changes it, and what it throws leaves all as it was.
 */
export type JudgeChange = (before: Configured | undefined) => ActivityCode | undefined

/**
 * Keeps a configuration with its secrets sealed, whole or not at all, and tells of it. Secrets that it does not bring stay,
 * unless they are of another connection. The practice is looked at soon. Answers the one before, and the revision now.
 */
export async function saveConfiguration(
  practice: PracticeDatabase,
  masters: MasterKeys,
  configuration: Configuration,
  judge: JudgeChange = () => 'settings.imported',
): Promise<{ before: Configured | undefined; revision: number }> {
  if ((await readConfigured(practice)) === undefined) await ensurePractice(practice)
  return write(practice, inside => putConfiguration(inside, masters, configuration, judge))
}

/** The same within a transaction, which makes more than this change. */
export async function putConfiguration(
  inside: PracticeTransaction,
  masters: MasterKeys,
  configuration: Configuration,
  judge: JudgeChange = () => 'settings.imported',
): Promise<{ before: Configured | undefined; revision: number }> {
  const before = await readConfigured({ db: inside.tx, practiceId: inside.practiceId })
  const code = judge(before)
  if (code === undefined) return { before, revision: before?.revision ?? 0 }
  await saveSecrets(inside, masters, { before: before?.configuration, configuration })
  await putMeta(inside, name, v.parse(ConfigurationSchema, withoutSecrets(configuration)))
  const changed = differenceOf(before?.configuration, configuration)
  await tell(inside, [activityNote({ at: clock.now(), actor: 'staff', code, changed })])
  return { before, revision: await nextRevision(inside) }
}

/** What of a configuration is another than before, for the activity: paths, and a hash of the whole without its secrets. */
function differenceOf(before: Configuration | undefined, configuration: Configuration) {
  const bare = JSON.stringify(withoutSecrets(configuration))
  return {
    file: createHash('sha256').update(bare).digest('hex'),
    paths: changedPaths(compareConfigurations(before, configuration)),
    posts: configuration.posture === 'automatic',
  }
}

/** The configuration in force with its revision; undefined where there is none. */
export async function readConfigured({ db, practiceId }: Reader): Promise<Configured | undefined> {
  const row = await db
    .selectFrom('practice')
    .innerJoin('meta', 'meta.practice_id', 'practice.id')
    .select(['practice.configured_at as revision', 'meta.value'])
    .where('practice.id', '=', practiceId)
    .where('meta.name', '=', name)
    .executeTakeFirst()
  const parsed = v.safeParse(ConfigurationSchema, row?.value)
  return parsed.success && row && row.revision !== null
    ? { configuration: parsed.output, revision: row.revision }
    : undefined
}

/** Has every process open the practice again, soon. Two of one millisecond, or after a clock was set back, are two revisions still. */
export async function nextRevision({ tx, practiceId, timeZone }: PracticeTransaction): Promise<number> {
  const row = await tx
    .updateTable('practice')
    .set({
      configured_at: sql<number>`greatest(${databaseNow}, coalesce(configured_at, 0) + 1)`,
      wake_at: databaseNow,
      time_zone: timeZone,
    })
    .where('id', '=', practiceId)
    .returning('configured_at')
    .executeTakeFirstOrThrow()
  return row.configured_at ?? 0
}

interface Replaced {
  before: Configuration | undefined
  configuration: Configuration
}

async function saveSecrets(
  { tx, practiceId }: PracticeTransaction,
  masters: MasterKeys,
  { before, configuration }: Replaced,
): Promise<void> {
  const secrets = createSecrets({ db: tx, practiceId }, masters)
  if (before && connectionName(before.nextech) !== connectionName(configuration.nextech))
    for (const each of [secretNames.tokens, secretNames.password]) await secrets.clear(each)
  const { password } = configuration.nextech
  if (password !== undefined) await secrets.write(secretNames.password, password)
  const asked = new Set(addressesOfShops(configuration))
  for (const baseUrl of before ? addressesOfShops(before) : [])
    if (!asked.has(baseUrl)) await secrets.clear(secretNames.shopToken(baseUrl))
  for (const { rest } of configuration.shops)
    if (rest?.token !== undefined) await secrets.write(secretNames.shopToken(rest.baseUrl), rest.token)
}

const addressesOfShops = ({ shops }: Configuration) => shops.flatMap(({ rest }) => rest?.baseUrl ?? [])
