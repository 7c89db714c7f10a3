import * as v from 'valibot'

const FAULTS = [
  'lost-before',
  'lost-after',
  '5xx-before',
  '5xx-after',
  'slow',
  '429',
  'html',
  'empty',
  'late',
  '403',
  '404',
] as const

/** `endpoint` as the call counters name it, any if missing. */
export const BreakSchema = v.strictObject({
  endpoint: v.optional(v.string(), ''),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  fault: v.picklist(FAULTS),
  ms: v.optional(v.pipe(v.number(), v.minValue(0)), 1000),
})
export type Break = v.InferOutput<typeof BreakSchema>
