import * as v from 'valibot'
import { hasMarker, type LedgerPayment, orderNumbersIn, unreadCents } from '../domain/ledger.ts'
import type { SentPlan } from '../domain/posting.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import type { PracticeSetup } from '../sync/ports/nextech.ts'
import { paymentLocation, select } from './wire-urls.ts'
import {
  dayOf,
  ExtensionSchema,
  extension,
  IdentifiersSchema,
  identifier,
  listOf,
  moneyOf,
  paymentDayOf,
  referenceOf,
  TextSchema,
  TrimmedSchema,
  tells,
  textOf,
  type When,
  whenOf,
} from './wire-values.ts'

const PaymentWireSchema = v.object({
  id: TrimmedSchema,
  identifier: IdentifiersSchema,
  meta: v.optional(v.fallback(v.object({ lastUpdated: TrimmedSchema }), {}), {}),
  extension: listOf(ExtensionSchema),
  status: TrimmedSchema,
  created: TrimmedSchema,
  organization: v.optional(v.unknown()),
  total: v.optional(v.unknown()),
  processNote: listOf(v.object({ text: TextSchema })),
})
type PaymentWire = v.InferOutput<typeof PaymentWireSchema>

/** Where a payment is read: the practice's zone, and the patient that was asked for, if one was. */
export interface PaymentContext {
  timeZone: string
  /** The zone in which Nextech's payment dates are midnights, where it is known not to be the practice's. */
  dateZone?: string | undefined
  patientUid?: string | undefined
}

/**
 * A payment of Nextech's ledger; `insurance` where an organization paid (never one with our marker, which would be posted
 * again), undefined where the record cannot be read and names no order (Nextech API 2.7, trap 18).
 */
export function parsePayment(
  resource: unknown,
  context: PaymentContext,
): LedgerPayment | 'insurance' | undefined {
  const parsed = v.safeParse(PaymentWireSchema, resource)
  if (!parsed.success) return undefined
  const wire = parsed.output
  const id = wire.id ?? identifier(wire.identifier, 'official')
  const patientUid = referenceOf(extension(wire.extension, 'patient')).id ?? context.patientUid
  const amountCents = moneyOf(wire.total)
  const dates = datesOf(wire, context)
  const text = textOfNotes(wire)
  if (tells(wire.organization) && !hasMarker(text)) return 'insurance'
  const category = textOf(extension(wire.extension, 'payment-category')) ?? null
  const mayBeOrders = amountCents !== undefined || category === requiredNames.category
  const isWhole = id !== undefined && patientUid !== undefined && mayBeOrders && dates
  // One that names an order, or may be an order's, counts with all that is known of it: left out, its order would be posted twice.
  if (!isWhole && orderNumbersIn(text).length === 0) return undefined
  return {
    id: id ?? `unreadable: ${text}`,
    patientUid: patientUid ?? '',
    // A payment of nothing brings the order to staff; so does one that nothing tells apart from its twin.
    amountCents: id === undefined ? unreadCents : (amountCents ?? unreadCents),
    ...(dates ?? { day: '1970-01-01', createdAt: 0, updatedAt: 0 }),
    category,
    cardType: textOf(extension(wire.extension, 'creditcard-type')) ?? null,
    locationId: referenceOf(extension(wire.extension, 'location')).id ?? null,
    text,
    status: statusOf(wire.status),
  }
}

/** The words of the payment that an answer shows; undefined where it shows none. */
export function wordsOfPayment(body: unknown): string | undefined {
  const parsed = v.safeParse(PaymentWireSchema, body)
  return (parsed.success && textOfNotes(parsed.output)) || undefined
}

function textOfNotes({ processNote }: Pick<PaymentWire, 'processNote'>): string {
  return processNote.flatMap(({ text }) => text ?? []).join(' ')
}

/** The body that posts a payment, in the spelling of the documented example (Nextech API 2.6, 5). */
export function paymentBody(plan: SentPlan, setup: PracticeSetup): object {
  return {
    resourceType: 'PaymentReconciliation',
    extension: [
      { url: select('payment-date'), valueDate: plan.paymentDate },
      { url: select('payment-method'), valueString: 'Charge' },
      { url: select('payment-category'), valueString: requiredNames.category },
      { url: select('creditcard-type'), valueString: plan.cardType },
      { url: paymentLocation, valueReference: { reference: `Location/${setup.locationId}` } },
      { url: select('apply-payment'), valueBoolean: false },
    ],
    requestProvider: { reference: `Practitioner/${setup.providerId}` },
    total: { value: plan.amountCents / 100 },
    processNote: [{ type: { coding: [{ system: 'NoteType', code: 'display' }] }, text: plan.description }],
  }
}

/** A date that is missing is taken from the others: a payment that is left out could be posted twice. */
function datesOf(
  wire: PaymentWire,
  context: PaymentContext,
): Pick<LedgerPayment, 'day' | 'createdAt' | 'updatedAt'> | undefined {
  const paid = told(extension(wire.extension, 'payment-date'))
  const created = told(wire.created)
  const updated = told(wire.meta.lastUpdated)
  const createdAt = instantOf(created) ?? instantOf(updated) ?? instantOf(paid)
  const day = paymentDayOf(paid, context) ?? dayOf(created ?? updated, context.timeZone)
  if (createdAt === undefined || day === undefined) return undefined
  return { day, createdAt, updatedAt: instantOf(updated) ?? createdAt }
}

/** When the last year begins that four figures write. */
const end = Date.UTC(9999, 0, 1)

/**
 * Programs that know no moment write the first or last one that they can: 0001-01-01, 1753-01-01, 1900-01-01, 9999-12-31. The
 * first, taken for when a record changed, would be older than anything known of it: a void would never be seen.
 */
function told(raw: unknown): When | undefined {
  const when = whenOf(raw)
  const at = instantOf(when) ?? 0
  return at > 0 && at < end ? when : undefined
}

/** Nextech's times are UTC (Nextech API trap 16), so a day alone begins there. */
function instantOf(when: When | undefined): number | undefined {
  if (when === undefined) return undefined
  return 'instant' in when ? when.instant : Date.parse(`${when.day}T00:00:00Z`)
}

/** Statuses by other spellings; the documented ones are `cancelled` and `entered-in-error` (Nextech API 2.7). */
const endings: Readonly<Record<string, LedgerPayment['status']>> = {
  cancelled: 'cancelled',
  canceled: 'cancelled',
  voided: 'cancelled',
  void: 'cancelled',
  enteredinerror: 'entered-in-error',
  deleted: 'entered-in-error',
}

/** An unknown status counts as live: that can only hold a posting back. */
function statusOf(status: string | undefined): LedgerPayment['status'] {
  return endings[status?.toLowerCase().replace(/[\s_-]/g, '') ?? ''] ?? 'active'
}
