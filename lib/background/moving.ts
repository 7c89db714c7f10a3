import * as v from 'valibot'
import { createBackendClient } from '../backend-client/client.ts'
import { readBackendToken } from '../browser/backend-token.ts'
import { clearMove, type MoveRecord, readLastMove, readMove, writeMove } from '../browser/move-record.ts'
import { unreachable } from '../browser/permissions.ts'
import { readProfiles } from '../browser/profiles.ts'
import { sessionValue } from '../browser/session.ts'
import { isFixed } from '../browser/settings.ts'
import { tellExtensionPages } from '../browser/tabs.ts'
import { keepAlive } from '../browser/wake-up.ts'
import { StationSchema } from '../contract/backend.ts'
import { MovingAnswerSchema } from '../contract/moving.ts'
import type { MovingView } from '../contract/moving-view.ts'
import { StationConfigurationSchema } from '../domain/configuration.ts'
import type { MovingCounts } from '../domain/moved.ts'
import { isVaultClosed } from '../store/store-fault.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import { detach } from './detach.ts'
import {
  CannotMove,
  isOwnConfiguration,
  MoveEnds,
  must,
  type Progress,
  release,
  steps,
  tell,
  wordsFor,
} from './move-steps.ts'
import { createStationPairing } from './pairing.ts'
import { vaultState } from './vault.ts'
import { createWakeGuard } from './wake-guard.ts'

/** Moving the practice between this browser and a backend, as Settings shows and presses it. */
export interface Mover {
  view(): Promise<MovingView>
  /** Asks a backend to let this browser in. Answers why it does not, else null. */
  connect(url: string, station: string): Promise<string | null>
  /** Begins the move, or goes on with one that met trouble. Answers why it cannot, else null. */
  begin(): Promise<string | null>
  /** Takes the move back while that is safe. Answers why it is not, else null. */
  cancel(): Promise<string | null>
  /** The vault was opened: a move that waited for that goes on by itself. */
  goOn(): Promise<void>
}

/** The backend that a person named, before this browser is set for it. */
const target = sessionValue('moveTarget', v.string())
/** One at a time over all workers of this browser. */
const moveLock = 'moving'
const mayCancel: readonly MoveRecord['phase'][] = ['stopping', 'handing', 'leaving']
/** Steps that read or write this browser's orders. Nobody may wait for a passphrase between two hosts that do not post. */
const needVault: readonly MoveRecord['phase'][] = ['stopping', 'handing', 'leaving', 'arriving']

type Client = ReturnType<typeof clientOf>

/** Goes on by itself with a move that a worker before this one has begun. */
export function createMover(app: BackgroundApp): Mover {
  const pairing = createStationPairing(app, async () => (await target.read()) ?? undefined)
  const runWithWakeAlarm = createWakeGuard()
  let progress: Progress = { underWay: 0, done: 0 }
  let problem: string | null = null
  let isEnding = false

  const note = (change: Partial<Progress>) => {
    progress = { ...progress, ...change }
    void tellExtensionPages()
  }

  /** Step by step until the move is over, is taken back, or cannot go on. */
  async function run(): Promise<void> {
    await navigator.locks.request(moveLock, { ifAvailable: true }, async held => {
      if (!held) return
      problem = null
      try {
        for (let move = await readMove(); move && !isEnding; move = await readMove()) {
          if (needVault.includes(move.phase)) await mustBeOpen()
          const client = clientOf(move.url)
          await steps[move.phase]({ app, client, progress: note, isEnding: () => isEnding }, move)
          await tellExtensionPages()
        }
      } catch (error) {
        // It may have been closed in the middle of a step: all of that is done again.
        if (await isForVault(error)) problem = say('moving.vault-closed')
        else if (error instanceof CannotMove) problem = error.message
        else if (!(error instanceof MoveEnds)) throw error
      }
    })
    await tellExtensionPages()
  }

  const runOn = () => void keepAlive(runWithWakeAlarm(run)).catch(() => undefined)

  async function cancel(): Promise<string | null> {
    isEnding = true
    try {
      return await navigator.locks.request(moveLock, async () => {
        const move = await readMove()
        if (!move) return null
        if (!mayCancel.includes(move.phase)) return say('moving.too-late')
        await takeBack(app, move)
        problem = null
        return null
      })
    } catch (error) {
      if (await isForVault(error)) return say('moving.vault-closed')
      if (!(error instanceof CannotMove)) throw error
      return error.message
    } finally {
      isEnding = false
      detach(app.syncNow())
      await tellExtensionPages()
    }
  }

  detach(readMove().then(move => move && runOn()))
  return {
    view: () => viewOf(app, pairing, () => ({ progress, problem })),
    async connect(url, station) {
      const origin = URL.parse(url.trim())?.origin ?? url
      if (!v.is(StationConfigurationSchema.entries.backend, { url: origin })) return say('moving.address')
      if ((await unreachable([origin])).length > 0) return say('moving.permission', { address: origin })
      await target.write(origin)
      return pairing.begin(station)
    },
    async begin() {
      const known = await readMove()
      if (!known) {
        const why = await beginMove(app)
        if (why !== null) return why
        progress = { underWay: 0, done: 0 }
      }
      runOn()
      return null
    },
    cancel,
    async goOn() {
      if (await readMove()) runOn()
    },
  }
}

