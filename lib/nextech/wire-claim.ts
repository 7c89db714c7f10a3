import * as v from 'valibot'
import type { Quote } from '../domain/quote.ts'
import {
  dayOf,
  IdentifiersSchema,
  identifier,
  listOf,
  moneyOf,
  referenceOf,
  TrimmedSchema,
  whenOf,
} from './wire-values.ts'

/** Only what a quote's line shows: the diagnosis of a claim never gets past here (Nextech API 2.10). */
const ClaimWireSchema = v.object({
  id: TrimmedSchema,
  identifier: IdentifiersSchema,
  status: TrimmedSchema,
  use: TrimmedSchema,
  created: TrimmedSchema,
  patient: v.optional(v.unknown()),
  total: v.optional(v.unknown()),
  item: listOf(
    v.object({
      net: v.optional(v.unknown()),
      service: v.optional(v.fallback(v.object({ text: TrimmedSchema }), { text: undefined })),
    }),
  ),
})
type ClaimWire = v.InferOutput<typeof ClaimWireSchema>

/** An open quote of the patient; `other` for a bill, a cancelled quote, or somebody else's (Nextech API 2.10). */
export function parseQuote(
  resource: unknown,
  patientUid: string,
  timeZone: string,
): Quote | 'other' | undefined {
  const parsed = v.safeParse(ClaimWireSchema, resource)
  if (!parsed.success) return undefined
  const wire = parsed.output
  if (!isOpenQuote(wire) || !isOf(wire, patientUid)) return 'other'
  const id = wire.id ?? identifier(wire.identifier, 'official')
  const totalCents = moneyOf(wire.total) ?? sumOfItems(wire)
  const created = dayOf(whenOf(wire.created), timeZone)
  if (id === undefined || totalCents === undefined || created === undefined) return undefined
  const items = wire.item.map(({ service }) => service?.text).filter(text => text !== undefined)
  return { id, totalCents, created, items }
}

/** The search knows no status, so it is told here (Nextech API 2.10). */
function isOpenQuote({ status, use }: ClaimWire): boolean {
  return status?.toLowerCase() === 'active' && (use ?? 'exploratory').toLowerCase() === 'exploratory'
}

function isOf({ patient }: ClaimWire, uid: string): boolean {
  return (referenceOf(patient).id ?? uid).toLowerCase() === uid.toLowerCase()
}

function sumOfItems({ item }: ClaimWire): number | undefined {
  const amounts = item.map(({ net }) => moneyOf(net)).filter(cents => cents !== undefined)
  return amounts.length > 0 && amounts.length === item.length
    ? amounts.reduce((sum, cents) => sum + cents, 0)
    : undefined
}
