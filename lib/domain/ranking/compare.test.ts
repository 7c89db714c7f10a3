import { describe, expect, it } from 'vitest'
import { aCustomer, aPatient } from '../../../tests/fixtures/builders.ts'
import type { Likeness } from '../field-likeness.ts'
import { areNicknames } from '../nicknames.ts'
import { isOneSlip } from '../one-slip.ts'
import { commonness } from './common-names.ts'
import { compareBirthDate, comparePhone, comparePlace } from './compare-details.ts'
import { compareEmail } from './compare-email.ts'
import { compareNames } from './compare-names.ts'
import { jaroWinkler } from './likeness.ts'
import { isPlaceholderEmail, isPlaceholderPhone, zipOf } from './placeholders.ts'

const different = {
  firstName: 'different',
  lastName: 'different',
  email: 'different',
  phone: 'different',
} as const

describe('compareEmail', () => {
  it.each([
    ['ann.lee@gmail.com', 'annlee+shop@googlemail.com', 'folded'],
    ['ann.lee@yahoo.com', 'annlee@yahoo.com', 'close'],
    ['ann.lee+x@yahoo.com', 'ann.lee@yahoo.com', 'folded'],
    ['annlee77@gmail.com', 'annlee77@gmial.com', 'close'],
    ['annlee77@gmail.com', 'annlee77@icloud.com', 'local'],
    ['info@alpha.com', 'info@beta.org', 'differ'],
    ['ann@gmail.com', 'bob@gmail.com', 'differ'],
    ['noreply@gmail.com', 'noreply@gmail.com', 'shared'],
    ['ann@gmail.com', 'none@none.com', 'shared'],
  ])('%s against %s is %s', (ordered, held, level) => {
    const decided: Likeness = ordered === held ? 'equal' : 'different'
    expect(compareEmail(ordered, { email: held }, decided, false)).toBe(level)
  })

  it('knows a withheld address that the search matched, and one that it did not', () => {
    expect(compareEmail('ann@gmail.com', { email: null }, 'equal', false)).toBe('equal')
    expect(compareEmail('ann@gmail.com', { email: null }, 'unknown', false)).toBe('unknown')
    expect(compareEmail('', { email: 'ann@gmail.com' }, 'unknown', false)).toBe('unknown')
  })
})

describe('what was theirs once', () => {
  const once = { email: 'ann@new.com', phones: ['9724441111'], former: ['Ann@Old.com', '(214) 320-0188'] }

  it.each<[string, string, Likeness, boolean, string]>([
    ['as it was', 'ann@old.com', 'different', false, 'former'],
    ['nobody’s', 'none@none.com', 'different', false, 'shared'],
    ['what they have now', 'ann@new.com', 'equal', false, 'equal'],
    ['what many people use', 'ann@old.com', 'different', true, 'shared'],
    ['another one', 'bob@old.com', 'different', false, 'differ'],
  ])('an e-mail: %s', (_, ordered, decided, isShared, level) => {
    expect(compareEmail(ordered, once, decided, isShared)).toBe(level)
  })

  it('an e-mail, where Nextech shows none', () => {
    expect(compareEmail('ann@old.com', { ...once, email: null }, 'different', false)).toBe('former')
  })

  it.each<[string, string | null, Likeness, boolean, string]>([
    ['in another spelling', '+1 214.320.0188', 'different', false, 'former'],
    ['what they have now', '972-444-1111', 'equal', false, 'equal'],
    ['what many people use', '2143200188', 'different', true, 'differ'],
    ['one digit from it', '2143200189', 'different', false, 'differ'],
    ['none', null, 'unknown', false, 'unknown'],
  ])('a phone: %s', (_, ordered, decided, isShared, level) => {
    expect(comparePhone(ordered, once, decided, isShared)).toBe(level)
  })

  it('a phone, where Nextech shows none', () => {
    expect(comparePhone('2143200188', { ...once, phones: [] }, 'unknown', false)).toBe('former')
  })
})

