import type { CandidateView, DecisionStep, OrderView, PanelView, SettlingView } from './view.ts'

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
    { id: 'quote-1', totalCents: 8_400, created: '2026-03-02T10:00:00-06:00' },
    { id: 'quote-2', totalCents: 120_000, created: '2026-02-11' },
  ],
}

export const order: OrderView = {
  number: '100000123',
  placedOn: '2026-03-16',
  amountCents: 8_400,
  status: 'resolve',
  reason: 'possible-match',
  detail: null,
  customer: {
    firstName: 'Testa',
    lastName: 'Sample',
    email: 'testa@example.com',
    phone: '(214) 555-0142',
    birthDate: '1980-01-02',
    postalCode: '75205',
  },
  candidates: [candidate, { ...candidate, uid: 'uid-2', name: 'Testa Sample', place: null, quotes: [] }],
  trouble: null,
  open: true,
}

/** The sample order with some of it changed. */
export function settling(
  change: Partial<OrderView> = {},
  step: DecisionStep = { kind: 'choosing' },
): SettlingView {
  return { kind: 'order', order: { ...order, ...change }, step, failure: null, today: '2026-03-16' }
}

/** An order whose customer nobody in Nextech looks like, without a birth date. */
export const nobodyFound = settling({
  candidates: [],
  status: 'attention',
  reason: 'missing-birth-date',
  customer: { ...order.customer, birthDate: '' },
})

/** Every state that the panel can be in. */
export const panelSamples = {
  loading: { kind: 'loading' },
  expired: { kind: 'trouble', trouble: 'expired' },
  unreachable: { kind: 'trouble', trouble: 'unreachable' },
  choosing: settling(),
  'nobody found': nobodyFound,
  'candidates unread': settling({ candidates: [], trouble: 'Nextech cannot be reached. Try again.' }),
  'a failed choice': { ...settling(), failure: 'Nextech did not answer. Try again.' },
  saving: settling({}, { kind: 'saving' }),
  undo: settling({}, { kind: 'undo', secondsLeft: 5, patient: 'Testa Oakley', isNew: false }),
  done: settling({}, { kind: 'done' }),
  undone: settling({}, { kind: 'undone' }),
  taken: settling({ open: false }),
} as const satisfies Record<string, PanelView>
