import type {
  CandidateView,
  ExistingPaymentView,
  HandPostedView,
  ResolveView,
} from '../../../lib/contract/panel.ts'
import { say as said } from '../../../lib/words/background-words.ts'
import { toldLine } from '../../../lib/words/told-words.ts'
import type { DecisionStep, PanelEvents, PanelView, SettlingView } from '../view.ts'
import { explained } from './explained.ts'
import { bornElsewhen, sameName } from './same-name.ts'

const morning = Date.parse('2026-03-16T14:42:00Z')

/** A made-up patient; the last name differs, the phone is withheld, one quote is of the order's amount. */
export const candidate: CandidateView = {
  uid: 'uid-1',
  name: 'Testa Oakley',
  chartNumber: '10442',
  birthDate: '1980-01-02',
  place: 'Dallas, TX 75205',
  fields: [
    { field: 'firstName', value: 'Testa', likeness: 'equal' },
    { field: 'lastName', value: 'Oakley', likeness: 'different' },
    { field: 'email', value: 'testa@example.com', likeness: 'equal' },
    { field: 'phone', value: null, likeness: 'unknown' },
  ],
  rank: {
    likelihood: 'likely',
    reasons: [
      { code: 'email.equal', favours: 'for' },
      { code: 'lastName.differ', favours: 'against' },
      { code: 'birthDate.equal', favours: 'for' },
      { code: 'place.equal', favours: 'neither' },
    ],
  },
  quotes: [
    { id: '7702', totalCents: 8_400, created: '2026-03-02T10:00:00-06:00', items: ['LIGHT PEEL'] },
    { id: '7701', totalCents: 120_000, created: '2026-02-11' },
  ],
}

export const order: ResolveView = {
  number: '100000123',
  key: '/100000123/all',
  opening: 'opening-1',
  question: 'question-1',
  now: morning,
  placedOn: '2026-03-16',
  amountCents: 8_400,
  status: 'resolve',
  reason: 'possible-match',
  detail: null,
  customer: {
    firstName: 'Testa',
    lastName: 'Sample',
    email: 'testa@example.com',
    phone: '(214) 563-0142',
    birthDate: '1980-01-02',
    postalCode: '75205',
  },
  sale: {
    items: [
      { sku: 'SKIN-CEU-30', quantity: 2 },
      { sku: 'ELTA-46', quantity: 1 },
    ],
    cardType: 'Visa',
    paymentDate: '2026-03-16',
    description: 'DermPRO #100000123 | 2x SKIN-CEU-30, 1x ELTA-46',
  },
  existing: null,
  candidates: [candidate, sameName],
  trouble: null,
  open: true,
  timeZone: 'America/Chicago',
  today: '2026-03-16',
  found: 2,
  gone: 0,
  memory: { pairing: null, never: [] },
  others: [],
  decided: null,
  other: null,
  held: null,
  waiting: 3,
}

/** The sample order with some of it changed. */
export function settling(
  change: Partial<ResolveView> = {},
  step: DecisionStep = { kind: 'choosing' },
): SettlingView {
  return {
    kind: 'order',
    order: { ...order, ...change },
    step,
    failure: null,
    unseen: null,
    away: null,
    isReturned: false,
    search: { kind: 'idle' },
    payments: { kind: 'idle' },
    ...{ isLast: false, nextFailure: null, openFailure: null },
  }
}

/** An order whose customer nobody in Nextech looks like, without a birth date. */
export const nobodyFound = settling({
  candidates: [],
  status: 'attention',
  reason: 'missing-birth-date',
  customer: { ...order.customer, birthDate: '' },
})

const known = { uid: 'uid-7', name: 'Testa Oakley', chartNumber: '10442' }

/** A payment that fits the sample order, as staff may have posted it by hand. */
export const payment: HandPostedView = {
  id: '90118',
  day: '2026-03-16',
  amountCents: 8_400,
  cardType: 'Visa',
  text: 'Online order, paid by phone',
  patient: known,
  fits: true,
  isTaken: false,
}

/** A payment that may be the sample order's already. */
export const suspect: ExistingPaymentView = {
  id: '90118',
  day: '2026-03-16',
  amountCents: 8_400,
  cardType: 'Visa',
  text: 'Online order, paid by phone',
  patient: { uid: 'uid-1', name: 'Testa Oakley', chartNumber: '10442' },
  isLive: true,
}

/** An order that Nextech may hold already, twice even. */
export const suspected = settling({
  status: 'attention',
  reason: 'possible-duplicate',
  candidates: [candidate],
  existing: {
    kind: 'suspects',
    payments: [suspect, { ...suspect, id: '90121', day: '2026-03-17', cardType: null, text: '' }],
  },
})

/** Agrees in everything that Nextech shows. */
const twin: CandidateView = { ...candidate, quotes: [], chartNumber: '10443', uid: 'uid-3' }

const away = explained('backend-unreachable')

