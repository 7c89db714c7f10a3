import * as v from 'valibot'
import { MovedFactsSchema, MovingCountsSchema, MovingPhaseSchema, movedContent } from '../domain/moved.ts'
import { InstantSchema } from '../domain/units.ts'
import { ClosedMonthSchema } from '../reports/closed-month.ts'

/** Names one move: the same press told twice is one move. */
const id = v.pipe(v.string(), v.uuid())
const text = v.pipe(v.string(), v.maxLength(2_000))

/** `POST /v1/moving/cancel`, `…/start`, `…/leave`, `…/left`, `…/stay`. */
export const MoveSchema = v.strictObject({ id })

/** `POST /v1/moving/receive`: a browser that has stopped posting begins to hand over. Secrets are sealed on arrival. */
export const ReceiveSchema = v.strictObject({
  id,
  /** Parsed by itself, so that every wrong path is told. */
  configuration: v.unknown(),
  /** Nextech's tokens, where the browser is signed in. */
  tokens: v.nullable(
    v.strictObject({ accessToken: v.string(), refreshToken: v.string(), expiresAt: v.number() }),
  ),
  facts: MovedFactsSchema,
})

/** `POST /v1/moving/part`. */
export const PartSchema = v.strictObject({ id, ...movedContent })

/** `POST /v1/moving/part-out`: what comes after these keys, null = from the beginning. */
export const PartOutSchema = v.strictObject({
  id,
  afterRecord: v.nullable(text),
  afterMemory: v.nullable(text),
})

/** What it answers; both null where all was told. */
export const PartOutAnswerSchema = v.object({
  ...movedContent,
  lastRecord: v.nullable(text),
  lastMemory: v.nullable(text),
})

/** `POST /v1/moving/month`: a month that was closed at the browser. */
export const MonthInSchema = v.strictObject({ id, closed: ClosedMonthSchema })

/** `POST /v1/moving/month-out`: the closed month after this one, null = the first. */
export const MonthOutSchema = v.strictObject({ id, after: v.nullable(text) })

/** What it answers; null where all were told. */
export const MonthOutAnswerSchema = v.object({ closed: v.nullable(ClosedMonthSchema) })

/** What `POST /v1/moving/leave` answers: how many payments have no clear answer yet; at none, what goes along with the parts. */
export const LeaveAnswerSchema = v.object({ underWay: v.number(), facts: v.nullable(MovedFactsSchema) })

/** `GET /v1/moving`. */
export const MovingAnswerSchema = v.object({
  phase: MovingPhaseSchema,
  since: v.nullable(InstantSchema),
  /** The person and the station of the last move. */
  by: v.nullable(v.string()),
  /** Nextech's id of the practice, and how much the backend has of it. */
  practiceId: v.string(),
  counts: MovingCountsSchema,
})
export type MovingAnswer = v.InferOutput<typeof MovingAnswerSchema>
