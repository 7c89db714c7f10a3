import * as v from 'valibot'
import type { MovingAnswer } from '../../lib/contract/moving.ts'
import type { MovedFacts, MovedPart } from '../../lib/domain/moved.ts'
import type { Result } from '../../lib/domain/result.ts'
import { type StoredTokens, StoredTokensSchema } from '../../lib/nextech/access.ts'
import type { Doorbell } from '../database/doorbell.ts'
import { type PracticeDatabase, type PracticeTransaction, write } from '../database/practice-database.ts'
import { keepMonth, nextMonth } from '../postgres/closed-months.ts'
import { healthOf, putMeta } from '../postgres/meta.ts'
import { countMoved, factsOf, keepFacts, keepPart, readPart } from '../postgres/moved.ts'
import type { MasterKeys } from '../secrets/master-keys.ts'
import { createSecrets } from '../secrets/secret-store.ts'
import { clock } from './clock.ts'
import { nextRevision, putConfiguration, readConfigured } from './configuration.ts'
import { tokenVault } from './connect-nextech.ts'
import { isAt, type Mover, type MovingRefusal, movingStateOf, takeStep } from './moving-state.ts'
import { parseConfigurationOf } from './parse-configuration.ts'
import type { Practices } from './practices.ts'

export interface MovingDeps {
  db: PracticeDatabase['db']
  masters: MasterKeys
  doorbell: Pick<Doorbell, 'ring'>
  practices: Pick<Practices, 'get' | 'ring'>
}

/** A move of a practice between a browser and the backend, step by step; each step told again changes nothing. */
export interface Moving {
  state(practiceId: string): Promise<MovingAnswer>
  /** A browser that stopped posting hands over: from now on nothing is posted here before `start`. */
  receive(practiceId: string, handed: HandedOver, mover: Mover): Promise<Result<unknown, ReceiveRefusal>>
  part(practiceId: string, id: string, part: MovedPart): Promise<Result<unknown, MovingRefusal>>
  /** A month that was closed at the browser. */
  month(practiceId: string, id: string, closed: ClosedMonth): Promise<Result<unknown, MovingRefusal>>
  /** The browser posts no more, all has come: the backend posts once it has read Nextech's ledger. */
  start(practiceId: string, id: string, mover: Mover): Promise<Result<unknown, MovingRefusal>>
  /** The browser goes on posting, and the backend must not. */
  cancel(practiceId: string, id: string, mover: Mover): Promise<Result<unknown, MovingRefusal>>
  /** The backend stops; answers how many payments have no clear answer yet, and at none what goes along. */
  leave(practiceId: string, id: string, mover: Mover): Promise<Result<Left, MovingRefusal>>
  partOut(practiceId: string, id: string, after: After): Promise<Result<Out, MovingRefusal>>
  /** The closed month after this one; undefined where all were told. */
  monthOut(
    practiceId: string,
    id: string,
    after: string | null,
  ): Promise<Result<ClosedMonth | undefined, MovingRefusal>>
  /** The browser has everything: the backend posts no more until the practice comes back. */
  left(practiceId: string, id: string, mover: Mover): Promise<Result<unknown, MovingRefusal>>
  /** The browser does not take it: the backend posts on. */
  stay(practiceId: string, id: string, mover: Mover): Promise<Result<unknown, MovingRefusal>>
  /** A manager says that no browser posts: whatever move is under way is void. */
  takeOver(practiceId: string, mover: Mover): Promise<void>
}

export interface HandedOver {
  id: string
  /** Not parsed yet. */
  configuration: unknown
  tokens: StoredTokens | null
  facts: MovedFacts
}

export type ReceiveRefusal = { kind: MovingRefusal } | { kind: 'wrong'; problems: readonly string[] }

type After = { record: string | null; memory: string | null }
type ClosedMonth = Parameters<typeof keepMonth>[1]
type Out = Awaited<ReturnType<typeof readPart>>
interface Left {
  underWay: number
  facts: MovedFacts | null
}

/** One worker's turn at a time: who has it knows that no other posts. */
export const turnLock = 'turn'

