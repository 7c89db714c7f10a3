import { describe, expect, it } from 'vitest'
import { aCustomer, anOrder, aRecord } from '../../tests/fixtures/builders.ts'
import type { Customer } from './order.ts'
import { decisionToken, plausibleCustomer } from './plausible.ts'

const credible = (change: Partial<Customer>) => plausibleCustomer(anOrder({ customer: aCustomer(change) }))

describe('rules 4.6: what cannot be right counts as missing', () => {
  it('leaves a customer alone whose details can be right', () => {
    expect(credible({})).toEqual(aCustomer())
  })

  it.each(['2026-03-16', '2031-01-01', '1899-12-31', '1900-01-01', '1970-01-01', '2000-01-01'])(
    'birth date %s is none',
    birthDate => {
      expect(credible({ birthDate }).birthDate).toBeNull()
    },
  )

  it.each(['1921-01-01', '2000-01-02', '2026-03-15'])('birth date %s is one', birthDate => {
    expect(credible({ birthDate }).birthDate).toBe(birthDate)
  })

  it.each(['2134', '752011', 'unknown', ''])('ZIP code %j is none', postalCode => {
    expect(credible({ postalCode }).postalCode).toBeNull()
    expect(credible({ postalCode, country: null }).postalCode).toBeNull()
  })

  it.each(['02134', ' 75201 ', '75201-1234', '752011234'])('ZIP code %j is one', postalCode => {
    expect(credible({ postalCode }).postalCode).toBe(postalCode)
  })

  it.each([
    ['Dr. Ana', 'Ruiz, MD', 'Ana', 'Ruiz'],
    ['John', 'Smith, Jr.', 'John', 'Smith Jr.'],
    ['John Jr.', 'Smith', 'John', 'Smith Jr.'],
    ['Mr.', 'John Smith III', 'John', 'Smith III'],
    ['Sr.', 'Juan Ruiz', 'Juan', 'Ruiz'],
    ['N/A', 'Jr.', '', 'Jr.'],
  ])('of %s %s titles are none, and the generation is one', (firstName, lastName, first, last) => {
    expect(credible({ firstName, lastName })).toMatchObject({ firstName: first, lastName: last })
  })

  it('nobody’s name, e-mail and phone are none', () => {
    const nobody = {
      firstName: 'null',
      lastName: 'N/A',
      email: 'no-reply@example.com',
      phone: '123-456-7890',
    }
    const none = { firstName: '', lastName: '', email: '', phone: null }
    expect(credible(nobody)).toEqual(aCustomer(none))
  })

  it('an e-mail is searched and kept as a person reads it', () => {
    expect(credible({ email: ' ana.ruiz\u200b@gmail.com ' }).email).toBe('ana.ruiz@gmail.com')
  })

  it.each(['ana@gmail..com', 'ana@-gmail.com', 'ana@gmail-.com', 'ana@.gmail.com', 'ana@!.com'])(
    'no mail arrives at %s',
    email => {
      expect(credible({ email }).email).toBe('')
    },
  )

  it.each(['ana@mail-2.example.co.uk', 'ana@m\u00fcller.de', 'o\u2019hara@x.io', 'ana@xn--mller-kva.de'])(
    'and mail may arrive at %s',
    email => {
      expect(credible({ email }).email).toBe(email)
    },
  )

  it('a postal code of another country is left alone', () => {
    expect(credible({ postalCode: 'K1A 0B1', country: 'CA' }).postalCode).toBe('K1A 0B1')
  })
})

describe('the question that staff answer', () => {
  const asked = aRecord({ state: 'resolve', reason: 'possible-match' })

  it('stays the same while only the machinery moves', () => {
    const later = { ...asked, posting: { ...asked.posting, revision: 9, dueAt: 5, updatedAt: 7 } }
    expect(decisionToken(later)).toBe(decisionToken(asked))
  })

  it.each([
    ['amount', aRecord({ state: 'resolve', reason: 'possible-match' }, { paidCents: 1 })],
    ['reason', aRecord({ state: 'attention', reason: 'possible-duplicate' })],
    ['suspected payment', aRecord({ state: 'resolve', reason: 'possible-match', suspects: ['90118'] })],
    [
      'customer',
      aRecord({ state: 'resolve', reason: 'possible-match' }, { customer: aCustomer({ phone: null }) }),
    ],
    [
      'decision',
      aRecord({
        state: 'resolve',
        reason: 'possible-match',
        decision: { kind: 'patient', uid: 'p', decidedAt: 1 },
      }),
    ],
  ])('is another one with another %s', (_, changed) => {
    expect(decisionToken(changed)).not.toBe(decisionToken(asked))
  })
})
