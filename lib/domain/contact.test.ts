import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCustomer } from '../../tests/fixtures/builders.ts'
import { formatPhone, fourFields, normalEmail, normalName, normalPhone, phoneForms } from './contact.ts'

describe('rules 4: e-mails are equal', () => {
  it.each([
    ['ann@example.com', ' ANN@Example.COM '],
    ['ann@example.com', '\tann@example.com\n'],
    ['ann@example.com', 'ann\u200b@exam\u00adple.com\u2060'],
  ])('%j and %j', (a, b) => {
    expect(normalEmail(a)).toBe(normalEmail(b))
  })

  it.each([
    ['a plus tag', 'ann@example.com', 'ann+shop@example.com'],
    ['dots', 'ann.lee@example.com', 'annlee@example.com'],
    ['another domain', 'ann@example.com', 'ann@example.org'],
  ])('but nothing is folded: %s', (_, a, b) => {
    expect(normalEmail(a)).not.toBe(normalEmail(b))
  })
})

describe('rules 4: names are equal', () => {
  it.each([
    ['marks', 'José Núñez', 'jose nunez'],
    ['an invisible character', 'An\u200bn', 'Ann'],
    ['marks, composed or not', 'Zoe\u0308', 'Zo\u00eb'],
    ['hyphen', 'Mary-Ann', 'Mary Ann'],
    ['dash', 'Mary\u2013Ann', 'Mary Ann'],
    ['minus sign', 'Mary\u2212Ann', 'Mary Ann'],
    ['letter that fills a place and shows nothing', 'Ann\u3164', 'Ann'],
    ['joiner of marks', 'An\u034fn', 'Ann'],
    ['apostrophe', "O'Brien", 'OBrien'],
    ['curly apostrophe', 'O\u2019Brien', "O'Brien"],
    ['letter apostrophe', 'O\u02bcBrien', "O'Brien"],
    ['acute accent for an apostrophe', 'O\u00b4Brien', "O'Brien"],
    ['grave accent for an apostrophe', 'O`Brien', "O'Brien"],
    ['full stop', 'St. John', 'St John'],
    ['comma', 'Smith, Jr.', 'Smith Jr'],
    ['sharp s', 'Strauß', 'STRAUSS'],
    ['capital sharp s', 'STRAU\u1e9e', 'Strauß'],
    ['double spaces', '  Ann   Marie ', 'Ann Marie'],
    ['no-break space', 'Ann\u00a0Marie', 'Ann Marie'],
    ['wide letters', 'Ａｎｎ', 'Ann'],
    ['ligature', '\ufb01ona', 'Fiona'],
    ['dotted I', '\u0130rem', 'Irem'],
    ['other scripts', 'ИВАН', 'Иван'],
    ['final sigma', 'ΝΙΚΟΣ', 'Νίκος'],
  ])('%s', (_, a, b) => {
    expect(normalName(a)).toBe(normalName(b))
  })

  it.each([
    ['Ann', 'Anne'],
    ['MaryAnn', 'Mary Ann'],
    ['Lopez', 'Lopes'],
    ['Bob', 'Robert'],
    ['李', '王'],
  ])('but nothing is guessed: %s is not %s', (a, b) => {
    expect(normalName(a)).not.toBe(normalName(b))
  })

  it('is the same when it is taken twice, in any script', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
    fc.assert(fc.property(text, name => normalName(normalName(name)) === normalName(name)))
    const unstable = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)).filter(
      one => normalName(normalName(one)) !== normalName(one),
    )
    expect(unstable).toEqual([])
  })

  it('does not tell upper from lower case', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aßéñøæœžłđıåσςжйﬁ -') })
    fc.assert(fc.property(letters, name => normalName(name.toUpperCase()) === normalName(name)))
  })
})