/** Moves practices of this database. */
export function createMoving(deps: MovingDeps): Moving {
  const { db, doorbell } = deps
  const placeOf = (practiceId: string): PracticeDatabase => ({ db, practiceId, timeZone: 'UTC' })
  /** Stations show something else from now on. */
  const told = async <T>(practiceId: string, outcome: Promise<T>): Promise<T> => {
    const result = await outcome
    doorbell.ring(practiceId)
    return result
  }
  return {
    state: id => stateOf(placeOf(id)),
    receive: (practiceId, handed, mover) => told(practiceId, receive(deps, practiceId, handed, mover)),
    part: (practiceId, id, part) =>
      keep(placeOf(practiceId), id, inside => keepPart(inside, part, clock.now())),
    month: (practiceId, id, closed) =>
      keep(placeOf(practiceId), id, async inside => void (await keepMonth(inside, closed))),
    start: (practiceId, id, mover) => told(practiceId, start(placeOf(practiceId), id, mover)),
    cancel: (practiceId, id, mover) =>
      told(
        practiceId,
        takeStep(placeOf(practiceId), {
          ...{ id, to: 'away', mover, tells: 'settings.moving-ended' },
          judge(state) {
            if (isAt(state, 'receiving', id)) return null
            // It never came to this move, or was taken back already: nobody else began to post by it.
            return state.phase === 'away' || state.id === null ? 'repeated' : 'over'
          },
        }),
      ),
    leave: (practiceId, id, mover) => told(practiceId, leave(deps, placeOf(practiceId), id, mover)),
    async partOut(practiceId, id, after) {
      const place = placeOf(practiceId)
      if (!isAt(await movingStateOf(place), 'leaving', id)) return { ok: false, error: 'over' }
      return { ok: true, value: await readPart(place, after) }
    },
    async monthOut(practiceId, id, after) {
      const place = placeOf(practiceId)
      if (!isAt(await movingStateOf(place), 'leaving', id)) return { ok: false, error: 'over' }
      return { ok: true, value: await nextMonth(place, after) }
    },
    left: (practiceId, id, mover) =>
      told(
        practiceId,
        takeStep(placeOf(practiceId), {
          ...{ id, to: 'away', mover, tells: 'settings.moved-to-browser' },
          judge(state) {
            if (isAt(state, 'leaving', id)) return null
            return isAt(state, 'away', id) ? 'repeated' : 'over'
          },
        }),
      ),
    stay: (practiceId, id, mover) =>
      told(
        practiceId,
        goOn(deps, placeOf(practiceId), id, mover, state => {
          if (isAt(state, 'leaving', id)) return null
          return state.phase === 'here' ? 'repeated' : 'over'
        }),
      ),
    async takeOver(practiceId, mover) {
      const id = crypto.randomUUID()
      await told(
        practiceId,
        start(placeOf(practiceId), id, mover, ({ phase }) => (phase === 'here' ? 'repeated' : null)),
      )
    },
  }
}

async function stateOf(place: PracticeDatabase): Promise<MovingAnswer> {
  const { phase, since, by } = await movingStateOf(place)
  const configured = await readConfigured(place)
  const counts = await countMoved(place, configured?.configuration.shops.length ?? 0)
  return { phase, since, by, practiceId: place.practiceId, counts }
}

async function receive(
  { db, masters }: MovingDeps,
  practiceId: string,
  { id, configuration: sent, tokens, facts }: HandedOver,
  mover: Mover,
): Promise<Result<unknown, ReceiveRefusal>> {
  const parsed = parseConfigurationOf(practiceId, sent)
  if (!parsed.ok) return { ok: false, error: { kind: 'wrong', problems: parsed.error } }
  const configuration = parsed.value
  const place = { db, practiceId, timeZone: configuration.practice.timeZone }
  const outcome = await takeStep(place, {
    ...{ id, to: 'receiving', mover, tells: 'settings.moving-to-backend' },
    judge(state) {
      if (state.phase === 'leaving') return 'elsewhere'
      // The same browser may begin again; what it began before is void then. It knows its move, though it was disconnected and let in again.
      const isSame = state.station === mover.station || state.id === id
      return state.phase === 'receiving' && !isSame ? 'elsewhere' : null
    },
    async work(inside) {
      await putConfiguration(inside, masters, configuration)
      await keepFacts(inside, facts)
      if (tokens === null) return
      const secrets = createSecrets({ db: inside.tx, practiceId }, masters)
      await tokenVault(secrets, configuration.nextech).write(v.parse(StoredTokensSchema, tokens))
    },
  })
  return outcome.ok ? outcome : { ok: false, error: { kind: outcome.error } }
}

