import * as v from 'valibot'

/** The one status of an order that staff see (rules 2). */
export const StatusSchema = v.picklist([
  'synced',
  'pending',
  'posting',
  'verifying',
  'resolve',
  'attention',
  'refunded',
  'voided',
  'skipped',
  'waiting',
])
export type Status = v.InferOutput<typeof StatusSchema>

/** Posted, but look (rules 2). */
export const WarningSchema = v.picklist([
  'new-patient',
  'truncated-description',
  'rounded-amount',
  'partly-refunded',
  'refunded-after',
  'contains-gift-card',
  'card-type-defaulted',
  'late',
  'adopted',
  'amount-accepted',
  'second-payment',
])
export type Warning = v.InferOutput<typeof WarningSchema>

/** Statuses in which the order rests until staff act. */
export const staffStatuses: readonly Status[] = ['resolve', 'attention', 'refunded', 'voided']

/** Whether somebody is to act for the order: one that rests on purpose has no reason. */
export function needsStaff({ status, reason }: { status: Status | 'unseen'; reason: unknown }): boolean {
  return reason !== null && status !== 'unseen' && staffStatuses.includes(status)
}

/** What Nextech says of a payment: only active ones count. */
export const PaymentStatusSchema = v.picklist(['active', 'cancelled', 'entered-in-error'])
