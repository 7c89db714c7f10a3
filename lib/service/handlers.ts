import { Declined } from '../contract/declined.ts'
import type {
  AnswerOf,
  BackgroundRequest,
  PanelRequest,
  RequestOf,
  ShopRequest,
  StaffRequest,
} from '../contract/messages.ts'
import { activityNote } from '../domain/activity.ts'
import { shopOriginOf } from '../domain/stores.ts'
import { setPaused } from '../sync/pause.ts'
import { alarmNow } from './alarm.ts'
import { choose, chooseNew, close, link, quoteDone, settle, undo, undoPending } from './decisions.ts'
import { payments, search } from './lookups.ts'
import { allow, deny, forget, forgetPairing, rememberedCustomers } from './memories.ts'
import { openedOrder, type PanelSession, viewerOf } from './panel-session.ts'
import { patientPage } from './patient-pages.ts'
import type { Practice } from './practice.ts'
import { changedBadges, keyOnPage, orderSeen, orderUnread, rowsSeen, type ShopPage } from './readings.ts'
import { cardSales, closeMonth, readLedgerFrom, reconciliation } from './reconciliation.ts'
import { resolveView, watchOf } from './resolve-view.ts'
import { acceptRestore, compareSeal, sealActivity } from './seals.ts'
import { settingsQuestion } from './settings-question.ts'
import { lookForTests, setupView, startDoctor, testPayment } from './setup-doctor.ts'
import { shopWords } from './shop-words.ts'
import { nextToResolve, staffCount, staffQueue } from './staff-queue.ts'
import { declinePage, forgetPage, keepPage, offeredPages, offerPage } from './taught-pages.ts'
import { today } from './today.ts'

/** A person at one of our own pages. */
export interface StaffMember {
  /** How they are named to others who meet their decisions. */
  staffName: string | null
}

/** One handler for every row of the table that names the service: what it is asked, and who asks. */
type HandlersOf<Name extends BackgroundRequest | PanelRequest | ShopRequest | StaffRequest, Asker> = {
  readonly [N in Name]: (practice: Practice, body: RequestOf<N>, asker: Asker) => Promise<AnswerOf<N>>
}

/** What a shop's page asks. */
export const shopHandlers: HandlersOf<ShopRequest, ShopPage> = {
  'cs-bg/rows': (practice, { rows }, page) => rowsSeen(practice, rows, page),
  'cs-bg/order': (practice, { reading }, page) => orderSeen(practice, reading, page),
  async 'cs-bg/unread'(practice, unread, page) {
    await orderUnread(practice, unread, page)
    return {}
  },
  async 'cs-bg/undo'(practice, { number }, { origin }) {
    await undoPending(practice, await keyOnPage(practice, origin, number))
    return {}
  },
}

/** What is asked of the one order that a person has open. */
export const panelHandlers: HandlersOf<PanelRequest, PanelSession> = {
  async 'panel-bg/load'(practice, _, session) {
    const record = await openedOrder(practice, session)
    const view = await resolveView(practice, record, await viewerOf(session))
    // The panel that has it open already shows that somebody came.
    if (view.other) practice.host.pagesChanged()
    return view
  },
  async 'panel-bg/watch'(practice, _, session) {
    return watchOf(practice, await openedOrder(practice, session), await viewerOf(session))
  },
  'panel-bg/choose': choose,
  'panel-bg/new-patient': chooseNew,
  'panel-bg/undo': async (practice, _, session) => ({ undone: await undo(practice, session) }),
  'panel-bg/search': (practice, { text }, session) => search(practice, text, session),
  'panel-bg/payments': async (practice, asked, session) => ({
    payments: await payments(practice, asked, session),
  }),
  async 'panel-bg/link'(practice, named, session) {
    await link(practice, named, session)
    return {}
  },
  async 'panel-bg/settle'(practice, { word }, session) {
    await settle(practice, word, session)
    return {}
  },
  async 'panel-bg/deny'(practice, { uid }, session) {
    await deny(practice, uid, session)
    return {}
  },
  async 'panel-bg/allow'(practice, { uid }, session) {
    await allow(practice, uid, session)
    return {}
  },
  async 'panel-bg/forget'(practice, _, session) {
    await forgetPairing(practice, session)
    return {}
  },
}