/** Only while it is received: after the start the backend's own work is what counts. */
function keep(
  place: PracticeDatabase,
  id: string,
  work: (inside: PracticeTransaction) => Promise<void>,
): Promise<Result<unknown, MovingRefusal>> {
  return write(place, async inside => {
    const state = await movingStateOf({ db: inside.tx, practiceId: inside.practiceId })
    if (!isAt(state, 'receiving', id)) return { ok: false, error: 'over' }
    await work(inside)
    return { ok: true, value: null }
  })
}

/**
 * As after a restore: nothing is posted before Nextech's ledger was read, from the oldest order on whose payment is still to
 * come. What the browser posted is found there and taken over.
 */
function start(
  place: PracticeDatabase,
  id: string,
  mover: Mover,
  judge: Parameters<typeof takeStep>[1]['judge'] = state => {
    if (isAt(state, 'receiving', id)) return null
    return isAt(state, 'here', id) ? 'repeated' : 'over'
  },
): Promise<Result<unknown, MovingRefusal>> {
  return takeStep(place, {
    ...{ id, to: 'here', mover, judge, tells: 'settings.moved-to-backend' },
    async work(inside) {
      const { tx, practiceId } = inside
      const row = await tx
        .updateTable('practice')
        .set({ restored_from: clock.now() })
        .where('id', '=', practiceId)
        .returning('time_zone')
        .executeTakeFirst()
      const health = await healthOf({ db: tx, practiceId })
      // What the browser posted is this practice's own, though it did not leave from here.
      await putMeta(inside, 'health', { ...health, station: null, readsFirst: true })
      await nextRevision({ ...inside, timeZone: row?.time_zone ?? inside.timeZone })
    },
  })
}

async function leave(
  { practices }: MovingDeps,
  place: PracticeDatabase,
  id: string,
  mover: Mover,
): Promise<Result<Left, MovingRefusal>> {
  const outcome = await takeStep(place, {
    ...{ id, to: 'leaving', mover, tells: 'settings.moving-to-browser' },
    judge(state) {
      if (isAt(state, 'leaving', id)) return 'repeated'
      if (state.phase === 'here') return null
      return state.phase === 'leaving' && state.station === mover.station ? null : 'elsewhere'
    },
  })
  if (!outcome.ok) return outcome
  const practice = await practices.get(place.practiceId)
  if (!practice) return { ok: false, error: 'over' }
  // A turn that began before may still be posting; no later one is.
  const open = await practice.lock.ifFree(turnLock, () =>
    practice.engine.store.inStates(['sent', 'unknown', 'verifying']),
  )
  // Lost answers are read back by the worker, also while it leaves.
  if (open === 'busy' || open.length > 0) await practices.ring(place.practiceId)
  if (open === 'busy') return { ok: true, value: { underWay: 1, facts: null } }
  const facts = open.length === 0 ? await factsOf(place) : null
  return { ok: true, value: { underWay: open.length, facts } }
}

/** The backend never stopped to know what it posted: it posts on at once. */
async function goOn(
  { practices }: MovingDeps,
  place: PracticeDatabase,
  id: string,
  mover: Mover,
  judge: Parameters<typeof takeStep>[1]['judge'],
): Promise<Result<unknown, MovingRefusal>> {
  const outcome = await takeStep(place, {
    ...{ id, to: 'here', mover, judge, tells: 'settings.moving-ended' },
  })
  if (!outcome.ok) return outcome
  const practice = await practices.get(place.practiceId)
  await practice?.engine.store.reconsider(clock.now(), ['moved'])
  await practices.ring(place.practiceId)
  return outcome
}
