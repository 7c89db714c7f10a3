import type { CandidateView } from '../../../lib/contract/panel.ts'

/** A patient of the customer's own name, with another e-mail, and without an address and quotes. */
export const sameName: CandidateView = {
  uid: 'uid-2',
  name: 'Testa Sample',
  chartNumber: '10519',
  birthDate: '1980-01-02',
  place: null,
  fields: [
    { field: 'firstName', value: 'Testa', likeness: 'equal' },
    { field: 'lastName', value: 'Sample', likeness: 'equal' },
    { field: 'email', value: 'sample.family@example.com', likeness: 'different' },
    { field: 'phone', value: null, likeness: 'unknown' },
  ],
  rank: {
    likelihood: 'likely',
    reasons: [
      { code: 'firstName.equal', favours: 'for' },
      { code: 'lastName.equal', favours: 'for' },
      { code: 'email.differ', favours: 'against' },
      { code: 'birthDate.equal', favours: 'for' },
    ],
  },
  quotes: [],
}

/** What speaks for and against a patient of the same name, e-mail and phone who was born on another day. */
export const bornElsewhen: CandidateView['rank'] = {
  likelihood: 'likely',
  reasons: [
    { code: 'email.equal', favours: 'for' },
    { code: 'birthDate.differ', favours: 'against' },
  ],
}
