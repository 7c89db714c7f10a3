import * as v from 'valibot'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { StatusSchema } from '../domain/status.ts'
import { CentsSchema, PracticeDaySchema } from '../domain/units.ts'

/** Orders and money of a day or a range, as people compare them. */
const TakenSchema = v.object({
  day: PracticeDaySchema,
  count: v.number(),
  takenCents: CentsSchema,
  postedCents: CentsSchema,
})
export type Taken = v.InferOutput<typeof TakenSchema>

/** What one practice day brought, beside other days, and what waits for staff from any day; without anybody's name. */
export const DayTotalsSchema = v.object({
  day: PracticeDaySchema,
  /** Only statuses that some order of the day has, in the order of rules 2. */
  rows: v.array(v.object({ status: StatusSchema, count: v.number(), amountCents: CentsSchema })),
  count: v.number(),
  amountCents: CentsSchema,
  /** Money taken, most first; the names are the practice's labels in Nextech. */
  cardTypes: v.array(v.object({ cardType: v.string(), count: v.number(), takenCents: CentsSchema })),
  takenCents: CentsSchema,
  /** Of earlier orders' money, or this day's, what went back on it: it is taken off. */
  backCents: CentsSchema,
  yesterday: TakenSchema,
  /** The same weekday of the week before. */
  weekBefore: TakenSchema,
  /** Fourteen days, this one last. */
  strip: v.array(TakenSchema),
  staff: v.array(v.object({ status: StatusSchema, reason: v.nullable(ReasonCodeSchema), count: v.number() })),
})
export type DayTotals = v.InferOutput<typeof DayTotalsSchema>