describe('compareNames', () => {
  it.each([
    ['Bill', 'Lee', ['William'], 'Lee', 'nickname', 'differ'],
    ['Rose', 'Quirk', ['Katherine', 'Rose'], 'Quirk-Hale', 'middle', 'part'],
    ['James', 'Lee', ['William', 'James'], 'Leeds', 'middle', 'differ'],
    ['J. Robert', 'Lee', ['Robert'], 'Leeds', 'middle', 'differ'],
    ['Bob', 'Lee', ['James', 'Robert'], 'Leeds', 'middle', 'differ'],
    ['Mary Ann', 'Lee', ['Mary', 'Beth'], 'Leeds', 'nickname', 'differ'],
    ['J.', 'Okafor', ['Jude'], 'Okafo', 'initial', 'close'],
    ['Jonathon', 'De La Cruz', ['Jonathan'], 'Delacruz', 'close', 'close'],
    ['Quirk', 'Zelda', ['Zelda', 'Ann'], 'Quirk', 'swapped', 'swapped'],
    ['Ana', 'de Souza', ['Eva'], 'de Castro', 'differ', 'differ'],
    ['Ángel', 'García-López', ['Angle'], 'Lopez', 'close', 'part'],
    ['', '', ['Ann'], 'Lee', 'unknown', 'unknown'],
    ['A rielle', 'O Hara', ['Arielle'], 'Ohara', 'close', 'close'],
    ['e va', 'Blo ck', ['Eva'], 'Block', 'close', 'close'],
    ['e va', 'Block', ['Elyse'], 'Blick', 'differ', 'close'],
    ['J Robert', 'Lee', ['James'], 'Leeds', 'unknown', 'differ'],
    ['J. Robert', 'Lee', ['James'], 'Leeds', 'unknown', 'differ'],
    ['J. R.', 'Lee', ['James'], 'Leeds', 'initial', 'differ'],
    ['J', 'Lee', ['James', 'Robert'], 'Leeds', 'initial', 'differ'],
    ['Roclolfo', 'Gulgowski', ['Rodolfo'], 'Hulgowdki', 'alike', 'alike'],
    ['Doughlas', 'Kemmer', ['Duoglas'], 'Krnmer', 'alike', 'alike'],
    ['Lyeruc', 'Schmeler', ['Lyric'], 'Schmwle r', 'alike', 'close'],
    ['Vivian', 'Adams', ['Vicoan'], 'Adarns', 'alike', 'alike'],
    ['Danny', 'Moore', ['Nancy'], 'Omorc', 'alike', 'alike'],
    ['Mary', 'Roth', ['Gary'], 'Both', 'close', 'close'],
    ['Mark', 'Long', ['Gary'], 'Wong', 'differ', 'close'],
    ['Anna', 'Ruiz', ['Emma'], 'Diaz', 'differ', 'differ'],
  ])('%s %s against %s %s', (firstName, lastName, given, family, first, last) => {
    const levels = compareNames(aCustomer({ firstName, lastName }), aPatient({ given, family }), different)
    const wanted =
      lastName === family ? { ...levels, firstName: first } : { firstName: first, lastName: last }
    expect(levels).toMatchObject(wanted)
  })

  it.each([
    ['Lee Jr.', 'Lee Sr.', 'differ'],
    ['Lee, Jr', 'Lee II', 'equal'],
    ['Lee III', 'Lee 3rd', 'equal'],
    ['Lee IV', 'Lee III', 'differ'],
    ['Lee Jr', 'Lee', 'one'],
    ['Lee', 'Lee', 'none'],
    ['Junior', 'Senior', 'none'],
  ])('suffixes: %s and %s are %s', (lastName, family, suffix) => {
    const [customer, patient] = [
      aCustomer({ firstName: 'Ann', lastName }),
      aPatient({ given: ['Ann'], family }),
    ]
    expect(compareNames(customer, patient, different)).toMatchObject({ suffix, firstName: 'equal' })
    if (suffix !== 'none') expect(compareNames(customer, patient, different).lastName).toBe('equal')
  })

  it('compares names without their titles', () => {
    const customer = aCustomer({ firstName: 'Mrs. Ann', lastName: 'Lee, MD' })
    const levels = compareNames(customer, aPatient({ given: ['Ann'], family: 'Lee' }), different)
    expect(levels).toMatchObject({ firstName: 'equal', lastName: 'equal' })
  })

  it('reads a suffix that stands with the first name', () => {
    const patient = aPatient({ given: ['John', 'Jr.'], family: 'Lee' })
    const customer = aCustomer({ firstName: 'John', lastName: 'Lee Sr' })
    const levels = compareNames(customer, patient, different)
    expect(levels).toMatchObject({ suffix: 'differ', firstName: 'equal', lastName: 'equal' })
  })

  it.each([
    ['william', 'bill', true],
    ['bob', 'rob', true],
    ['alex', 'alexander', true],
    ['francisco', 'paco', true],
    ['william', 'william', false],
    ['mary', 'john', false],
    ['al', 'alma', false],
  ])('nicknames: %s and %s is %s', (a, b, expected) => {
    expect(areNicknames(a, b)).toBe(expected)
    expect(areNicknames(b, a)).toBe(expected)
  })

  it.each([
    ['mary', 'smith', 'common'],
    ['zelda', 'smith', 'usual'],
    ['mary', 'quirk', 'rare'],
  ])('%s %s is %s', (first, last, expected) => {
    expect(commonness(first, last)).toBe(expected)
  })
})

