import { describe, expect, it } from 'vitest'
import type { Customer } from '../../lib/domain/order.ts'
import { aChart, type Chart, elsewhere, named, outcomeAt, reached } from '../fixtures/odd-nextech.ts'

const email = 'maria.lopez@example.com'
const phone = '(214) 563-0100'
const status = (valueString: string) => ({
  extension: [{ url: 'https://x.test/structuredefinition/patient-status', valueString }],
})
const over = { use: 'official', family: 'Vega', given: ['Maria'], period: { end: '2019' } }
const withMail = (more: object) =>
  aChart({ telecom: reached(null, phone, { system: 'email', value: email, ...more }) })

const charts: [string, Chart, string][] = [
  ['without a name', aChart({ name: undefined }), 'possible-match 0'],
  ['named in a text alone', aChart({ name: [{ text: 'Maria Lopez' }] }), 'patient 0'],
  ['named in a text, turned', aChart({ name: { text: 'Lopez, Maria' } }), 'patient 0'],
  [
    'named in a text, reached elsewhere',
    aChart({ ...elsewhere, name: [{ text: 'Maria Lopez' }] }),
    'possible-match 0',
  ],
  ['with a name of the past first', aChart({ name: [over, ...named('Maria', 'Lopez')] }), 'patient 0'],
  [
    'that had the customer’s name once',
    aChart({ name: [{ ...over, family: 'Lopez' }, ...named('Maria', 'Vega')] }),
    'possible-match 0',
  ],
  ['whose e-mail was theirs until a year', withMail({ period: { end: '2019' } }), 'possible-match 0'],
  ['whose e-mail was theirs until a month', withMail({ period: { end: '2019-05' } }), 'possible-match 0'],
  ['whose e-mail is theirs to the end of the month', withMail({ period: { end: '2026-03' } }), 'patient 0'],
  ['whose e-mail is still to come', withMail({ period: { start: '2030' } }), 'possible-match 0'],
  [
    'with two e-mails',
    aChart({ telecom: [{ system: 'email', value: 'maria@work.example' }, ...reached(email, phone)] }),
    'patient 0',
  ],
  [
    'with two phones in one field',
    aChart({ telecom: reached(email, '972-440-0111 / 214-563-0100') }),
    'patient 0',
  ],
  ['born in another year', aChart({ birthDate: '1952' }), 'birth-date-differs 0'],
  ['born in another month', aChart({ birthDate: '1990-06' }), 'birth-date-differs 0'],
  ['born in the same year', aChart({ birthDate: '1990' }), 'patient 0'],
  ['born in the same month', aChart({ birthDate: '1990-05' }), 'patient 0'],
  ['born in a year that forms are filled with', aChart({ birthDate: '1900' }), 'patient 0'],
  [
    'born nobody knows on which day, a namesake',
    aChart({ ...elsewhere, birthDate: '1952' }),
    'possible-match 0',
  ],
  ['with restricted access', aChart(status('Restricted Access')), 'restricted-patient 0'],
  ['with a security label', aChart({ meta: { security: [{ code: 'R' }] } }), 'restricted-patient 0'],
  ['with the usual label', aChart({ meta: { security: [{ code: 'N' }] } }), 'patient 0'],
  [
    'restricted and inactive',
    aChart({ ...status('Restricted Access'), active: false }),
    'inactive-patient 0',
  ],
  ['of a prospect', aChart(status('prospect')), 'patient 0'],
]

describe('rules 4 at charts of odd and valid shapes', () => {
  it.each(charts)('one %s', async (_, chart, expected) => {
    expect(await outcomeAt({}, [chart])).toBe(expected)
  })

  it.each<[string, Partial<Customer>, object]>([
    ['nickname', { firstName: 'Mia' }, { use: 'nickname', given: ['Mia'] }],
    ['maiden name', { lastName: 'Vega' }, { use: 'maiden', family: 'Vega' }],
    ['name of the past', { lastName: 'Vega' }, { use: 'old', family: 'Vega', given: ['Maria'] }],
  ])('a customer who gives the %s of a chart is no new patient', async (_, change, other) => {
    const chart = aChart({ ...elsewhere, name: [...named('Maria', 'Lopez'), other] })
    expect(await outcomeAt(change, [chart])).toBe('possible-match 0')
    expect(await outcomeAt(change, [{ ...chart, birthDate: '1952-01-02' }])).toBe('create')
    expect(await outcomeAt(change, [{ ...chart, telecom: reached(email, phone) }])).toBe('possible-match 0')
  })
})
