import type { Practice } from '../../lib/service/practice.ts'
import { type ToldRequest, tellAsked } from '../../lib/service/told-requests.ts'
import { patientFingerprint } from '../../lib/store/rules/activity-chain.ts'

/** Tells the activity of what a person asked the backend for, before they get the answer. */
export function tellRequest(
  practice: Pick<Practice, 'activity' | 'engine'>,
  told: ToldRequest,
): Promise<void> {
  return tellAsked(practice, told, patientFingerprint)
}