describe('text', () => {
  // The first three are the examples of Winkler's own paper.
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
    ['', '', 1],
    ['same', 'same', 1],
  ])('Jaro–Winkler of %s and %s is %d', (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3)
  })

  it.each([
    ['smith', 'smyth', true],
    ['smith', 'smiht', true],
    ['smith', 'smit', true],
    ['smith', 'smithe', true],
    ['smith', 'smith', false],
    ['smith', 'smytb', false],
    ['lee', 'leo', false],
  ])('one slip between %s and %s: %s', (a, b, expected) => {
    expect(isOneSlip(a, b)).toBe(expected)
    expect(isOneSlip(b, a)).toBe(expected)
  })
})

describe('details', () => {
  it.each([
    ['(214) 320-0188', ['9723200188'], 'tail'],
    ['(214) 320-0188', ['2143200189'], 'close'],
    ['(214) 320-0188', ['9724441111'], 'differ'],
    ['(214) 320-0188', [], 'unknown'],
    ['(214) 320-0188', ['0000000000', '214-555-0100'], 'unknown'],
    [null, ['2143200189'], 'unknown'],
  ])('phone %s against %s is %s', (ordered, held, level) => {
    expect(comparePhone(ordered, { phones: held }, 'different', false)).toBe(level)
  })

  it.each([
    ['1980-03-04', '1980-03-04', 'equal'],
    ['1980-03-04', '1980-04-03', 'swapped'],
    ['1980-03-04', '1981-03-04', 'close'],
    ['1980-03-04', '1970-03-04', 'close'],
    ['1980-03-04', '1950-03-04', 'parts'],
    ['1935-03-04', '1965-03-04', 'parts'],
    ['2008-03-04', '1980-03-04', 'parts'],
    ['1980-03-04', '1956-03-04', 'parts'],
    ['1980-03-04', '1980-03-27', 'parts'],
    ['1980-03-04', '1956-03-27', 'differ'],
    ['1980-03-04', '1975-11-21', 'differ'],
    ['1980-03-04', null, 'unknown'],
    ['1900-01-01', '1900-01-01', 'unknown'],
    ['1980-03-04', '2000-01-01', 'unknown'],
  ])('birth date %s against %s is %s', (ordered, held, level) => {
    expect(compareBirthDate(ordered, held)).toBe(level)
  })

  it.each([
    ['75201', 'Dallas', '75201-1234', 'Plano', 'equal'],
    ['75201', 'Dallas', '75230', 'DALLAS', 'city'],
    ['75201', 'Dallas', '75240', 'Garland', 'near'],
    ['75201', 'Dallas', '10001', 'New York', 'differ'],
    ['00000', '', '75201', 'Dallas', 'unknown'],
  ])('%s %s against %s %s is %s', (postalCode, city, heldCode, heldCity, level) => {
    const patient = aPatient({ postalCode: heldCode, city: heldCity })
    expect(comparePlace(aCustomer({ postalCode, city }), patient)).toBe(level)
  })

  it.each(['555-555-5555', '214-555-0100', '000-000-0000', '1234567890', '214-123-4567', 'none'])(
    'phone %s is nobody’s',
    phone => {
      expect(isPlaceholderPhone(phone)).toBe(true)
    },
  )

  it('tells what people have from what forms were given', () => {
    expect(isPlaceholderPhone('214-320-0188')).toBe(false)
    expect(['no-reply@x.com', 'NONE@none.com', 'na@na.com', 'text'].every(isPlaceholderEmail)).toBe(true)
    expect(['ann@none.org.uk', 'nadine@x.com', 'test.pilot@x.com'].some(isPlaceholderEmail)).toBe(false)
    expect([zipOf('75201-1'), zipOf('00000'), zipOf('752'), zipOf(null)]).toEqual([
      '75201',
      undefined,
      undefined,
      undefined,
    ])
  })
})
