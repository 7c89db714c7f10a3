import { expect, test } from 'vitest'
import { aPatient } from '../../../tests/fixtures/builders.ts'
import type { Patient } from '../../domain/patient.ts'
import type { RankCode } from '../../domain/ranking/reasons.ts'
import type { PanelCandidate } from '../../sync/panel-candidates.ts'
import { candidateView } from './candidate.ts'

const seen = (
  change: Partial<Patient>,
  likeness: Partial<PanelCandidate['likeness']> = {},
  codes: readonly RankCode[] = [],
) =>
  candidateView({
    patient: aPatient(change),
    likeness: { email: 'equal', firstName: 'equal', lastName: 'equal', phone: 'equal', ...likeness },
    rank: {
      probability: 0.9,
      likelihood: 'likely',
      margin: null,
      reasons: codes.map(code => ({ code, favours: 'for' })),
    },
    quotes: [{ id: '7702', totalCents: 84_00, created: '2026-03-02', items: [] }],
  })
const valuesOf = (view: ReturnType<typeof seen>) => view.fields.map(({ value }) => value)

test('a candidate is shown with all that Nextech tells, and every e-mail', () => {
  const view = seen({ moreEmails: ['maria@work.example'] })
  expect(view).toMatchObject({ place: 'Dallas 75201', quotes: [{ id: '7702' }] })
  expect(view.marks).toBeUndefined()
  expect(valuesOf(view)).toEqual([
    'maria.lopez@example.com, maria@work.example',
    'Maria',
    'Lopez',
    '(214) 563-0100',
  ])
  expect(valuesOf(seen({ email: null, phones: [] }))).toEqual([null, 'Maria', 'Lopez', null])
})

test('of a restricted record it tells no contact that the order does not have, no place and no quotes', () => {
  const view = seen({ isRestricted: true, isInactive: true }, { email: 'different' })
  expect(view).toMatchObject({ place: null, quotes: [], marks: ['restricted', 'inactive'] })
  expect(valuesOf(view)).toEqual([null, 'Maria', 'Lopez', '(214) 563-0100'])
  expect(valuesOf(seen({ isRestricted: true }, { phone: 'unknown' }))).toEqual([
    'maria.lopez@example.com',
    'Maria',
    'Lopez',
    null,
  ])
})

test('a record that is used no more says so', () => {
  expect(seen({ isInactive: true }).marks).toEqual(['inactive'])
})

const hints = [
  'household',
  'place.equal',
  'street.close',
  'email.former',
  'phone.tail',
  'firstName.nickname',
  'birthDate.equal',
] as const satisfies readonly RankCode[]
const reasonsOf = (view: ReturnType<typeof seen>) => view.rank.reasons.map(({ code }) => code)

test.each([
  ['a contact that it does not show', { email: 'different', phone: 'different' }, hints.slice(5)],
  ['one that it shows', { email: 'different' }, ['household', ...hints.slice(4)]],
] as const)('no reason hints at the place of a restricted record, or at %s', (_, likeness, told) => {
  expect(reasonsOf(seen({ isRestricted: true }, likeness, hints))).toEqual(told)
  expect(reasonsOf(seen({}, likeness, hints))).toEqual(hints)
})
