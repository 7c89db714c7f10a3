import type { Lookup } from '../../components/resolve/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import type { CandidateView, HandPostedView } from '../contract/panel.ts'
import { typedNumber } from '../domain/typed-number.ts'
import { maxLookedThrough } from './resolve-rules.ts'

/** Patients that staff look for by hand. */
export async function searchPatients(ticket: string, text: string): Promise<Lookup<CandidateView>> {
  const reply = await sendToBackground('panel-bg/search', { ticket, text })
  if (!reply?.ok) return { kind: 'failed', message: reply?.error.message ?? '' }
  const { candidates, found } = reply.value
  return { kind: 'found', items: candidates, found }
}

/** Payments that staff may have posted by hand: the one with this number, or those of these patients. */
export async function findPayments(
  ticket: string,
  uids: readonly string[],
  text: string,
): Promise<Lookup<HandPostedView>> {
  const paymentId = text.trim() === '' ? null : typedNumber(text)
  const body = { ticket, uids: uids.slice(0, maxLookedThrough), paymentId }
  const reply = await sendToBackground('panel-bg/payments', body)
  if (!reply?.ok) return { kind: 'failed', message: reply?.error.message ?? '' }
  const { payments } = reply.value
  return { kind: 'found', items: payments, found: payments.length }
}
