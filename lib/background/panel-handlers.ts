import { Declined, type Handlers } from '../browser/router.ts'
import { tellOwnPages } from '../browser/tabs.ts'
import { chooseForOthers, chooseNewPatient, choosePatient, undoDecision } from '../sync/staff-decision.ts'
import { say } from '../words/background-words.ts'
import { explain } from './badge-view.ts'
import type { Companion } from './companion.ts'
import { inTime, isSlow } from './in-time.ts'
import { type Admitted, admit, lookerOf, mustBeDone, mustStand, staffOf } from './panel-admission.ts'
import { mustNamePayments } from './panel-payments.ts'
import { resolveView, watchOf } from './resolve-view.ts'

type PanelHandlers = Pick<
  Handlers,
  'panel-bg/load' | 'panel-bg/watch' | 'panel-bg/choose' | 'panel-bg/new-patient' | 'panel-bg/undo'
>

/** What the resolve panel shows of the one order of its ticket, and what staff decide in it. */
export function panelHandlers(companion: Companion): PanelHandlers {
  return {
    async 'panel-bg/load'({ ticket }, from) {
      const admitted = await admit(companion, ticket, from)
      const view = await resolveView(admitted.world, admitted.record, await lookerOf(admitted))
      // Whoever has it open already sees that somebody came.
      if (view.other) void tellOwnPages()
      return view
    },
    async 'panel-bg/watch'({ ticket }, from) {
      const admitted = await admit(companion, ticket, from)
      return watchOf(admitted.world, admitted.record, await lookerOf(admitted))
    },
    async 'panel-bg/choose'({ ticket, question, uid, others, despite }, from) {
      const admitted = await admit(companion, ticket, from)
      await mustStand(admitted)
      await mustBeKnown(admitted, uid)
      await mustNamePayments(admitted.world, admitted.record, [uid], despite)
      const staff = { ...(await staffOf(admitted, question)), despite }
      mustBeDone(await choosePatient(staff, admitted.key, uid))
      // "Post anyway" is said of one order's payments, of no other's.
      const taken = despite ? [] : await chooseForOthers(staff, admitted.record, uid, others)
      companion.stir()
      return { undoSeconds: staff.undoSeconds, orders: 1 + taken.length }
    },
    async 'panel-bg/new-patient'({ ticket, question, completion, despite }, from) {
      const admitted = await admit(companion, ticket, from)
      await mustStand(admitted)
      await mustNamePayments(admitted.world, admitted.record, [], despite)
      const staff = { ...(await staffOf(admitted, question)), despite }
      mustBeDone(await chooseNewPatient(staff, admitted.key, completion))
      companion.stir()
      return { undoSeconds: staff.undoSeconds, orders: 1 }
    },
    async 'panel-bg/undo'({ ticket }, from) {
      const admitted = await admit(companion, ticket, from)
      const undone = await undoDecision(await staffOf(admitted), admitted.key)
      companion.stir()
      void tellOwnPages()
      return { undone }
    },
  }
}

/** A patient who was merged or removed since the panel read them is no choice any more. */
async function mustBeKnown({ world }: Admitted, uid: string): Promise<void> {
  const { engine, interactive } = world
  const found = await inTime(engine.clock, interactive.findPatients({ by: 'uid', uids: [uid] }))
  if (!found.ok) throw new Declined('unread', isSlow(found) ? say('panel.slow') : explain(found.trouble))
  const setup = await engine.store.setup()
  const isDummy = setup?.dummyUid.toLowerCase() === uid.toLowerCase()
  if (found.value.length === 0 || isDummy)
    throw new Declined('patient-gone', say('panel.refused.patient-gone'))
}
