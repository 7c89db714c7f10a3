import * as v from 'valibot'

/** Why shop, postings and ledger differ about one order or payment (rules 6). */
export const DifferenceReasonSchema = v.picklist([
  'missing-in-nextech',
  'missing-in-shop',
  'amount-differs',
  'other-day',
  'other-card-type',
  'voided',
  'posted-twice',
  'refund-to-record',
  'pending',
  'verifying',
  'resolve',
  'attention',
  'waiting',
  'skipped',
  'others',
])
export type DifferenceReason = v.InferOutput<typeof DifferenceReasonSchema>

const byStatus: readonly DifferenceReason[] = ['resolve', 'attention', 'waiting', 'skipped', 'pending']

/** What the order's own status tells is explained by its own reason, not by what the ledger says. */
export function isByStatus({ reason }: { reason: DifferenceReason }): boolean {
  return byStatus.includes(reason)
}
