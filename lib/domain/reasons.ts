import * as v from 'valibot'
import type { DemandedField } from './matching.ts'

/** A button that the reason's fix has; what it opens is the screen's affair. */
export const FixActionSchema = v.picklist([
  'resolve',
  'sign-in',
  'settings',
  'sync-now',
  'post-again',
  'settle',
])
export type FixAction = v.InferOutput<typeof FixActionSchema>

/**
 * One typed catalogue of why an order is where it is, with the button that fixes it (rules 8). Cause and
 * fix in words stand in `lib/words` under `reason.<code>`; a test holds that no code lacks them.
 */
const actions = {
  'same-details': 'resolve',
  'possible-match': 'resolve',
  'birth-date-differs': 'resolve',
  'inactive-patient': 'resolve',
  'restricted-patient': 'resolve',
  'confirm-match': 'resolve',
  unusual: 'resolve',
  'only-seen': 'resolve',
  'missing-birth-date': 'resolve',
  'missing-phone': 'resolve',
  'missing-postal-code': 'resolve',
  'missing-email': 'resolve',
  'missing-first-name': 'resolve',
  'missing-last-name': 'resolve',
  'missing-name-parts': 'resolve',
  'no-patient': 'resolve',
  'none-of-these': 'resolve',
  'possible-duplicate': 'resolve',
  unproven: 'resolve',
  'card-type-missing': 'settings',
  'two-cards': 'resolve',
  'category-missing': 'sync-now',
  'location-missing': 'sync-now',
  'provider-missing': 'sync-now',
  'dummy-patient-missing': 'sync-now',
  refused: 'resolve',
  'number-taken': 'resolve',
  'posted-twice': 'settle',
  'amount-differs': 'settle',
  'amounts-disagree': 'resolve',
  'unpaid-too-long': 'resolve',
  'refund-to-record': 'settle',
  'voided-in-nextech': 'post-again',
  cancelled: null,
  refunded: null,
  'nothing-to-post': null,
  'not-paid': null,
  'on-hold': null,
  'under-review': null,
  'observe-only': 'settings',
  paused: null,
  moved: 'settings',
  'ledger-first': null,
  'other-station': 'settings',
  'not-configured': 'settings',
  'signed-out': 'sign-in',
  'vault-closed': 'sign-in',
  'nextech-down': null,
  'rate-limited': null,
  'list-incomplete': null,
  'records-hidden': 'sync-now',
  'permission-missing': 'settings',
  'browser-repeats': null,
  'shop-unreadable': null,
  'too-many-new': null,
  'date-unclear': 'settings',
  'status-unknown': 'settings',
  'backend-unreachable': null,
  'backend-not-paired': 'settings',
  'backend-older': null,
  'extension-older': null,
  'internal-error': 'sync-now',
} as const satisfies Record<string, FixAction | null>

export type ReasonCode = keyof typeof actions

export const ReasonCodeSchema = v.picklist(Object.keys(actions) as [ReasonCode, ...ReasonCode[]])

/** Every code there is, for tables and tests. */
export const reasonCodes = Object.keys(actions) as ReasonCode[]

/** The button that fixes a reason, where there is one. */
export function fixActionOf(code: ReasonCode): FixAction | null {
  return actions[code]
}

/** Reasons about an order's own payments: staff say which is right (rules 5). */
export const settledReasons = ['posted-twice', 'amount-differs', 'refund-to-record'] as const

/** Whether the order is opened in the panel: staff choose a patient, say which payment is right, or post again. */
export function opensPanel(code: ReasonCode): boolean {
  return ['resolve', 'settle', 'post-again'].includes(actions[code] ?? '')
}

/** Reasons of the order itself: no patient settles them. */
const ofTheOrder: readonly ReasonCode[] = [
  'possible-duplicate',
  'unproven',
  'refused',
  'amounts-disagree',
  'two-cards',
  'unpaid-too-long',
  'number-taken',
  'unusual',
  'only-seen',
]

/** Reasons for which nothing is posted, whatever patient is chosen: only a payment made by hand settles them here. */
const settledByHand: readonly ReasonCode[] = [
  'amounts-disagree',
  'two-cards',
  'unpaid-too-long',
  'number-taken',
]

/** Whether staff can say no more of the order than which payment, made by hand, is its own. */
export function isSettledByHand(code: ReasonCode | null): boolean {
  return code !== null && settledByHand.includes(code)
}

/** Reasons that only the right patient settles: one choice settles them for all orders of a customer. */
export function asksForPatient(code: ReasonCode): boolean {
  return actions[code] === 'resolve' && !ofTheOrder.includes(code)
}

/** Reasons that an order has, or has not, by who is a patient: they say whether Nextech knows the customer. */
export function tellsOfPatient(code: ReasonCode): boolean {
  return asksForPatient(code) || ['possible-duplicate', 'unusual', 'only-seen'].includes(code)
}

/** Reasons whose detail is what Nextech itself said or counted: staff need it to put the matter right. */
export function tellsNextechsWords(code: ReasonCode): boolean {
  return ['refused', 'list-incomplete', 'records-hidden'].includes(code)
}

/** Reasons that are put right outside, in Nextech or in Settings: looked at again when a person asks for a sync. */
export const fixedExternally = reasonCodes.filter(
  code =>
    actions[code] === 'sync-now' ||
    actions[code] === 'settle' ||
    code === 'card-type-missing' ||
    code === 'refused',
)

/** The reason of a missing field, e.g. `missing-birth-date`. */
export function missingReason(field: DemandedField): ReasonCode {
  return `missing-${field}`
}

/** Trouble with Nextech itself: orders stay `pending` and go on by themselves when it is over. */
export const TroubleCodeSchema = v.picklist([
  'not-configured',
  'signed-out',
  'vault-closed',
  'nextech-down',
  'rate-limited',
  'list-incomplete',
  'records-hidden',
  'permission-missing',
  'browser-repeats',
  // Stands for the trouble of a newer backend; an engine meets none such.
  'extension-older',
])
export type TroubleCode = v.InferOutput<typeof TroubleCodeSchema>
