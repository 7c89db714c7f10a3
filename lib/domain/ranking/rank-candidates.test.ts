import { describe, expect, it } from 'vitest'
import { aCustomer, aPatient } from '../../../tests/fixtures/builders.ts'
import { compareFields, decideMatch } from '../matching.ts'
import type { Customer } from '../order.ts'
import type { Patient } from '../patient.ts'
import { rankCandidates } from './rank-candidates.ts'

const zelda = {
  firstName: 'Katherine',
  lastName: 'Quirk',
  email: 'kquirk@gmail.com',
  phone: '(214) 320-0188',
}
const chart = {
  given: ['Katherine', 'Rose'],
  family: 'Quirk',
  email: 'kquirk@gmail.com',
  phones: ['2143200188'],
}

function rank(patients: Partial<Patient>[], change: Partial<Customer> = {}) {
  const customer = aCustomer({ ...zelda, ...change })
  const held = patients.map((patient, at) => aPatient({ uid: `p${at + 1}`, ...chart, ...patient }))
  const evidence = { patients: held, byEmail: new Set<string>(), byPhone: new Set<string>() }
  const listed = held.map(patient => ({ patient, likeness: compareFields(customer, patient, evidence) }))
  return rankCandidates(customer, listed)
}

/** A namesake, or the same person after a move. */
const elsewhere = {
  email: 'other@yahoo.com',
  phones: ['9723200111'],
  birthDate: null,
  city: 'Houston',
  postalCode: '77010',
}

const uids = (ranked: ReturnType<typeof rank>) => ranked.map(({ patient }) => patient.uid)
const codes = ([first]: ReturnType<typeof rank>) => first?.rank.reasons.map(reason => reason.code)