/** While it is closed nobody knows what would go along, and the tokens that go along are sealed. */
async function mustBeOpen(): Promise<void> {
  if ((await vaultState()) === 'closed') throw new CannotMove(say('moving.vault-closed'))
}

const isForVault = async (error: unknown) =>
  isVaultClosed(error) || (!(error instanceof MoveEnds) && (await vaultState()) === 'closed')

function clientOf(url: string) {
  return createBackendClient({
    url,
    token: () => readBackendToken(url),
    fetch: fetch.bind(globalThis),
    mayReach: async () => (await unreachable([url])).length === 0,
  })
}

/** The host that posted until now posts on. The backend is asked first wherever it might have been told to start. */
async function takeBack(app: BackgroundApp, move: MoveRecord): Promise<void> {
  const client = clientOf(move.url)
  if (move.phase === 'handing') await must({ client }, 'cancel', { id: move.id })
  if (move.phase === 'leaving') await must({ client }, 'stay', { id: move.id })
  const practice = await app.practice()
  if (practice) {
    await release(practice)
    await tell(practice, 'settings.moving-ended')
  }
  await clearMove()
}

async function beginMove(app: BackgroundApp): Promise<string | null> {
  const fixed = await Promise.all(['mode', 'backend'].map(isFixed))
  if (!(await isOwnConfiguration()) || fixed.includes(true)) return say('configuration.supplied')
  const url = await urlOf(app)
  if (url === undefined) return say('moving.address')
  const there = await lookThere(clientOf(url))
  if (typeof there === 'string') return there
  if (!there.isManager) return say('moving.manager')
  if ((await vaultState()) === 'closed') return say('moving.vault-closed')
  const practice = await app.practice()
  const own = practice?.configuration.nextech.practiceId
  if (own !== undefined && own !== there.practiceId) return say('moving.other-practice')
  const counts = practice ? await countHere(app) : there.counts
  const [direction, phase] = practice
    ? (['to-backend', 'stopping'] as const)
    : (['to-browser', 'leaving'] as const)
  await writeMove({ id: crypto.randomUUID(), direction, phase, url, since: Date.now(), counts })
  if (practice) await tell(practice, 'settings.moving-to-backend')
  return null
}

async function urlOf(app: BackgroundApp): Promise<string | undefined> {
  return (await app.remote())?.configuration.backend.url ?? (await target.read())
}

/** Who this browser is at the backend, and what is there; else why not. */
async function lookThere(client: Client) {
  const [me, moving] = [await client.send('GET', '/v1/me'), await client.send('GET', '/v1/moving')]
  if (!me.ok) return wordsFor(me.error)
  const station = v.safeParse(StationSchema, me.value)
  if (!station.success) return `${say('reason.backend-older.cause')} ${say('reason.backend-older.fix')}`
  const { name, role } = station.output.person
  const isManager = role === 'manager'
  if (!moving.ok && isManager) return wordsFor(moving.error)
  const there = moving.ok ? v.safeParse(MovingAnswerSchema, moving.value) : undefined
  const counts = there?.success ? there.output.counts : none
  return { name, isManager, counts, practiceId: station.output.practice }
}

const none: MovingCounts = { orders: 0, decisions: 0, customers: 0, denials: 0, shops: 0, pages: 0 }

async function countHere(app: BackgroundApp): Promise<MovingCounts> {
  const practice = await app.practice()
  if (!practice) return none
  const origins = practice.configuration.shops.map(({ origin }) => origin)
  const pages = await Promise.all(origins.map(readProfiles))
  return { ...(await practice.moved.count()), shops: origins.length, pages: pages.flat().length }
}

async function viewOf(
  app: BackgroundApp,
  pairing: ReturnType<typeof createStationPairing>,
  now: () => { progress: Progress; problem: string | null },
): Promise<MovingView> {
  const [practice, remote, move] = [await app.practice(), await app.remote(), await readMove()]
  const configuration = practice?.configuration ?? remote?.configuration
  if (!configuration) return null
  const url = move?.url ?? (await urlOf(app)) ?? null
  const isLetIn = url !== null && (await readBackendToken(url)) !== undefined
  const there = isLetIn ? await lookThere(clientOf(url)) : null
  const { progress, problem } = now()
  const last = await readLastMove()
  return {
    direction: move?.direction ?? (practice ? 'to-backend' : 'to-browser'),
    url,
    person: there && typeof there === 'object' ? { name: there.name, isManager: there.isManager } : null,
    pairing: practice ? await pairing.view() : null,
    counts: practice ? await countHere(app) : there && typeof there === 'object' ? there.counts : null,
    posture: configuration.posture,
    move: move
      ? {
          ...{ phase: move.phase, since: move.since, total: move.counts.orders },
          ...{ ...progress, mayCancel: mayCancel.includes(move.phase) },
        }
      : null,
    problem: problem ?? (typeof there === 'string' ? there : null),
    outcome: last ?? null,
  }
}
