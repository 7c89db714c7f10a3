import * as v from 'valibot'
import { type ActivityCode, activityNote } from '../../lib/domain/activity.ts'
import { type MovingPhase, MovingPhaseSchema } from '../../lib/domain/moved.ts'
import type { Result } from '../../lib/domain/result.ts'
import { InstantSchema } from '../../lib/domain/units.ts'
import { type PracticeDatabase, type PracticeTransaction, write } from '../database/practice-database.ts'
import { tell } from '../postgres/activity.ts'
import { healthOf, putMeta, type Reader, readMeta } from '../postgres/meta.ts'
import { clock } from './clock.ts'

/** Where a practice stands between a browser and its backend, and whose move that was. */
const MovingStateSchema = v.object({
  /** The move that led there; null = the practice was never moved. */
  id: v.nullable(v.string()),
  phase: MovingPhaseSchema,
  since: v.nullable(InstantSchema),
  station: v.nullable(v.string()),
  by: v.nullable(v.string()),
})
export type MovingState = v.InferOutput<typeof MovingStateSchema>

/** Who moves: a manager's station. */
export interface Mover {
  station: string
  /** How the person and the station are named. */
  by: string
}

/** Why a step of a move is none now. */
export type MovingRefusal =
  /** Another browser's move is under way. */
  | 'elsewhere'
  /** The backend knows no such move, or it is over: another move, or a person, came between. */
  | 'over'

const name = 'moving'
const never: MovingState = { id: null, phase: 'here', since: null, station: null, by: null }

/** Where the practice stands. */
export async function movingStateOf(reader: Reader): Promise<MovingState> {
  return (await readMeta(reader, name, MovingStateSchema)) ?? never
}

/** A step of a move: which states it leads from, and where to. */
export interface Step {
  id: string
  to: MovingPhase
  mover: Mover
  /** A refusal, `repeated` where the step was taken already, or null where it may be taken. */
  judge(state: MovingState): MovingRefusal | 'repeated' | null
  tells?: ActivityCode
  /** What else is done with it, all or nothing. */
  work?: (inside: PracticeTransaction) => Promise<void>
}

/**
 * Takes a step. While a practice is anywhere but here nothing is posted and nothing decided: `moved` of its health holds it,
 * which is written in the same transaction. A repeated step changes nothing, and answers as it did.
 */
export function takeStep(
  practice: PracticeDatabase,
  { id, to, mover, judge, tells, work }: Step,
): Promise<Result<'done' | 'repeated', MovingRefusal>> {
  return write(practice, async inside => {
    const reader = { db: inside.tx, practiceId: inside.practiceId }
    const verdict = judge(await movingStateOf(reader))
    if (verdict === 'repeated') return { ok: true, value: 'repeated' }
    if (verdict !== null) return { ok: false, error: verdict }
    const now = clock.now()
    await work?.(inside)
    const state: MovingState = { id, phase: to, since: now, station: mover.station, by: mover.by }
    await putMeta(inside, name, state)
    const health = await healthOf(reader)
    await putMeta(inside, 'health', { ...health, moved: to === 'here' ? null : { since: now } })
    if (tells) await tell(inside, [activityNote({ at: now, actor: 'staff', code: tells })])
    return { ok: true, value: 'done' }
  })
}

/** Whether a state is of this move. */
export const isAt = (state: MovingState, phase: MovingPhase, id: string): boolean =>
  state.phase === phase && state.id === id
