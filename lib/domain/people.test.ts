import { describe, expect, it } from 'vitest'
import {
  mayAsk,
  normalName,
  type Person,
  passphraseProblem,
  peopleProblem,
  personRoles,
  pinProblem,
} from './people.ts'

const person = (name: string, role: Person['role'] = 'staff'): Person => ({ id: name, name, role })
const manager = person('Ana', 'manager')

describe('rules 9: roles', () => {
  it.each([
    ['auditor', ['anyone', 'auditor']],
    ['staff', ['anyone', 'auditor', 'staff']],
    ['manager', ['anyone', 'auditor', 'staff', 'manager']],
  ] as const)('%s may ask what %j may', (role, wanted) => {
    const all = ['anyone', ...personRoles] as const
    expect(all.filter(each => mayAsk(each, role))).toEqual(wanted)
  })
})

describe('the people of a computer', () => {
  it.each([
    [[], null],
    [[manager], null],
    [[manager, person('Bo'), person('Cy', 'auditor')], null],
    [[person('Bo')], 'no-manager'],
    [[person('Bo', 'auditor'), person('Cy')], 'no-manager'],
    [[manager, person('ana')], 'name-taken'],
    [[manager, person('ＡＮＡ')], 'name-taken'],
    [[person('José', 'manager'), person('José')], 'name-taken'],
    [[manager, person('Front  desk'), person('front desk')], 'name-taken'],
    [[manager, person('A\u200bna')], 'name-taken'],
    [[manager, person('\u202eAna')], 'name-taken'],
    [[manager, person('A\u034fna')], 'name-taken'],
    [[manager, person('')], 'name-empty'],
    [[manager, person('…')], 'name-empty'],
    [[manager, person('\u200b')], 'name-empty'],
    [[manager, person('x'.repeat(41))], 'name-long'],
    [[manager, person('x'.repeat(40))], null],
    [[manager, person('李')], null],
  ] as const)('%j: %s', (people, problem) => {
    expect(peopleProblem(people)).toBe(problem)
  })

  it('have names without needless spaces', () => {
    expect(normalName('  Front \u00a0 desk\n')).toBe('Front desk')
    expect(normalName('Front\0\x07desk')).toBe('Front desk')
  })

  it('have names of which all is seen, in its order', () => {
    expect(normalName('\ufeffPat\u202e reganam\u2069\u3164')).toBe('Pat reganam')
  })
})

describe('a PIN', () => {
  it.each([
    ['', 'pin-short'],
    ['7391', 'pin-short'],
    ['73914', 'pin-short'],
    ['739146', null],
    ['correct horse', null],
    ['000000', 'pin-simple'],
    ['123456', 'pin-simple'],
    ['987654', 'pin-simple'],
    ['02468a', null],
    ['024680', null],
    ['2468:<', 'pin-simple'],
    ['abcdef', 'pin-simple'],
    ['121212', 'pin-simple'],
    ['123123', 'pin-simple'],
    ['１２３４５６', 'pin-simple'],
    ['aaaaaaaa', 'pin-simple'],
    ['zyxwvu', 'pin-simple'],
    ['x7'.repeat(33), 'pin-long'],
    ['😀😀😀😀😀', 'pin-short'],
  ])('%s: %s', (pin, problem) => {
    expect(pinProblem(pin)).toBe(problem)
  })
})

describe('a passphrase', () => {
  it.each([
    ['', 'short'],
    ['correct hor', 'short'],
    ['correct horse battery', null],
    ['123456789012', null],
    ['abcabcabcabc', 'simple'],
    ['aaaaaaaaaaaaaaaa', 'simple'],
    ['abababab abab', 'simple'],
    ['密码短语密码短语和马电池', null],
  ])('%s: %s', (passphrase, problem) => {
    expect(passphraseProblem(passphrase)).toBe(problem)
  })
})
