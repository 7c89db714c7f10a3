import * as v from 'valibot'
import type { BackendClient, Failure } from '../backend-client/client.ts'
import { writeAcceptance } from '../browser/acceptance.ts'
import { buildHosts } from '../browser/build-hosts.ts'
import { asStored, clearMove, type MoveRecord, writeMove } from '../browser/move-record.ts'
import { readProfiles, saveProfile } from '../browser/profiles.ts'
import { readStoredConfiguration, writeConfiguration } from '../browser/settings.ts'
import { KeptConfigurationSchema } from '../contract/backend-api.ts'
import { LeaveAnswerSchema, MonthOutAnswerSchema, PartOutAnswerSchema } from '../contract/moving.ts'
import { type ActivityCode, activityNote } from '../domain/activity.ts'
import { foreignHosts } from '../domain/build-hosts.ts'
import { type Configuration, type StationConfiguration, withoutSecrets } from '../domain/configuration.ts'
import type { MovedFacts, MovedPart } from '../domain/moved.ts'
import { createMovedStore, type MovedStore } from '../store/moved.ts'
import { createSyncStore } from '../store/sync-store.ts'
import { drainLock } from '../sync/drain.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import type { BrowserPractice } from './browser-practice.ts'
import { detach } from './detach.ts'
import { openDatabase } from './own-database.ts'
import { tokenVault } from './secrets.ts'

/** What the steps of a move work with. */
export interface MoveDeps {
  app: Pick<BackgroundApp, 'practice' | 'remote' | 'reconfigure' | 'syncNow'>
  client: BackendClient
  /** So much was done of all, or so many payments have no clear answer yet. */
  progress(change: Partial<Progress>): void
  /** A person wants it back: nothing more is begun. */
  isEnding(): boolean
}

export interface Progress {
  underWay: number
  done: number
}

/** A step that cannot be taken now, with the words for it: cause and fix. */
export class CannotMove extends Error {}

/** A person took the move back between two steps. */
export class MoveEnds extends Error {}

const pollMs = 1_000

/**
 * Each step ends with what the next one begins from on the disk. A worker that is killed takes the step again: all of it may be done
 * twice. At every line at most one host posts.
 */
export const steps: Record<MoveRecord['phase'], (deps: MoveDeps, move: MoveRecord) => Promise<void>> = {
  /** Nothing more leaves from here; what did is waited for. */
  async stopping(deps, move) {
    const practice = await ownPractice(deps)
    await practice.engine.store.saveHealth({ moved: { since: practice.engine.clock.now() } })
    for (;;) {
      const open = await openOutcomes(practice)
      deps.progress({ underWay: open })
      if (open === 0) break
      detach(deps.app.syncNow())
      await pause(deps)
    }
    await writeMove({ ...move, phase: 'handing' })
  },
  /** All goes along; then, at one moment, this browser is set for the backend. */
  async handing(deps, move) {
    const practice = await ownPractice(deps)
    const { configuration, moved } = practice
    const { nextech, shops } = configuration
    await must(deps, 'receive', {
      id: move.id,
      configuration: { ...configuration, nextech: withoutSecrets(configuration).nextech },
      tokens: (await tokenVault(nextech).read()) ?? null,
      facts: { shops: await moved.shops(), profiles: await profilesOf(shops.map(({ origin }) => origin)) },
    })
    await handParts(deps, move, practice)
    await handMonths(deps, move, practice)
    if (deps.isEnding()) throw new MoveEnds()
    await tell(practice, 'settings.moved-to-backend')
    await writeConfiguration(stationOf(configuration, move.url), asStored({ ...move, phase: 'starting' }))
    await deps.app.reconfigure()
  },
  /** Only now may the backend post. */
  async starting(deps, move) {
    await must(deps, 'start', { id: move.id })
    await clearMove({ direction: move.direction, at: Date.now(), counts: move.counts })
    await (await deps.app.remote())?.look()
  },
  /** The backend stops; all comes here. */
  async leaving(deps, move) {
    const facts = await untilLeft(deps, move)
    const configuration = await configurationThere(deps)
    const db = await openDatabase(configuration)
    try {
      // Nothing leaves from here before the backend has said that it posts no more.
      await createSyncStore(db, db).saveHealth({ moved: { since: Date.now() } })
      const store = createMovedStore(db)
      await store.keepShops(facts.shops)
      await takeParts(deps, move, part => store.keep(part, Date.now()))
      await takeMonths(deps, move, store)
    } finally {
      db.close()
    }
    for (const [origin, profiles] of Object.entries(facts.profiles))
      for (const profile of profiles) await saveProfile(origin, profile)
    if (deps.isEnding()) throw new MoveEnds()
    await writeMove({ ...move, phase: 'taking' })
  },
  /** The backend says that it posts no more; then, at one moment, this browser is set to post. */
  async taking(deps, move) {
    const configuration = await configurationThere(deps)
    await must(deps, 'left', { id: move.id })
    await writeAcceptance({ postsFrom: Date.now() })
    await writeConfiguration(configuration, asStored({ ...move, phase: 'arriving' }))
    await deps.app.reconfigure()
  },
  async arriving(deps, move) {
    const practice = await ownPractice(deps)
    await release(practice, { station: null })
    await tell(practice, 'settings.moved-to-browser')
    await clearMove({ direction: move.direction, at: Date.now(), counts: move.counts })
    detach(deps.app.syncNow())
  },
}

