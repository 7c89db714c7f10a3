import { isOurDescription, isSameNumber, type LedgerPayment, markerIn } from '../domain/ledger.ts'
import type { Posting } from '../domain/posting.ts'
import { firstStore, normalStore } from '../domain/stores.ts'
import type { Instant } from '../domain/units.ts'
import { type Engine, timing } from './engine.ts'

/**
 * One browser posts for a practice. A payment in our own words that this browser did not send, made since it began to
 * post, means that another one posts too: this one stops posting and says so (architecture 6.10).
 */
export async function noticeOtherStation(engine: Engine, payments: readonly LedgerPayment[]): Promise<void> {
  const { store, clock } = engine
  const { station } = await store.health()
  if (station === null) {
    await store.saveHealth({ station: { since: clock.now(), otherPayment: null } })
    return
  }
  if (station.otherPayment !== null) return
  for (const payment of payments) {
    if (!isOurDescription(payment.text) || !(await isForeign(engine, payment, station.since))) continue
    await store.saveHealth({ station: { ...station, otherPayment: payment.id } })
    return
  }
}

/** Staff say that this browser is the one that posts: what was there until now is no reason to stop. */
export async function claimStation({ store, clock }: Engine): Promise<void> {
  await store.saveHealth({ station: { since: clock.now(), otherPayment: null } })
  await store.reconsider(clock.now(), ['other-station'])
}

/** Not sent from here, and not staff's correction of a payment that was there before. */
async function isForeign({ store }: Engine, payment: LedgerPayment, since: Instant): Promise<boolean> {
  const marker = markerIn(payment.text)
  const number = marker?.number ?? ''
  const isSameMarker = (text: string) => {
    const other = markerIn(text)
    if (other === undefined || !isSameNumber(other.number, number)) return false
    return normalStore(other.store) === normalStore(marker?.store ?? firstStore)
  }
  const unread: string[] = []
  const [known, speaking] = await Promise.all([
    store.touchedBy([number], [payment.id], key => unread.push(key)),
    store.paymentsOf(number, []),
  ])
  // Nobody can say whether it was sent from here, and it holds up no other order.
  if (unread.length > 0) return false
  const same = speaking.filter(({ text }) => isSameMarker(text))
  const sent = known
    .map(({ posting }) => posting)
    .filter(({ sentAt, plan }) => sentAt !== null && isSameMarker(plan?.description ?? payment.text))
  if (sent.length > 0) return areMoreThanSent(same, sent, since)
  const isHeld = known.some(({ posting }) => posting.paymentIds.includes(payment.id))
  return !isHeld && payment.createdAt > since + timing.clockSkew && same.length === 1
}

/**
 * Two browsers that post the same orders at the same moment both know them as their own: more live payments in our words
 * than requests have left from here are not all from here.
 */
function areMoreThanSent(same: readonly LedgerPayment[], sent: readonly Posting[], since: Instant): boolean {
  const isRead = ({ updatedAt }: LedgerPayment) => updatedAt > 0
  const live = same.filter(
    each => isRead(each) && each.status === 'active' && each.amountCents >= 0 && isOurDescription(each.text),
  )
  const left = sent.reduce((sum, { attempt }) => sum + attempt, 0)
  return live.length > left && sent.every(({ sentAt }) => (sentAt ?? 0) > since)
}
