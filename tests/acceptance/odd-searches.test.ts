import { describe, expect, it } from 'vitest'
import { aChart, type Chart, elsewhere, named, outcomeAt, reached } from '../fixtures/odd-nextech.ts'

const families = [
  ['Ida', 'Byron'],
  ['Ada', 'Cole'],
  ['Eva', 'Dorn'],
].map(([given = '', family = '']) => aChart({ name: named(given, family), ...elsewhere }))
const email = 'maria.lopez@example.com'
const phone = '(214) 563-0100'
/** The e-mail is withheld: only a search can tell it. */
const silent = aChart({ telecom: reached(null, phone) })

describe('rules 4: a search proves a withheld value only where it is one', () => {
  it('and does so where it finds nobody else', async () => {
    expect(await outcomeAt({}, [{ ...silent, 'hidden-email': email }])).toBe('patient 0')
    const noPhone = aChart({ telecom: reached(email, null), 'hidden-phone': phone })
    expect(await outcomeAt({}, [noPhone])).toBe('patient 0')
  })

  it('an e-mail is not proven where the server does not know the parameter', async () => {
    expect(await outcomeAt({}, [silent, ...families], { ignores: ['email:exact'] })).toBe('possible-match 0')
  })

  it('nor where it compares beginnings', async () => {
    const longer = aChart({ name: named('Ida', 'Byron'), telecom: reached(`${email}.mx`, null) })
    const hidden = { ...silent, 'hidden-email': `${email}.mx` }
    expect(await outcomeAt({}, [hidden, longer], { isByBeginnings: true })).toBe('possible-match 0')
  })

  it('a phone is not proven where the server does not know the parameter', async () => {
    const other = aChart({ telecom: reached(email, '(972) 440-0199') })
    expect(await outcomeAt({}, [other, ...families], { ignores: ['phone'] })).toBe('possible-match 0')
  })

  it('what is included beside a find is none', async () => {
    const child = aChart({ name: named('Ida', 'Lopez') })
    const include = (entries: object[], asked: ReadonlyMap<string, string[]>): unknown[] =>
      asked.has('email:exact')
        ? [...entries, { search: { mode: 'include' }, resource: { ...silent, id: 'u1' } }]
        : entries
    const charts: Chart[] = [child, silent]
    expect(await outcomeAt({}, charts, { entries: include })).toBe('possible-match 0 1')
  })
})