/** Payments may leave from here again. */
export async function release(
  { engine }: Pick<BrowserPractice, 'engine'>,
  more: { station?: null } = {},
): Promise<void> {
  await engine.store.saveHealth({ moved: null, ...more })
  await engine.store.reconsider(engine.clock.now(), ['moved'])
}

export async function tell(
  { activity }: Pick<BrowserPractice, 'activity'>,
  code: ActivityCode,
): Promise<void> {
  await activity.tell(activityNote({ at: Date.now(), actor: 'staff', code }))
}

/** Asks the backend for a step of a move; the words for it where it does not take it. */
export async function must(
  { client }: Pick<MoveDeps, 'client'>,
  step: string,
  body: object,
): Promise<unknown> {
  const reply = await client.send('POST', `/v1/moving/${step}`, body)
  if (!reply.ok) throw new CannotMove(wordsFor(reply.error))
  return reply.value
}

/** Cause and fix of what the backend says. */
export function wordsFor({ trouble, code, message }: Failure): string {
  if (trouble !== null) return `${say(`reason.${trouble}.cause`)} ${say(`reason.${trouble}.fix`)}`
  return code === 'not-allowed' ? say('moving.manager') : message
}

async function ownPractice({ app }: MoveDeps): Promise<BrowserPractice> {
  const practice = await app.practice()
  if (!practice) throw new CannotMove(say('reason.not-configured.fix'))
  return practice
}

/** How many payments may be under way, once no drain is; those that begin later are held. */
function openOutcomes({ engine }: BrowserPractice): Promise<number> {
  return navigator.locks.request(drainLock, async () => {
    const open = await engine.store.inStates(['sent', 'unknown', 'verifying'])
    return open.length
  })
}

async function pause({ isEnding }: MoveDeps): Promise<void> {
  if (isEnding()) throw new MoveEnds()
  await new Promise(done => setTimeout(done, pollMs))
  if (isEnding()) throw new MoveEnds()
}

async function profilesOf(origins: readonly string[]): Promise<MovedFacts['profiles']> {
  const all = await Promise.all(origins.map(async origin => [origin, await readProfiles(origin)] as const))
  return Object.fromEntries(all.filter(([, profiles]) => profiles.length > 0))
}