/** What our own pages ask: the queue, totals and reports, the setup, the audit. */
export const staffHandlers: HandlersOf<StaffRequest, StaffMember> = {
  'ext-bg/queue': (practice, _, { staffName }) => staffQueue(practice, staffName),
  async 'ext-bg/close-order'(practice, { key, word }, { staffName }) {
    await close(practice, key, word, { panel: 'queue', name: staffName })
    return {}
  },
  async 'ext-bg/quote-done'(practice, { key, word }, { staffName }) {
    await quoteDone(practice, key, word, { panel: 'queue', name: staffName })
    return {}
  },
  'ext-bg/shop-words': practice => shopWords(practice),
  'ext-bg/remembered': rememberedCustomers,
  async 'ext-bg/forget'(practice, memory) {
    await forget(practice, memory)
    return {}
  },
  'ext-bg/today': today,
  async 'ext-bg/pause'({ engine, activity, host }, { isPaused }, { staffName }) {
    await setPaused(engine, activity, isPaused, staffName)
    host.pagesChanged()
    if (!isPaused) host.schedule()
    return {}
  },
  'ext-bg/reconcile': reconciliation,
  'ext-bg/close-month': closeMonth,
  'ext-bg/card-sales': cardSales,
  'ext-bg/read-ledger': (practice, { from }) => readLedgerFrom(practice, from),
  'ext-bg/setup': setupView,
  async 'ext-bg/run-setup'(practice) {
    await startDoctor(practice)
    return {}
  },
  'ext-bg/test-payment': testPayment,
  async 'ext-bg/look-for-tests'(practice) {
    await lookForTests(practice)
    return {}
  },
  async 'ext-bg/patient-source'({ configuration: { nextech, practice } }) {
    return { practiceId: nextech.practiceId, timeZone: practice.timeZone }
  },
  'ext-bg/patient-page': patientPage,
  async 'ext-bg/note-duplicates'({ setup, engine, host }, counts) {
    await setup.facts.noteDuplicates({ ...counts, at: engine.clock.now() })
    host.pagesChanged()
    return {}
  },
  async 'ext-bg/activity'({ activity, configuration }, query) {
    return { timeZone: configuration.practice.timeZone, ...(await activity.page(query)) }
  },
  async 'ext-bg/note-export'({ activity, engine }, { what }) {
    await activity.tell(activityNote({ at: engine.clock.now(), actor: 'staff', code: `export.${what}` }))
    return {}
  },
  'ext-bg/prove-activity': ({ activity }, { soFar }) => activity.prove(soFar ?? undefined),
  'ext-bg/seal-activity': sealActivity,
  'ext-bg/compare-seal': compareSeal,
  'ext-bg/offered-pages': offeredPages,
  async 'ext-bg/decline-page'(practice, declined) {
    await declinePage(practice, declined)
    return {}
  },
  'ext-bg/accept-restore': acceptRestore,
}

/** What the background itself needs to open panels, to count, and to tell pages of changes. */
export const hostHandlers: HandlersOf<BackgroundRequest, StaffMember> = {
  async 'host-bg/order-key'(practice, { origin, number }) {
    assertShop(practice, origin)
    const { decideIn } = practice.configuration.policy
    return { key: await keyOnPage(practice, origin, number), ...(decideIn && { decideIn }) }
  },
  async 'host-bg/configuration'({ configuration: { shops, policy } }) {
    return { shops: shops.map(({ rest: _rest, ...shop }) => shop), cardTypes: policy.cardTypes }
  },
  async 'host-bg/settings-question'(practice, { origin, number, reason }) {
    assertShop(practice, origin)
    return settingsQuestion(practice, origin, number, reason)
  },
  'host-bg/next-to-resolve': async (practice, { key, passed }) => ({
    key: await nextToResolve(practice, key, passed),
  }),
  'host-bg/changed-badges': (practice, { keys }) => changedBadges(practice, keys),
  'host-bg/staff-count': (practice, { snoozes }) => staffCount(practice, snoozes),
  'host-bg/alarm': async (practice, { snoozes }) => ({ alarm: await alarmNow(practice, snoozes) }),
  async 'host-bg/note-setting'({ activity, engine }, { what }) {
    await activity.tell(activityNote({ at: engine.clock.now(), actor: 'staff', code: `settings.${what}` }))
    return {}
  },
  'host-bg/taught-pages': async ({ taughtPages }) => ({ profiles: await taughtPages.read() }),
  async 'host-bg/teach-page'(practice, taught) {
    assertShop(practice, taught.origin)
    await keepPage(practice, 'page-taught', taught)
    return {}
  },
  async 'host-bg/import-page'(practice, imported) {
    assertShop(practice, imported.origin)
    await keepPage(practice, 'page-imported', imported)
    return {}
  },
  async 'host-bg/offer-page'(practice, offered, { staffName }) {
    assertShop(practice, offered.origin)
    await offerPage(practice, offered, staffName)
    return {}
  },
  async 'host-bg/forget-page'(practice, forgotten) {
    await forgetPage(practice, forgotten)
    return {}
  },
  'host-bg/has-order': async ({ engine }, { key }) => ({
    exists: (await engine.store.get(key)) !== undefined,
  }),
}

/** A page's origin, as the background tells it, is one of a shop of the configuration. */
function assertShop({ configuration }: Practice, origin: string): void {
  if (shopOriginOf(configuration.shops, origin) === undefined)
    throw new Declined('not-a-shop', 'This site is no shop of the configuration.')
}
