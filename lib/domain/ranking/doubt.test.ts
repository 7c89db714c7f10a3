import { describe, expect, it } from 'vitest'
import { mayBeAnother } from './doubt.ts'
import type { Levels } from './levels.ts'

/** One name, one phone, one door, and neither a birth date nor a mailbox of one's own. */
const alike: Levels = {
  email: 'unknown',
  firstName: 'equal',
  lastName: 'equal',
  suffix: 'none',
  phone: 'equal',
  birthDate: 'unknown',
  place: 'equal',
  street: 'equal',
  commonness: 'rare',
}

describe('mayBeAnother', () => {
  it.each<[string, Partial<Levels>]>([
    ['the same name, phone and street alone', {}],
    ['another e-mail', { email: 'differ' }],
    ['the phone of the house or of work', { phone: 'home' }],
    ['a phone filed as mobile, for the phone of the house may be', { phone: 'mobile', email: 'differ' }],
    ['the same after a move', { phone: 'mobile', email: 'differ', street: 'differ' }],
    ['the mobile phone, where the names sound alike', { phone: 'mobile', firstName: 'close' }],
    ['the mobile phone, where the first name is another', { phone: 'mobile', firstName: 'differ' }],
    ['the mobile phone and a birth date that differs', { phone: 'mobile', birthDate: 'differ' }],
    ['the mobile phone, where one side tells Jr.', { phone: 'mobile', suffix: 'one' }],
    ['the mobile phone and a name in the middle', { phone: 'mobile', firstName: 'middle' }],
    ['an e-mail that many families use', { email: 'shared' }],
    ['one suffix, and an e-mail that fathers and sons may share', { email: 'equal', suffix: 'one' }],
    ['another suffix, whatever agrees', { email: 'equal', birthDate: 'equal', suffix: 'differ' }],
    ['a birth date that differs', { email: 'equal', birthDate: 'differ' }],
    ['a birth date of which two parts agree', { email: 'equal', birthDate: 'parts' }],
    ['a middle name that a father may bear first', { email: 'equal', firstName: 'middle' }],
    ['one letter for the first name', { email: 'equal', firstName: 'initial' }],
    ['twins whose names sound alike', { email: 'equal', firstName: 'close', birthDate: 'equal' }],
    ['twins', { email: 'equal', firstName: 'differ', birthDate: 'equal' }],
    ['no first name', { email: 'equal', firstName: 'unknown', birthDate: 'equal' }],
    [
      'another last name, born on the same day by chance',
      { lastName: 'differ', phone: 'differ', birthDate: 'equal' },
    ],
    [
      'the same, and an e-mail that was theirs once',
      { lastName: 'differ', phone: 'differ', birthDate: 'equal', email: 'former' },
    ],
    [
      'twins with one short form, Bill for Billie',
      { firstName: 'nickname', birthDate: 'equal', phone: 'differ' },
    ],
    [
      'the same after a move, with a slip in the last name',
      { firstName: 'nickname', lastName: 'close', birthDate: 'equal', phone: 'differ', place: 'differ' },
    ],
    [
      'twins with one short form at one door, where the number is written near',
      { firstName: 'nickname', birthDate: 'equal', phone: 'close' },
    ],
    [
      'twins with one short form and an office’s mailbox',
      { firstName: 'nickname', birthDate: 'equal', phone: 'shared', email: 'shared' },
    ],
    [
      'twins with one short form and an e-mail that was theirs once',
      { firstName: 'nickname', birthDate: 'equal', phone: 'former', email: 'former' },
    ],
    [
      'twins with one middle name, and a birth date with a slip in it',
      { firstName: 'middle', birthDate: 'close', phone: 'unknown' },
    ],
    [
      'twins with one letter, reached in the same ways',
      { firstName: 'initial', birthDate: 'equal', email: 'equal' },
    ],
    ['no last name and no phone', { lastName: 'unknown', phone: 'unknown', birthDate: 'equal' }],
  ])('may be with %s', (_, change) => {
    expect(mayBeAnother({ ...alike, ...change })).toBe(true)
  })

  it.each<[string, Partial<Levels>]>([
    ['the birth date', { birthDate: 'equal' }],
    ['a birth date with a slip in it', { birthDate: 'close' }],
    ['day and month turned', { birthDate: 'swapped' }],
    ['the birth date, a new e-mail and phone', { birthDate: 'equal', email: 'differ', phone: 'differ' }],
    ['the birth date, a short form and the phone', { birthDate: 'equal', firstName: 'nickname' }],
    [
      'the birth date, a short form and the e-mail',
      { birthDate: 'equal', firstName: 'nickname', phone: 'differ', email: 'equal' },
    ],
    [
      'the birth date and both names in the other fields',
      { birthDate: 'equal', firstName: 'swapped', lastName: 'swapped', phone: 'differ' },
    ],
    ['the birth date, a middle name and the phone', { birthDate: 'equal', firstName: 'middle' }],
    ['the birth date, where one side tells Jr.', { birthDate: 'equal', suffix: 'one' }],
    ['the birth date and a married name, with the phone', { lastName: 'differ', birthDate: 'equal' }],
    [
      'the birth date and a married name, with the e-mail',
      { lastName: 'differ', phone: 'differ', birthDate: 'equal', email: 'equal' },
    ],
    [
      'the birth date, a married name and the phone of the house',
      { lastName: 'differ', birthDate: 'equal', phone: 'home' },
    ],
    ['an e-mail of one’s own', { email: 'equal' }],
    ['the same mailbox in another spelling', { email: 'folded' }],
    ['an e-mail with a slip in it', { email: 'close' }],
    ['the e-mail, where both sides tell Jr.', { email: 'equal', suffix: 'equal' }],
    ['the e-mail, after a move and with a new phone', { email: 'equal', phone: 'differ', street: 'differ' }],
  ])('is not with %s', (_, change) => {
    expect(mayBeAnother({ ...alike, ...change })).toBe(false)
  })
})
