import * as v from 'valibot'
import { MovingCountsSchema } from '../domain/moved.ts'
import { PostureSchema } from '../domain/posture.ts'
import { InstantSchema } from '../domain/units.ts'

/** Where a move of this browser stands. */
export const MovePhaseSchema = v.picklist([
  'stopping',
  'handing',
  'starting',
  'leaving',
  'taking',
  'arriving',
])

export const MoveDirectionSchema = v.picklist(['to-backend', 'to-browser'])

/** What Settings shows of moving the practice; null where nothing can be moved from here. */
export const MovingViewSchema = v.nullable(
  v.object({
    direction: MoveDirectionSchema,
    /** The backend, once a person named one. */
    url: v.nullable(v.string()),
    /** Who this browser is there; null = not let in yet. */
    person: v.nullable(v.object({ name: v.string(), isManager: v.boolean() })),
    /** A code that lets this browser in. */
    pairing: v.nullable(v.object({ code: v.string(), address: v.string(), until: InstantSchema })),
    counts: v.nullable(MovingCountsSchema),
    posture: PostureSchema,
    /** The move that is under way. */
    move: v.nullable(
      v.object({
        phase: MovePhaseSchema,
        since: InstantSchema,
        /** Payments without a clear answer, and what went along of all. */
        underWay: v.number(),
        done: v.number(),
        total: v.number(),
        /** Whether it can be taken back. */
        mayCancel: v.boolean(),
      }),
    ),
    /** Why it cannot go on, with what to do. */
    problem: v.nullable(v.string()),
    /** What came of the last move. */
    outcome: v.nullable(
      v.object({ direction: MoveDirectionSchema, at: InstantSchema, counts: MovingCountsSchema }),
    ),
  }),
)
export type MovingView = v.InferOutput<typeof MovingViewSchema>
