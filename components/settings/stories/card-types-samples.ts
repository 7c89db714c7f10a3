import type { CardTypesView } from '../card-types-view.ts'

/** A made-up practice with labels for three brands. */
export const cardTypesView: CardTypesView = {
  rows: [
    { brand: 'VI', label: 'Visa' },
    { brand: 'Visa Debit', label: 'Debit Card' },
    { brand: '*', label: 'Other Card' },
  ],
  lock: null,
  waiting: [],
  form: null,
  busy: false,
  said: null,
  problem: null,
}

/** Every state that the card can be in. */
export const cardTypesSamples: Readonly<Record<string, CardTypesView>> = {
  named: cardTypesView,
  none: { ...cardTypesView, rows: [] },
  waiting: { ...cardTypesView, waiting: ['Maestro', 'DI'] },
  'led here by an order': {
    ...cardTypesView,
    waiting: ['Maestro'],
    form: { brand: 'Maestro', label: '', was: null },
  },
  editing: { ...cardTypesView, form: { brand: 'VI', label: 'Visa', was: 'VI' } },
  refused: {
    ...cardTypesView,
    form: { brand: 'visa', label: 'Visa', was: null },
    problem: 'names one brand twice: VI and visa',
  },
  saved: { ...cardTypesView, said: { brand: 'Maestro', label: 'Debit Card' } },
  'for a manager alone': { ...cardTypesView, lock: 'role' },
  'supplied by an administrator': { ...cardTypesView, lock: 'supplied', waiting: ['Maestro'] },
}
