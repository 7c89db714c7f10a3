import * as v from 'valibot'

const FAULTS = [
  'lost-before',
  'lost-after',
  'reset-before',
  'reset-after',
  'goaway-before',
  'goaway-after',
  'refused-stream-before',
  'refused-stream-after',
  '5xx-before',
  '5xx-after',
  'slow',
  '429',
  'html',
  'empty',
  'late',
  '401-after',
  '503-after',
  '307-after',
  '425',
  'half',
  'yes',
  '403',
  '404',
] as const

/** `endpoint` as the call counters name it, any if missing; `reused` waits for a connection that served a request before. */
export const BreakSchema = v.strictObject({
  endpoint: v.optional(v.string(), ''),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  fault: v.picklist(FAULTS),
  ms: v.optional(v.pipe(v.number(), v.minValue(0)), 1000),
  reused: v.optional(v.boolean(), false),
})
export type Break = v.InferOutput<typeof BreakSchema>
