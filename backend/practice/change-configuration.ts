import type { Result } from '../../lib/domain/result.ts'
import type { Doorbell } from '../database/doorbell.ts'
import type { PracticeDatabase } from '../database/practice-database.ts'
import type { MasterKeys } from '../secrets/master-keys.ts'
import { readConfigured, saveConfiguration } from './configuration.ts'
import { changeCode, lookAgain } from './look-again.ts'
import { parseConfigurationOf } from './parse-configuration.ts'
import type { Practices } from './practices.ts'

export interface ConfigurationDeps {
  db: PracticeDatabase['db']
  masters: MasterKeys
  doorbell: Pick<Doorbell, 'ring'>
  practices: Pick<Practices, 'get'>
}

/** A configuration that a manager wants in force, in place of the one that they saw. */
export interface WantedConfiguration {
  practiceId: string
  /** Null = they saw none. */
  revision: number | null
  /** Not parsed yet. */
  configuration: unknown
}

export type ConfigurationRefusal =
  /** Each with its path. Nothing of what was sent is in them. */
  | { kind: 'wrong'; problems: readonly string[] }
  /** Somebody else changed it meanwhile. */
  | { kind: 'changed' }

/** Puts a configuration in force, whole or not at all. Answers its revision. */
export async function changeConfiguration(
  { db, masters, doorbell, practices }: ConfigurationDeps,
  { practiceId, revision, configuration: sent }: WantedConfiguration,
): Promise<Result<number, ConfigurationRefusal>> {
  const parsed = parseConfigurationOf(practiceId, sent)
  if (!parsed.ok) return { ok: false, error: { kind: 'wrong', problems: parsed.error } }
  const configuration = parsed.value
  const practice = { db, practiceId, timeZone: configuration.practice.timeZone }
  let code: ReturnType<typeof changeCode>
  const saved = await saveConfiguration(practice, masters, configuration, before => {
    if ((before?.revision ?? null) !== revision) throw new Overtaken()
    code = changeCode(before?.configuration, configuration)
    return code
  }).catch(overtaken)
  if (saved === undefined) return { ok: false, error: { kind: 'changed' } }
  const hosted = code && (await practices.get(practiceId))
  if (hosted && code) await lookAgain(hosted, code, saved.before?.configuration)
  doorbell.ring(practiceId)
  return { ok: true, value: saved.revision }
}

/** The configuration of a practice as a manager may see it. */
export const configurationOf = (db: PracticeDatabase['db'], practiceId: string) =>
  readConfigured({ db, practiceId })

class Overtaken extends Error {}

function overtaken(error: unknown): undefined {
  if (!(error instanceof Overtaken)) throw error
}
