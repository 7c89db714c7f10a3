import { isOurDescription, isSameNumber, type LedgerPayment, markerIn } from '../domain/ledger.ts'
import { firstStore, normalStore } from '../domain/stores.ts'
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
    const recent = payment.createdAt > station.since + timing.clockSkew
    if (!recent || !isOurDescription(payment.text) || !(await isForeign(engine, payment))) continue
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
async function isForeign({ store }: Engine, payment: LedgerPayment): Promise<boolean> {
  const marker = markerIn(payment.text)
  const number = marker?.number ?? ''
  const isSameMarker = (text: string) => {
    const other = markerIn(text)
    if (other === undefined || !isSameNumber(other.number, number)) return false
    return normalStore(other.store) === normalStore(marker?.store ?? firstStore)
  }
  const [known, speaking] = await Promise.all([
    store.touchedBy([number], [payment.id]),
    store.paymentsOf(number, []),
  ])
  const ours = known.some(
    ({ posting: { sentAt, plan, paymentIds } }) =>
      (sentAt !== null && isSameMarker(plan?.description ?? payment.text)) || paymentIds.includes(payment.id),
  )
  return !ours && speaking.filter(({ text }) => isSameMarker(text)).length === 1
}
