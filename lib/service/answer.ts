import { Declined } from '../contract/declined.ts'
import type {
  AnswerOf,
  BackgroundRequest,
  PanelRequest,
  RequestOf,
  ServiceRequest,
  ShopRequest,
  StaffRequest,
} from '../contract/messages.ts'
import { say } from '../words/background-words.ts'
import { unseenView } from './badge-view.ts'
import { hostHandlers, panelHandlers, type StaffMember, shopHandlers, staffHandlers } from './handlers.ts'
import type { PanelSession } from './panel-session.ts'
import type { Practice } from './practice.ts'
import type { ShopPage } from './readings.ts'

/** A request of the table with its body, as the table parsed it, and who asks as the host proved it. */
export type ServiceCall =
  | { name: ShopRequest; body: unknown; asker: ShopPage }
  | { name: PanelRequest; body: unknown; asker: PanelSession }
  | { name: StaffRequest | BackgroundRequest; body: unknown; asker: StaffMember }

type Handler = (practice: Practice, body: unknown, asker: unknown) => Promise<unknown>

const handlers = { ...shopHandlers, ...panelHandlers, ...staffHandlers, ...hostHandlers }

/** What people say or send. It is said where the practice is: a host that it was moved away from keeps none of it. */
const ofHost: ReadonlySet<ServiceRequest> = new Set<ServiceRequest>([
  'panel-bg/choose',
  'panel-bg/new-patient',
  'panel-bg/undo',
  'panel-bg/link',
  'panel-bg/settle',
  'panel-bg/deny',
  'panel-bg/allow',
  'panel-bg/forget',
  'ext-bg/close-order',
  'ext-bg/forget',
  'ext-bg/pause',
  'ext-bg/test-payment',
  'host-bg/teach-page',
  'host-bg/import-page',
  'host-bg/offer-page',
  'host-bg/forget-page',
  'ext-bg/decline-page',
])

/** Answers a request. Throws `Declined` where it may not be, with the words for it; anything else is a bug. */
export async function answer(practice: Practice, { name, body, asker }: ServiceCall): Promise<unknown> {
  if (ofHost.has(name) && (await practice.engine.store.health()).moved)
    throw new Declined('moved', `${say('reason.moved.cause')} ${say('reason.moved.fix')}`)
  // The table has parsed the body by this very name.
  return (handlers[name] as Handler)(practice, body, asker)
}

/** A practice's service, wherever it runs. */
export interface PracticeService {
  /** Answers a request of the table; throws `Declined` where it may not be. */
  ask(call: ServiceCall): Promise<unknown>
}

/** The service of a practice whose engine runs in this process. */
export function ownService(practice: Practice): PracticeService {
  return { ask: call => answer(practice, call) }
}

type Unconfigured = { readonly [N in ServiceRequest]?: (body: RequestOf<N>) => AnswerOf<N> }

/** What is answered while there is no practice; all else is declined. */
const unconfigured: Unconfigured = {
  'cs-bg/rows': ({ rows }) => ({
    badges: rows.map(({ number }) => unseenView(number, undefined, 'not-configured')),
    wanted: [],
    unreadable: 0,
  }),
  'cs-bg/order': ({ reading }) => ({
    badge: unseenView(reading.number, undefined, 'not-configured'),
    understood: false,
  }),
  'ext-bg/today': () => null,
  'ext-bg/reconcile': () => null,
  'ext-bg/card-sales': () => [],
  'ext-bg/read-ledger': () => ({ outcome: 'not-configured' }),
  'ext-bg/activity': () => null,
  'ext-bg/note-export': () => ({}),
  'ext-bg/prove-activity': () => null,
  'ext-bg/seal-activity': () => null,
  'ext-bg/compare-seal': () => null,
  'ext-bg/accept-restore': () => null,
  'ext-bg/setup': () => null,
  'ext-bg/run-setup': () => ({}),
  'ext-bg/look-for-tests': () => ({}),
  'ext-bg/note-duplicates': () => ({}),
  'ext-bg/patient-source': () => null,
  'ext-bg/patient-page': () => ({
    ok: false,
    trouble: 'not-configured',
    message: say('reason.not-configured.fix'),
  }),
  'ext-bg/queue': () => null,
  'ext-bg/shop-words': () => null,
  'ext-bg/offered-pages': () => [],
  'host-bg/settings-question': () => ({}),
  'host-bg/changed-badges': () => [],
  'host-bg/staff-count': () => ({ count: 0 }),
  'host-bg/alarm': () => ({ alarm: null }),
}

/** The answer of a host that has no practice yet. */
export function answerUnconfigured(name: ServiceRequest, body: unknown): unknown {
  const handle = unconfigured[name] as ((body: unknown) => unknown) | undefined
  if (!handle) throw new Declined('not-configured', say('reason.not-configured.fix'))
  return handle(body)
}