async function handParts(deps: MoveDeps, { id }: MoveRecord, { moved }: BrowserPractice): Promise<void> {
  let after: { record: string | null; memory: string | null } = { record: null, memory: null }
  let done = 0
  for (;;) {
    const { records, memories, lastRecord, lastMemory } = await moved.part(after)
    if (lastRecord === null && lastMemory === null) return
    await must(deps, 'part', { id, records, memories })
    done += records.length
    deps.progress({ done })
    after = { record: lastRecord ?? after.record, memory: lastMemory ?? after.memory }
    if (deps.isEnding()) throw new MoveEnds()
  }
}

async function takeParts(
  deps: MoveDeps,
  { id }: MoveRecord,
  keep: (part: MovedPart) => Promise<void>,
): Promise<void> {
  let after: { afterRecord: string | null; afterMemory: string | null } = {
    afterRecord: null,
    afterMemory: null,
  }
  let done = 0
  for (;;) {
    const answer = v.safeParse(PartOutAnswerSchema, await must(deps, 'part-out', { id, ...after }))
    if (!answer.success) throw new CannotMove(strange())
    const { records, memories, lastRecord, lastMemory } = answer.output
    if (lastRecord === null && lastMemory === null) return
    await keep({ records, memories })
    done += records.length
    deps.progress({ done })
    after = { afterRecord: lastRecord ?? after.afterRecord, afterMemory: lastMemory ?? after.afterMemory }
    if (deps.isEnding()) throw new MoveEnds()
  }
}

/** Closed months, one at a time: each is as large as many orders. */
async function handMonths(deps: MoveDeps, { id }: MoveRecord, { moved }: BrowserPractice): Promise<void> {
  let closed = await moved.monthAfter(null)
  while (closed) {
    await must(deps, 'month', { id, closed })
    if (deps.isEnding()) throw new MoveEnds()
    closed = await moved.monthAfter(closed.month)
  }
}

async function takeMonths(deps: MoveDeps, { id }: MoveRecord, store: MovedStore): Promise<void> {
  let after: string | null = null
  for (;;) {
    const said: unknown = await must(deps, 'month-out', { id, after })
    const answer = v.safeParse(MonthOutAnswerSchema, said)
    if (!answer.success) throw new CannotMove(strange())
    const { closed } = answer.output
    if (closed === null) return
    await store.keepMonth(closed)
    if (deps.isEnding()) throw new MoveEnds()
    after = closed.month
  }
}

async function untilLeft(deps: MoveDeps, { id }: MoveRecord): Promise<MovedFacts> {
  for (;;) {
    const answer = v.safeParse(LeaveAnswerSchema, await must(deps, 'leave', { id }))
    if (!answer.success) throw new CannotMove(strange())
    const { underWay, facts } = answer.output
    deps.progress({ underWay })
    if (facts !== null) return facts
    await pause(deps)
  }
}

async function configurationThere({ client }: MoveDeps): Promise<Configuration> {
  const reply = await client.send('GET', '/v1/configuration')
  if (!reply.ok) throw new CannotMove(wordsFor(reply.error))
  const kept = v.safeParse(KeptConfigurationSchema, reply.value)
  if (!kept.success) throw new CannotMove(strange())
  const { configuration } = kept.output
  const foreign = foreignHosts(configuration, buildHosts())
  if (foreign.length > 0)
    throw new CannotMove(foreign.map(({ path, reason }) => `${path}: ${reason}`).join(' '))
  return configuration
}

/** What this browser is set to once the backend has the practice. */
function stationOf(configuration: Configuration, url: string): StationConfiguration {
  const { version, posture, practice, shops } = withoutSecrets(configuration)
  const bare = shops.map(({ rest: _rest, ...shop }) => shop)
  return { ...{ version, posture, practice }, shops: bare, mode: 'backend', backend: { url } }
}

/** A configuration that a person imported, which may be replaced. */
export async function isOwnConfiguration(): Promise<boolean> {
  return (await readStoredConfiguration()) !== undefined
}

const strange = () => `${say('reason.extension-older.cause')} ${say('reason.extension-older.fix')}`