describe('rules 4: phones are equal by E.164, default region US', () => {
  it.each([
    '2145550100',
    '(214) 555-0100',
    '(214)555-0100',
    '214.555.0100',
    '1-214-555-0100',
    '+1 214 555 0100',
    ' 214 555 0100 ',
    '214-555-0100 x12',
    '214-555-0100 ext. 12',
    '214-555-0100;ext=12',
    'Tel. 214-555-0100',
    '011 1 214 555 0100',
  ])('%j', text => {
    expect(normalPhone(text)).toBe('+12145550100')
  })

  it.each([
    ['+44 20 7946 0018', '+442079460018'],
    ['011 44 20 7946 0018', '+442079460018'],
    ['+52 55 1234 5678', '+525512345678'],
    ['+52 1 55 1234 5678', '+525512345678'],
    ['00 44 20 7946 0018', '+442079460018'],
    ['001 416 555 0100', '+14165550100'],
    ['+1 (416) 555-0100', '+14165550100'],
  ])('a foreign number keeps its country: %j', (text, number) => {
    expect(normalPhone(text)).toBe(number)
  })

  it.each(['', ' ', 'n/a', '555-0100', '12', '214-555-01000', '+999 1234567', '214-555-010'])(
    'an impossible one is none: %j',
    text => {
      expect(normalPhone(text)).toBeUndefined()
      expect(phoneForms(text)).toEqual([])
      expect(formatPhone(text)).toBe(text)
    },
  )
})

describe('phoneForms: every way in which Nextech may hold a number (Nextech API 2.1)', () => {
  const national = fc.stringMatching(/^[2-9]\d{9}$/)

  it.each([
    ...['(214) 555-0100', '(214)555-0100', '214-555-0100', '2145550100', '12145550100', '+12145550100'],
    ...['214 555 0100', '214.555.0100', '(214) 555 0100', '+1 (214) 555-0100', '1 (214) 555-0100'],
    ...['+1-214-555-0100', '1-214-555-0100', '+1 214 555 0100', '+1 214-555-0100', '+1.214.555.0100'],
  ])('names %s', form => {
    expect(phoneForms('+1 214 555 0100 x12')).toContain(form)
  })

  it('gives forms that are all one number, from whichever form it starts', () => {
    fc.assert(
      fc.property(national, digits => {
        const forms = phoneForms(digits)
        expect(new Set(forms.map(normalPhone))).toEqual(new Set([`+1${digits}`]))
        for (const form of forms) expect(phoneForms(form)).toEqual(forms)
      }),
    )
  })

  it('holds no comma, which means OR, and no extension', () => {
    for (const phone of ['214-555-0100 x12', '+44 20 7946 0018 ext. 12', '+52 55 1234 5678']) {
      expect(phoneForms(phone).length).toBeGreaterThan(2)
      expect(phoneForms(phone).filter(form => !/^[\d\s().+-]+$/.test(form))).toEqual([])
    }
  })
})

describe('formatPhone', () => {
  it.each([
    ['+12145550100', '(214) 555-0100'],
    ['+442079460018', '+44 20 7946 0018'],
  ])('%s is shown as %s', (text, shown) => {
    expect(formatPhone(text)).toBe(shown)
  })
})

describe('rules 4.1: the four fields of a pairing', () => {
  it.each([
    ['typing', { email: 'MARIA.LOPEZ@example.com ', firstName: 'maria', phone: '+1 214.563.0100' }],
    ['the birth date', { birthDate: '1991-01-01' }],
    ['the address', { city: 'Austin', postalCode: null }],
  ])('are unchanged by %s', (_, change) => {
    expect(fourFields(aCustomer(change))).toBe(fourFields(aCustomer()))
  })

  it.each([
    ['e-mail', { email: 'm.lopez@example.com' }],
    ['first name', { firstName: 'Mario' }],
    ['last name', { lastName: 'Lopes' }],
    ['phone', { phone: '(214) 555-0101' }],
    ['lost phone', { phone: null }],
  ])('are changed by another %s', (_, change) => {
    expect(fourFields(aCustomer(change))).not.toBe(fourFields(aCustomer()))
  })
})

describe('rules 4.6: nothing is invented, and nobody’s number is a number', () => {
  it.each(['000-000-0000', '(999) 999-9999', '1111111111'])('%s is no phone number', phone => {
    expect(normalPhone(phone)).toBeUndefined()
    expect(phoneForms(phone)).toEqual([])
  })
})
