import { Declined } from '../contract/declined.ts'
import type { HandPostedView } from '../contract/panel.ts'
import { findHandPosted, type HandPosted } from '../sync/hand-posted.ts'
import { searchPatients, wantedIn } from '../sync/panel-search.ts'
import { say } from '../words/background-words.ts'
import { mustRead, setupOf } from './existing-view.ts'
import { openedOrder, type PanelSession } from './panel-session.ts'
import type { Practice } from './practice.ts'
import { candidateView } from './views/candidate.ts'
import { remembered } from './views/memory.ts'
import { withTimeout } from './with-timeout.ts'

/** Patients that staff look for by hand: by name, phone, e-mail or chart number. */
export async function search(practice: Practice, text: string, session: PanelSession) {
  const { order } = await openedOrder(practice, session)
  const wanted = wantedIn(text)
  if (!wanted) throw new Declined('too-little', say('panel.search.too-little'))
  const asked = searchPatients(practice.interactive, order.customer, wanted)
  const { candidates, found } = mustRead(await withTimeout(practice.engine.clock, asked))
  return { candidates: candidates.map(candidateView), found }
}

/** Payments that staff may have posted by hand: of these patients, or with this number. */
export async function payments(
  practice: Practice,
  { uids, paymentId }: { uids: readonly string[]; paymentId: string | null },
  session: PanelSession,
): Promise<HandPostedView[]> {
  const record = await openedOrder(practice, session)
  const engine = { ...practice.engine, nextech: practice.interactive }
  const look =
    paymentId === null
      ? ({ by: 'patients', uids: [...uids] } as const)
      : ({ by: 'payment', id: paymentId } as const)
  const reading = setupOf(practice).then(setup =>
    setup.ok ? findHandPosted(engine, setup.value, record, look) : setup,
  )
  const found = mustRead(await withTimeout(engine.clock, reading))
  practice.host.schedule()
  return handPostedViews(practice, found)
}

async function handPostedViews(
  { interactive }: Practice,
  found: readonly HandPosted[],
): Promise<HandPostedView[]> {
  const uids = [...new Set(found.map(({ payment }) => payment.patientUid).filter(Boolean))]
  const patients = uids.length > 0 ? await interactive.findPatients({ by: 'uid', uids }) : undefined
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
