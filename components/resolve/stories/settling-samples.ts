import { say as said } from '../../../lib/words/background-words.ts'
import { toldLine } from '../../../lib/words/told-words.ts'
import type { PanelView } from '../view.ts'
import { settling, suspect, suspected } from './samples.ts'

/** A payment left, and nothing shows whether it arrived. */
export const unclear = settling({
  ...suspected.order,
  reason: 'unproven',
  existing: { kind: 'suspects', payments: [] },
})

/** Two live payments of one order. */
export const twice = settling({
  open: false,
  status: 'attention',
  reason: 'posted-twice',
  candidates: [],
  settling: {
    reason: 'posted-twice',
    owedCents: 0,
    payments: [
      { ...suspect, text: 'DermPRO #100000123 | 2x SKIN-CEU-30, 1x ELTA-46' },
      { ...suspect, id: '90121', patient: { uid: 'uid-2', name: 'Testa Sample', chartNumber: '10611' } },
    ],
    refunds: [],
    trouble: null,
  },
})

/** The shop gave a part back after the posting. */
export const toRecord = settling({
  open: false,
  status: 'refunded',
  reason: 'refund-to-record',
  candidates: [],
  settling: {
    reason: 'refund-to-record',
    owedCents: 2_000,
    payments: [suspect],
    refunds: [
      { ...suspect, id: '90130', day: '2026-03-18', amountCents: -2_000, text: 'refund' },
      { ...suspect, id: '90127', day: '2026-03-17', amountCents: -500, text: '' },
    ],
    trouble: null,
  },
})

/** Every state of an order whose payments are in question. */
export const settlingSamples = {
  'unclear whether posted': unclear,
  'in euros': settling({
    status: 'attention',
    reason: 'amounts-disagree',
    detail: toldLine(
      'The shop says €84.00 was paid of a total of €84.00: this order is in EUR, and the practice books USD.',
    ),
    candidates: [],
    amountCents: 0,
    foreign: '€84.00',
  }),
  'posted twice': twice,
  'another amount': settling({
    open: false,
    status: 'attention',
    reason: 'amount-differs',
    detail: toldLine('Nextech holds a payment of $89.00 for it. The shop says $84.00 was paid.'),
    candidates: [],
    settling: {
      reason: 'amount-differs',
      owedCents: 0,
      payments: [{ ...suspect, amountCents: 8_900 }],
      refunds: [],
      trouble: null,
    },
  }),
  'a refund to record': toRecord,
  'a refund to record, its patient not read': settling({
    open: false,
    status: 'refunded',
    reason: 'refund-to-record',
    candidates: [],
    settling: {
      reason: 'refund-to-record',
      owedCents: 8_400,
      payments: [suspect],
      refunds: [],
      trouble: said('panel.slow'),
    },
  }),
  'a payment told': { ...twice, step: { kind: 'settled', word: 'payment-told' } },
} as const satisfies Record<string, PanelView>
