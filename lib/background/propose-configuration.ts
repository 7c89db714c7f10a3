import { buildHosts } from '../browser/build-hosts.ts'
import { type Managed, readConfiguration, readManaged } from '../browser/settings.ts'
import type { PostingPreview, Proposal } from '../contract/proposal.ts'
import { foreignHosts } from '../domain/build-hosts.ts'
import { type BrowserConfiguration, type Configuration, parseConfiguration } from '../domain/configuration.ts'
import { changedPaths, compareConfigurations } from '../domain/configuration-facts.ts'
import { isLocked, lockedPaths, withManaged } from '../domain/managed.ts'
import type { FileProblem } from '../domain/parse-file.ts'
import { planPosting } from '../domain/posting-plan.ts'
import type { Result } from '../domain/result.ts'
import { automaticLimits, unusualAmount } from '../domain/unusual.ts'
import { Database } from '../store/database.ts'
import { databaseName } from '../store/database-name.ts'
import { createSyncStore } from '../store/sync-store.ts'
import type { SyncStore } from '../sync/ports/sync-store.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import { openDatabase } from './own-database.ts'
import { sha256 } from './sha256.ts'

/** A file as it would be in force, and what a person must have seen of it. */
export interface ReadFile {
  configuration: BrowserConfiguration
  /** Names the file and the configuration that it was compared with. */
  seen: string
  /** The SHA-256 of the file. */
  file: string
  /** Paths that it changes. */
  changed: string[]
  locked: string[]
}

/** Shows a file beside the configuration in force, and what it would post. Changes nothing. */
export async function proposeConfiguration(app: BackgroundApp, json: string): Promise<Proposal> {
  const read = await readFile(json)
  if (!read.ok) return { kind: 'refused', lines: read.error }
  const { configuration, seen, locked } = read.value
  const facts = compareConfigurations(await readConfiguration(), configuration)
  return {
    kind: 'proposal',
    seen,
    facts: facts.map(fact => ({ ...fact, isLocked: isLocked(locked, fact.path) })),
    posture: configuration.posture,
    posting: await postingOf(app, configuration),
  }
}

/** Reads a file's text together with the administrator's policy; why it cannot be used, line by line. */
export async function readFile(json: string): Promise<Result<ReadFile, string[]>> {
  const managed = await readManaged()
  if (!managed.allowImport) return { ok: false, error: [say('configuration.no-import')] }
  const parsed = parseConfiguration(merged(json, managed))
  if (!parsed.ok) return { ok: false, error: parsed.error.map(lineOf) }
  const foreign = foreignHosts(parsed.value, buildHosts())
  if (foreign.length > 0) return { ok: false, error: foreign.map(lineOf) }
  const before = await readConfiguration()
  const file = await sha256(json)
  return {
    ok: true,
    value: {
      configuration: parsed.value,
      seen: await sha256(JSON.stringify([file, before ?? null, managed])),
      file,
      changed: changedPaths(compareConfigurations(before, parsed.value)),
      locked: lockedPaths(managed.configuration),
    },
  }
}

const lineOf = ({ path, reason }: FileProblem) => `${path}: ${reason}`

/** A text that is no JSON is left as it is: the parser says where it ends. */
function merged(json: string, { configuration }: Managed): string {
  if (!configuration) return json
  try {
    const value: unknown = JSON.parse(json)
    return JSON.stringify(withManaged(value, configuration))
  } catch {
    return json
  }
}

/** Null where it would post nothing before a person says more. */
async function postingOf(
  app: BackgroundApp,
  configuration: BrowserConfiguration,
): Promise<PostingPreview | null> {
  if (configuration.mode === 'backend' || configuration.posture === 'observe') return null
  const preview = await withStoreOf(app, configuration, store => previewOf(store, configuration))
  if (configuration.posture === 'automatic') return preview
  return preview.orders > 0 ? preview : null
}

/** In the posture `resolve` what staff decided is posted, and nothing else. */
async function previewOf(
  store: Pick<SyncStore, 'inStates'> | undefined,
  configuration: Configuration,
): Promise<PostingPreview> {
  const { posture, practice, policy } = configuration
  const waiting = (await store?.inStates(['new', 'matched', 'intent', 'absent'])) ?? []
  const asked = waiting.filter(({ posting }) => posture === 'automatic' || posting.decision !== null)
  const limits = automaticLimits(configuration)
  const plans = new Map(
    asked.map(({ order }) => [order, planPosting(order, practice.timeZone, policy.cardTypes)]),
  )
  // What would wait for a person all the same is not said to be posted (rules 3).
  const meant = asked.filter(({ order, posting }) => {
    const { amountCents = 0, cardType = null } = plans.get(order) ?? {}
    return cardType !== null && (posting.decision !== null || unusualAmount(amountCents, limits) === null)
  })
  const held = asked.length - meant.length
  const unsure = meant.filter(
    ({ posting: { state, decision } }) => state === 'new' && decision === null,
  ).length
  const creates = meant.filter(
    ({ posting: { state, patientUid, decision } }) =>
      (state === 'matched' && patientUid === null) || decision?.kind === 'new-patient',
  )
  return {
    orders: meant.length,
    cents: meant.reduce((sum, { order }) => sum + (plans.get(order)?.amountCents ?? 0), 0),
    newPatients: creates.length,
    ...(held > 0 && { held }),
    ...(unsure > 0 && { unsure }),
  }
}

/** The practice's own store, also of one that ran here before; undefined where there is none. */
async function withStoreOf<T>(
  app: BackgroundApp,
  configuration: Configuration,
  job: (store: Pick<SyncStore, 'inStates'> | undefined) => Promise<T>,
): Promise<T> {
  const running = await app.practice()
  const name = databaseName(configuration)
  if (running && databaseName(running.configuration) === name) return job(running.engine.store)
  if (!(await Database.exists(name))) return job(undefined)
  const db = await openDatabase(configuration)
  return job(createSyncStore(db, db)).finally(() => db.close())
}