/** Every state that the panel can be in. */
export const panelSamples = {
  loading: { kind: 'loading' },
  expired: { kind: 'trouble', trouble: 'expired' },
  unreachable: { kind: 'trouble', trouble: 'unreachable' },
  'backend away at first': { kind: 'trouble', trouble: 'unreachable', said: away },
  choosing: settling(),
  'nobody found': nobodyFound,
  'several cards': settling({
    candidates: [],
    status: 'attention',
    reason: 'two-cards',
    detail: toldLine('The shop took several cards for this order: Visa and MasterCard.'),
  }),
  'born on another day': settling({
    reason: 'birth-date-differs',
    candidates: [{ ...candidate, birthDate: '1952-03-09', rank: bornElsewhen }],
  }),
  'candidates unread': settling({ candidates: [], trouble: explained('nextech-down') }),
  'a failed choice': { ...settling(), failure: said('panel.slow') },
  'backend away': { ...settling(), away },
  saving: settling({}, { kind: 'saving' }),
  undo: settling({}, { kind: 'undo', secondsLeft: 5, patient: 'Testa Oakley', isNew: false, orders: 1 }),
  done: settling({}, { kind: 'done' }),
  'in Nextech': settling({ open: false, status: 'synced' }, { kind: 'done' }),
  'answer lost': settling({ open: false, status: 'verifying' }, { kind: 'done' }),
  'done, backend away': { ...settling({}, { kind: 'done' }), away },
  'undo too late': settling({ open: false, status: 'posting' }, { kind: 'done', isTooLate: true }),
  'undo unheard': { ...settling({}, { kind: 'undo-lost' }), away },
  'undo while nothing is posted': settling(
    { held: 'observe-only' },
    { kind: 'undo', secondsLeft: 5, patient: 'Testa Oakley', isNew: false, orders: 1 },
  ),
  'done while nothing is posted': settling({ held: 'signed-out' }, { kind: 'done' }),
  undone: settling({}, { kind: 'undone' }),
  'taken back by another': settling({}, { kind: 'undone', isByOther: true }),
  taken: settling({ open: false }),
  'undo of three orders': settling(
    {},
    { kind: 'undo', secondsLeft: 3, patient: 'Testa Oakley', isNew: false, orders: 3 },
  ),
  'undo of another’s choice': settling(
    { open: false },
    { kind: 'undo', secondsLeft: 3, patient: '', isNew: false, orders: 1, by: 'Front desk' },
  ),
  linked: settling({}, { kind: 'linked' }),
  left: settling({}, { kind: 'left' }),
  'the workbench could not be opened': { ...settling({}), openFailure: '' },
  'no way to the next': { ...settling({}, { kind: 'done' }), nextFailure: '' },
  'nothing more waits': { ...settling({ waiting: 0 }, { kind: 'done' }), isLast: true },
  'decided by another': settling({
    open: false,
    status: 'synced',
    decided: { at: morning, name: null, isMine: false, undoUntil: null, kind: 'patient' },
  }),
  'open elsewhere': settling({ other: { name: 'Front desk', since: morning } }),
  remembered: settling({
    memory: {
      pairing: { patient: known, at: morning, by: 'Front desk', state: 'changed' },
      never: [{ uid: 'uid-8', name: null, chartNumber: null }],
    },
  }),
  'three orders of one customer': settling({
    others: [
      { number: '100000124', placedOn: '2026-03-16', amountCents: 2_000 },
      { number: '100000125', placedOn: '2026-03-15', amountCents: 9_950 },
    ],
  }),
  'alike in everything': settling({
    reason: 'same-details',
    candidates: [{ ...candidate, quotes: [] }, twin],
  }),
  'sixty with one e-mail': settling({ found: 60 }),
  'one is gone': settling({ gone: 1 }),
  'patient without phone and birth date': settling({
    candidates: [{ ...candidate, birthDate: null }],
  }),
  voided: settling({
    status: 'voided',
    reason: 'voided-in-nextech',
    candidates: [candidate],
    existing: { kind: 'voided', payments: [{ ...suspect, isLive: false }] },
  }),
  suspected,
  'one suspect': settling({
    ...suspected.order,
    existing: { kind: 'suspects', payments: [suspect] },
  }),
  'suspects gone': settling({ ...suspected.order, existing: { kind: 'suspects', payments: [] } }),
  'suspected, unread': settling({ ...suspected.order, candidates: [], trouble: explained('nextech-down') }),
  'suspected, searched': {
    ...suspected,
    search: { kind: 'found', items: [twin], found: 1 },
  },
  'came back': { ...suspected, isReturned: true },
  'a payment came meanwhile': {
    ...suspected,
    failure: said('panel.refused.payment-new', { payments: '90121' }),
  },
  'records with marks': settling({
    candidates: [
      { ...candidate, place: null, quotes: [], marks: ['restricted'] },
      { ...twin, marks: ['inactive'] },
    ],
  }),
  'pressed too soon': { ...settling(), unseen: 'too-soon' },
  covered: { ...settling(), unseen: 'covered' },
  searching: { ...settling(), search: { kind: 'busy' } },
  'search found': { ...settling(), search: { kind: 'found', items: [twin], found: 80 } },
  'search found nobody': { ...settling(), search: { kind: 'found', items: [], found: 0 } },
  'search failed': { ...settling(), search: { kind: 'failed', message: said('panel.slow') } },
  'payments found': {
    ...settling(),
    payments: {
      kind: 'found',
      items: [payment, { ...payment, id: '90119', fits: false, isTaken: true }],
      found: 2,
    },
  },
  'no payment found': { ...settling(), payments: { kind: 'found', items: [], found: 0 } },
} as const satisfies Record<string, PanelView>

/** Events that go nowhere, for previews and tests. */
export function panelEvents<T>(make: () => T): Record<keyof PanelEvents, T> {
  return {
    onChoose: make(),
    onNewPatient: make(),
    onPostAnyway: make(),
    onNewPatientAnyway: make(),
    onUndo: make(),
    onSearch: make(),
    onFindPayment: make(),
    onLink: make(),
    onSettle: make(),
    onReopen: make(),
    onDeny: make(),
    onAllow: make(),
    onForget: make(),
    onLater: make(),
    onNext: make(),
    onOpenQueue: make(),
    onHistory: make(),
    onRetry: make(),
    onClose: make(),
  }
}
