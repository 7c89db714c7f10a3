import { Declined, type Handlers } from '../browser/router.ts'
import { openWorkbench, tellOwnPages } from '../browser/tabs.ts'
import type { HandPostedView } from '../contract/panel.ts'
import { findHandPosted, type HandPosted, linkHandPosted } from '../sync/hand-posted.ts'
import { pairingKey } from '../sync/match-order.ts'
import { searchPatients, wantedIn } from '../sync/panel-search.ts'
import { denyPatient, matchAgain } from '../sync/staff-memory.ts'
import { say } from '../words/background-words.ts'
import type { Companion } from './companion.ts'
import { inTime } from './in-time.ts'
import { type Admitted, admit, mustBeDone, mustStand, staffOf } from './panel-admission.ts'
import { mustRead, remembered, setupOf } from './panel-payments.ts'
import { candidateView, needsResolve } from './resolve-view.ts'
import { issueTicket } from './tickets.ts'
import type { World } from './world.ts'

type WaysOut = Pick<
  Handlers,
  | 'panel-bg/search'
  | 'panel-bg/payments'
  | 'panel-bg/link'
  | 'panel-bg/deny'
  | 'panel-bg/allow'
  | 'panel-bg/forget'
  | 'panel-bg/next'
  | 'panel-bg/open-queue'
>

/** The panel's other ways out: search by hand, posted by hand, not this one, the next order. */
export function panelWaysOut(companion: Companion): WaysOut {
  return {
    async 'panel-bg/search'({ ticket, text }, from) {
      const { world, record } = await admit(companion, ticket, from)
      const wanted = wantedIn(text)
      if (!wanted) throw new Declined('too-little', say('panel.search.too-little'))
      const { customer } = record.order
      const found = mustRead(
        await inTime(world.engine.clock, searchPatients(world.interactive, customer, wanted)),
      )
      return { candidates: found.candidates.map(candidateView), found: found.found }
    },
    async 'panel-bg/payments'({ ticket, uids, paymentId }, from) {
      const { world, record } = await admit(companion, ticket, from)
      const engine = { ...world.engine, nextech: world.interactive }
      const look =
        paymentId === null ? ({ by: 'patients', uids } as const) : ({ by: 'payment', id: paymentId } as const)
      const reading = setupOf(world).then(setup =>
        setup.ok ? findHandPosted(engine, setup.value, record, look) : setup,
      )
      const payments = mustRead(await inTime(engine.clock, reading))
      companion.stir()
      return { payments: await handPostedViews(world, payments) }
    },
    async 'panel-bg/link'({ ticket, question, paymentId }, from) {
      const admitted = await admit(companion, ticket, from)
      await mustStand(admitted)
      const { engine } = admitted.world
      mustBeDone(await linkHandPosted(engine, await staffOf(admitted, question), admitted.key, paymentId))
      return {}
    },
    async 'panel-bg/deny'({ ticket, uid }, from) {
      const admitted = await admit(companion, ticket, from)
      await mustStand(admitted)
      const { world, record } = admitted
      await denyPatient(world.engine.store, record, uid, world.engine.clock.now())
      return {}
    },
    async 'panel-bg/allow'({ ticket, uid }, from) {
      const { world, record } = await admit(companion, ticket, from)
      const { store, clock } = world.engine
      await store.allow(pairingKey(record.order), uid)
      await matchAgain(store, pairingKey(record.order), clock.now())
      companion.stir()
      return {}
    },
    async 'panel-bg/forget'({ ticket }, from) {
      const { world, record } = await admit(companion, ticket, from)
      await world.engine.store.dropPairing(pairingKey(record.order))
      void tellOwnPages()
      return {}
    },
    async 'panel-bg/next'({ ticket, passed }, from) {
      const admitted = await admit(companion, ticket, from)
      return { ticket: await nextTicket(admitted, passed) }
    },
    async 'panel-bg/open-queue'({ ticket }, from) {
      await admit(companion, ticket, from)
      await openWorkbench('staff')
      return {}
    },
  }
}

async function handPostedViews(world: World, found: readonly HandPosted[]): Promise<HandPostedView[]> {
  const uids = [...new Set(found.map(({ payment }) => payment.patientUid).filter(Boolean))]
  const patients = uids.length > 0 ? await world.interactive.findPatients({ by: 'uid', uids }) : undefined
  const known = patients?.ok ? patients.value : []
  return found.map(({ payment, fits, isTaken }) => ({
    id: payment.id,
    day: payment.day,
    amountCents: payment.amountCents,
    cardType: payment.cardType,
    text: payment.text,
    patient: remembered(payment.patientUid, known),
    fits,
    isTaken,
  }))
}

/** The oldest order that waits and was not passed over, for this very frame. */
async function nextTicket({ world, key, from }: Admitted, passed: readonly string[]): Promise<string | null> {
  if (from.tabId === undefined) return null
  const waiting = await world.engine.store.inStates(['resolve', 'attention'])
  const next = waiting.find(
    each => each.posting.key !== key && needsResolve(each) && !passed.includes(each.posting.number),
  )
  if (!next) return null
  const { tabId, frameId } = from
  return issueTicket({ key: next.posting.key, tabId, frameId, isAnchored: false })
}
