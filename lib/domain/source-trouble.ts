import * as v from 'valibot'

/**
 * Why a shop's orders could not be read by its own interface, and whether it passes by itself. Cause and fix in words
 * stand in `lib/words` under `source.<code>`; a test holds that no code lacks them.
 */
const passing = {
  'token-missing': false,
  'token-refused': false,
  'not-allowed': false,
  'inner-host': false,
  'not-found': false,
  redirected: false,
  'no-magento': false,
  'request-refused': false,
  'shop-busy': true,
  'shop-down': true,
  /** Of a newer backend; no source tells it. */
  newer: false,
} as const

export type SourceTroubleCode = keyof typeof passing

/** Every code there is, for tables and tests. */
export const sourceTroubleCodes = Object.keys(passing) as [SourceTroubleCode, ...SourceTroubleCode[]]

export const SourceTroubleCodeSchema = v.picklist(sourceTroubleCodes)

/** Whether it ends by itself; a person must put the other kinds right. */
export function passesByItself(code: SourceTroubleCode): boolean {
  return passing[code]
}

/** The parts of an order that a source may tell in a way that cannot be understood. */
export const MisreadFieldSchema = v.picklist([
  'number',
  'date',
  'status',
  'total',
  'paid',
  'refunded',
  'due',
  'gift-card',
  'items',
  'currency',
  /** Of a newer backend; no source tells it. */
  'newer',
])
export type MisreadField = v.InferOutput<typeof MisreadFieldSchema>
