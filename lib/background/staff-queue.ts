import { Declined, type Handlers } from '../browser/router.ts'
import { readStaffName, writeStaffName } from '../browser/staff-name.ts'
import { tellOwnPages } from '../browser/tabs.ts'
import type { Queue, QueueRow } from '../contract/staff-queue.ts'
import { namedIn } from '../domain/contact.ts'
import { type OrderRecord, shownDetailOf, suspectsOf } from '../domain/posting.ts'
import { type PostingState, statusOf } from '../domain/posting-machine.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { fixActionOf } from '../domain/reasons.ts'
import { shownCents } from '../reports/day-sums.ts'
import { matchAgain } from '../sync/staff-memory.ts'
import { say } from '../words/background-words.ts'
import { explain, takenText } from './badge-view.ts'
import type { Companion } from './companion.ts'
import { inTime, isSlow } from './in-time.ts'
import { memoryView, uidsIn } from './resolve-view.ts'
import { issueTicket } from './tickets.ts'
import type { World } from './world.ts'

export type QueueHandlers = Pick<
  Handlers,
  'own-bg/queue' | 'own-bg/open-resolve' | 'own-bg/remembered' | 'own-bg/forget' | 'own-bg/staff-name'
>

/** States in which an order rests until staff act. */
const waiting: readonly PostingState[] = ['resolve', 'attention', 'refused', 'voided', 'refunded']

/** The workbench's "Needs staff", and what is remembered of customers. */
export function staffQueueHandlers(companion: Companion): QueueHandlers {
  const mustWorld = async () => {
    const world = await companion.world()
    if (!world) throw new Declined('not-configured', say('reason.not-configured.fix'))
    return world
  }
  return {
    'own-bg/queue': async () => queueOf(await companion.world()),
    async 'own-bg/open-resolve'({ key }, { tabId, frameId }) {
      const { engine } = await mustWorld()
      if (tabId === undefined) throw new Declined('no-tab', say('panel.no-ticket'))
      if (!(await engine.store.get(key))) throw new Declined('gone', say('panel.no-ticket'))
      return { ticket: await issueTicket({ key, tabId, frameId, isAnchored: false }) }
    },
    'own-bg/remembered': async () => rememberedIn(await mustWorld()),
    async 'own-bg/forget'({ key, uid }) {
      const { store, clock } = (await mustWorld()).engine
      if (uid === null) await store.dropPairing(key)
      else await store.allow(key, uid)
      await matchAgain(store, key, clock.now())
      companion.stir()
      void tellOwnPages()
      return {}
    },
    async 'own-bg/staff-name'({ name }) {
      await writeStaffName(name)
      return {}
    },
  }
}

async function queueOf(world: World | undefined): Promise<Queue> {
  if (!world) return null
  const { engine, configuration } = world
  const { timeZone } = configuration.practice
  const [records, health, staffName] = await Promise.all([
    engine.store.inStates(waiting),
    engine.store.health(),
    readStaffName(),
  ])
  return {
    timeZone,
    today: practiceDayOf(engine.clock.now(), timeZone),
    rows: records.map(record => queueRow(record, timeZone)),
    provenAt: health.provenAt,
    staffName: staffName ?? '',
  }
}

function queueRow(record: OrderRecord, timeZone: string): QueueRow {
  const { order, posting } = record
  const { key, number, shop, reason, decision } = posting
  return {
    key,
    number,
    shop,
    customer: `${order.customer.firstName} ${order.customer.lastName}`.trim(),
    placedAt: order.placedAt,
    amountCents: shownCents(order, statusOf(posting.state)),
    status: statusOf(posting.state),
    reason,
    detail: shownDetailOf(posting) ?? takenText(record, timeZone),
    suspects: [...suspectsOf(posting)],
    owedCents: posting.owedCents,
    fix: reason === null ? null : fixActionOf(reason),
    decided: decision && { at: decision.decidedAt, name: decision.by?.name ?? null },
  }
}

async function rememberedIn(world: World) {
  const { engine, configuration, interactive } = world
  const memories = await engine.store.memories()
  const uids = [...new Set(uidsIn(memories))]
  const read = await inTime(engine.clock, interactive.findPatients({ by: 'uid', uids }))
  return {
    timeZone: configuration.practice.timeZone,
    customers: memories.map(memory => ({
      key: memory.key,
      ...namedIn(memory.pairing?.fourFields ?? memory.denials[0]?.fourFields ?? '[]'),
      ...memoryView(memory, read.ok ? read.value : [], null),
    })),
    trouble: read.ok ? null : isSlow(read) ? say('panel.slow') : explain(read.trouble),
  }
}