describe('rankCandidates', () => {
  it('is nearly sure of one with everything equal, and says why', () => {
    const [only] = rank([{}])
    expect(only?.rank.probability).toBeGreaterThan(0.99)
    expect(only?.rank).toMatchObject({ likelihood: 'very-likely', margin: null })
    expect(only?.rank.reasons).toContainEqual({ code: 'email.equal', favours: 'for' })
  })

  it('puts the wife who goes by a nickname before the husband who shares e-mail, phone and address', () => {
    const ranked = rank([{ given: ['Gerald'], birthDate: '1988-02-03' }, { given: ['Katherine'] }], {
      firstName: 'Kathy',
      birthDate: null,
    })
    expect(uids(ranked)).toEqual(['p2', 'p1'])
    expect(ranked[0]?.rank.margin).toBeGreaterThan(20)
    expect(ranked[1]?.rank).toMatchObject({ likelihood: 'unlikely' })
    expect(ranked[1]?.rank.reasons[0]).toEqual({ code: 'household', favours: 'against' })
  })

  it('takes one of the household alone for unlikely, though e-mail, phone, last name and ZIP agree', () => {
    const [spouse] = rank([{ given: ['Gerald'], birthDate: null }])
    expect(spouse?.rank.likelihood).toBe('unlikely')
  })

  it('tells twins apart by the first name', () => {
    expect(uids(rank([{ given: ['Emma'] }, {}]))).toEqual(['p2', 'p1'])
  })

  const home = { lines: ['12 Elm St Apt 3'], city: 'Dallas', postalCode: '75201' }
  const told = { ...home, birthDate: '1980-03-04' }
  const held = { lines: ['12 Elm Street', '#3'], city: 'Dallas', postalCode: '75201' }

  it.each<[string, Partial<Patient>, string]>([
    ['the twin', { given: ['Emma'], birthDate: '1980-03-04' }, 'twin'],
    ['the twin whose name sounds alike', { given: ['Marina'], birthDate: '1980-03-04' }, 'twin'],
    ['the mother of one name, born clearly earlier', { birthDate: '1952-11-21' }, 'junior'],
    ['the one with another suffix', { family: 'Quirk Sr.', birthDate: '1952-11-21' }, 'junior'],
    ['the spouse', { given: ['Gerald'], birthDate: '1978-12-30' }, 'household'],
    ['the spouse without a birth date', { given: ['Gerald'], birthDate: null }, 'household'],
    ['the child', { given: ['Owen'], birthDate: '2015-06-07' }, 'household'],
    [
      'the roommate',
      { given: ['Olga'], family: 'Brandt', email: 'ob@aol.com', birthDate: null },
      'household',
    ],
    [
      'the parent with another last name',
      { given: ['Ruth'], family: 'Hale', birthDate: '1951-06-07' },
      'household',
    ],
  ])('takes %s for somebody else, whatever they share, and says so', (_, patient, code) => {
    const [only] = rank([{ ...held, ...patient }], told)
    expect(only?.rank.probability).toBeLessThan(0.95)
    expect(only?.rank.reasons[0]).toEqual({ code, favours: 'against' })
    const ranked = rank(
      [
        { ...held, ...patient },
        { ...held, birthDate: '1980-03-04' },
      ],
      told,
    )
    expect(uids(ranked)).toEqual(['p2', 'p1'])
    expect(ranked[1]?.rank.probability).toBeLessThan(0.02)
  })

  it.each<[string, Partial<Patient>, Partial<Customer>]>([
    ['name, phone and address agree, and no birth date is told', { email: null }, { birthDate: null }],
    ['the father has an e-mail of his own', { email: 'gq@aol.com' }, { birthDate: null }],
    ['the record tells a made-up birth date', { email: null, birthDate: '1900-01-01' }, {}],
    ['one side tells Jr.', { family: 'Quirk Jr.' }, { birthDate: null }],
    ['one bears the name in the middle', { given: ['Rose', 'Katherine'] }, { birthDate: null }],
    ['one letter stands for the name', { given: ['K.'] }, { birthDate: null }],
    [
      'twins go by one short form, whose birth date agrees after a move',
      { given: ['Billie'], family: 'Quirk', ...elsewhere, birthDate: '1980-03-04' },
      { firstName: 'Bill', lastName: 'Quirrk' },
    ],
    [
      'the same of Alexander and Alexandra at one door',
      { given: ['Alexandra'], email: 'aq@aol.com', phones: ['9723200111'] },
      { firstName: 'Alex' },
    ],
    [
      'the same of Christina and Christopher, whose record keeps no phone and no e-mail',
      { given: ['Christopher'], email: null, phones: [] },
      { firstName: 'Chris' },
    ],
    ['one letter stands for twins', { given: ['K.'] }, {}],
    ['a child was born on a parent’s birthday', { email: 'kq@aol.com', birthDate: '1950-03-04' }, {}],
  ])('is never sure of a patient who may be a relative: %s', (_, patient, customer) => {
    const [only] = rank([{ ...held, birthDate: '1980-03-04', ...patient }], { ...told, ...customer })
    expect(only?.rank.probability).toBeLessThan(0.95)
    expect(only?.rank.likelihood).not.toBe('very-likely')
  })

  it.each<[string, Partial<Patient>, Partial<Customer>]>([
    ['the birth date', { email: 'gq@aol.com', birthDate: '1980-03-04' }, {}],
    ['the e-mail', {}, { birthDate: null }],
    ['the e-mail, and a short form of the name', {}, { birthDate: null, firstName: 'Kathy' }],
  ])('is sure where name, phone, address and %s agree', (_, patient, customer) => {
    const [only] = rank([{ ...held, ...patient }], { ...told, ...customer })
    expect(only?.rank.likelihood).toBe('very-likely')
  })

  it('knows by the street who has moved nowhere, though e-mail and phone are new', () => {
    const other = { email: 'other@yahoo.com', phones: ['9723200111'], birthDate: null }
    const ranked = rank(
      [
        { ...other, ...held, lines: ['99 Oak Ave'] },
        { ...other, ...held },
      ],
      home,
    )
    expect(uids(ranked)).toEqual(['p2', 'p1'])
    expect(codes(ranked)).toContain('street.equal')
    expect(ranked[0]?.rank.margin).toBeGreaterThan(10)
  })

  it('holds a common name against a namesake more than a rare one', () => {
    const [rare] = rank([elsewhere])
    const [common] = rank([{ ...elsewhere, given: ['Mary'], family: 'Smith' }], {
      firstName: 'Mary',
      lastName: 'Smith',
    })
    expect(common?.rank.probability).toBeLessThan((rare?.rank.probability ?? 0) / 2)
  })

  it.each<[string, string | null]>([
    ['a birth date in common', '1990-05-17'],
    ['none to tell whether they are two', null],
  ])('keeps two with everything equal and %s in one order, whichever way they come', (_, birthDate) => {
    const [a, b] = [
      { uid: 'A0', birthDate },
      { uid: 'b0', birthDate },
    ]
    expect(uids(rank([a, b]))).toEqual(['A0', 'b0'])
    expect(uids(rank([b, a]))).toEqual(['A0', 'b0'])
    expect(rank([b, a])[0]?.rank.margin).toBe(1)
  })

  const born = '1980-03-04'

  it('takes two charts of one person for one, both as probable as one alone, and says so', () => {
    const charts = [{ birthDate: born, email: 'old@aol.com', phones: ['9723200111'] }, { birthDate: born }]
    const ranked = rank(charts, { birthDate: born })
    const [alone] = rank([{ birthDate: born }], { birthDate: born })
    expect(uids(ranked)).toEqual(['p2', 'p1'])
    expect(ranked.map(each => each.rank.likelihood)).toEqual(['very-likely', 'very-likely'])
    for (const { rank } of ranked) expect(rank.probability).toBe(alone?.rank.probability)
    expect(ranked.map(({ rank }) => rank.reasons.at(-1))).toEqual([
      { code: 'duplicate', favours: 'neither' },
      { code: 'duplicate', favours: 'for' },
    ])
    expect(alone?.rank.reasons.some(({ code }) => code === 'duplicate')).toBe(false)
  })

  it('lists the chart that is in use before the one that is not', () => {
    const charts = [
      { birthDate: born, isInactive: true },
      { birthDate: born, email: 'old@aol.com' },
    ]
    expect(uids(rank(charts, { birthDate: born }))).toEqual(['p2', 'p1'])
  })

  it('shares the probability between two who may be two people, as father and son', () => {
    const ranked = rank([{ birthDate: born }, { birthDate: '1952-11-21' }, { birthDate: null }], {
      birthDate: null,
    })
    expect(ranked.reduce((sum, each) => sum + each.rank.probability, 0)).toBeLessThanOrEqual(1)
  })

  it('gives no weight to an e-mail that people of many families use', () => {
    const desk = { email: 'desk@carehome.org', phones: ['9723200111'] }
    const others = ['Abbott', 'Baker', 'Cole'].map(family => ({ ...desk, given: ['Ida'], family }))
    const ranked = rank([...others, desk], { email: 'desk@carehome.org' })
    expect(uids(ranked)[0]).toBe('p4')
    expect(codes(ranked)).toContain('email.shared')
    expect(codes(ranked)).not.toContain('email.equal')
  })

  it('gives no weight to a phone that the search brought many families for', () => {
    const customer = aCustomer(zelda)
    const patient = aPatient(chart)
    const evidence = { patients: [patient], byEmail: new Set<string>(), byPhone: new Set<string>() }
    const candidate = { patient, likeness: compareFields(customer, patient, evidence) }
    const [told] = rankCandidates(customer, [candidate], { phoneIsShared: true })
    expect(told?.rank.reasons).toContainEqual({ code: 'phone.shared', favours: 'neither' })
  })

  it.each<[string, Partial<Patient>, Partial<Customer>]>([
    ['e-mail', { former: ['kquirk@old.com'] }, { email: 'kquirk@old.com' }],
    ['phone', { former: ['(972) 320-0144'] }, { phone: '972-320-0144' }],
  ])('lets an %s that was theirs once speak for a patient', (_, once, customer) => {
    const known = { birthDate: null, email: 'new@aol.com', phones: ['2143200111'] }
    const ranked = rank([known, { ...known, ...once }], { birthDate: null, ...customer })
    expect(uids(ranked)).toEqual(['p2', 'p1'])
    expect(ranked[0]?.rank.margin).toBeGreaterThan(2)
    expect(codes(ranked)?.some(code => code.endsWith('.former'))).toBe(true)
  })

  it('takes nobody for the customer who was born on the same day, and nothing else', () => {
    const stranger = { ...elsewhere, given: ['Elvie'], family: 'Hale', birthDate: '1980-03-04' }
    const born = { birthDate: '1980-03-04' }
    expect(rank([stranger], born)[0]?.rank.likelihood).toBe('unlikely')
    expect(rank([stranger], { ...born, firstName: '' })[0]?.rank.likelihood).toBe('unlikely')
    expect(rank([{ ...elsewhere, ...born }], born)[0]?.rank.likelihood).toBe('very-likely')
  })

  it.each([
    ['a slip in it', 'Katherien'],
    ['two slips', 'Kathreien'],
    ['a space in it', 'K atherine'],
  ])('finds somebody whose first name was typed with %s', (_, firstName) => {
    const spouse = { given: ['Gerald'], birthDate: null }
    const ranked = rank([spouse, { birthDate: null }], { firstName, birthDate: null })
    expect(uids(ranked)).toEqual(['p2', 'p1'])
    expect(ranked[0]?.rank.margin).toBeGreaterThan(20)
  })

  it('holds nothing against what Nextech withholds', () => {
    const shown = rank([elsewhere])[0]?.rank
    const withheld = rank([{ ...elsewhere, email: null }])[0]?.rank
    expect(withheld?.probability).toBeGreaterThan(shown?.probability ?? 1)
    expect(withheld?.reasons.some(({ code }) => code.startsWith('email'))).toBe(false)
  })

  it('never decides: the decision is the same whatever the ranking says of the candidates', () => {
    const customer = aCustomer({ ...zelda, phone: '(214) 320-0199' })
    const patients = [aPatient({ uid: 'p1', ...chart })]
    const evidence = { patients, byEmail: new Set(['p1']), byPhone: new Set<string>() }
    const decision = decideMatch(customer, evidence)
    if (decision.kind !== 'resolve') throw new Error('all but certain, and still for staff')
    const [first] = rankCandidates(customer, decision.candidates)
    expect(first?.rank.likelihood).toBe('very-likely')
    expect(decideMatch(customer, evidence)).toEqual(decision)
  })
})
