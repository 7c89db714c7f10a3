import type { CheckedRow } from '../../../lib/contract/teach.ts'
import type { CheckView, TeachCheckView } from '../view.ts'

const fact = (text: string | null, understood = text !== null) => ({ text, understood })

const row = (number: string, change: Partial<CheckedRow> = {}): CheckedRow => ({
  number,
  date: fact('2026-03-16 09:42'),
  customer: fact('Zoe Example'),
  total: fact('$84.00'),
  status: fact('Processing'),
  hasLink: true,
  ...change,
})

/** A page of made-up orders that was taught well. */
export const checkView: CheckView = {
  kind: 'check',
  page: '/sales/order',
  found: 23,
  rows: ['100004001', '100004002', '100004003', '100004004', '100004005'].map(number => row(number)),
  leftOut: [],
  usable: true,
  step: 'looking',
}

const odd = { date: fact('16. März', false), total: fact('84,00 €', false), status: fact('Offen', false) }

/** Every state that the page can be in. */
export const checkSamples = {
  loading: { kind: 'loading' },
  expired: { kind: 'expired' },
  good: checkView,
  'partly understood': {
    ...checkView,
    rows: [
      row('100004001', { total: fact('84,00 €', false), customer: fact(null) }),
      row('100004002', { total: fact('9,50 €', false), hasLink: false }),
    ],
    leftOut: ['total'],
  },
  useless: { ...checkView, found: 1, rows: [row('100004001', { ...odd, hasLink: false })], usable: false },
  saving: { ...checkView, step: 'saving' },
  saved: { ...checkView, step: 'saved' },
  failed: { ...checkView, step: 'failed' },
  'pressed too soon': { ...checkView, step: 'too-soon' },
  covered: { ...checkView, step: 'covered' },
} as const satisfies Record<string, TeachCheckView>
