import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../tests/fixtures/runs.ts'
import { normalEmail, normalName, normalPhone } from '../../domain/contact.ts'
import { type Audit, auditFile } from './audit.ts'
import { textOfFile } from './decode-file.ts'
import { readLayout } from './layout.ts'
import { readPage } from './read-result.ts'

interface Person {
  id: string
  first: string
  middle: string
  last: string
  email: string
  home: string
  cell: string
  born: string
}

async function auditText(text: string | Blob): Promise<Audit> {
  const file = new Blob([text])
  const reading = await readLayout(file)
  if (!reading.ok) throw new Error(reading.error)
  const layout = reading.value
  const portions = () => textOfFile(file, layout.encoding)
  return auditFile({ layout, size: file.size, portions, thisYear: 2026, onProgress: () => undefined })
}

function csvOf(people: readonly Person[]): string {
  const data = people.map(p => [p.id, p.first, p.middle, p.last, p.email, p.home, p.cell, p.born])
  return Papa.unparse({
    fields: [
      'Chart Number',
      'First Name',
      'Middle Name',
      'Last Name',
      'E-mail',
      'Home Phone',
      'Cell Phone',
      'DOB',
    ],
    data,
  })
}

/** Groups as `reasons: line line …`. */
function told({ groups, suspects }: Audit): string[] {
  return Array.from(
    { length: groups.count },
    (_, group) =>
      `${groups.reasonsOf(group)}: ${groups
        .membersOf(group)
        .map(member => suspects.row(member).line)
        .join(' ')}`,
  ).sort()
}

/** The same by comparing everybody with everybody, in the words of rules 4. */
function naive(people: readonly Person[]): string[] {
  const seen = people.map(person => {
    const given = [person.first, person.middle].map(normalName).filter(Boolean)
    const family = normalName(person.last)
    const firsts = [...new Set([...given.slice(0, 1), given.join(' ')])].filter(Boolean)
    return {
      email: person.email.includes('@') ? normalEmail(person.email) : '',
      family,
      firsts,
      wholes: family ? firsts.map(first => `${first} ${family}`) : [],
      phones: [person.home, person.cell]
        .map(phone => normalPhone(phone))
        .filter(phone => phone !== undefined),
      born: person.born,
    }
  })
  type Seen = (typeof seen)[number]
  const meet = (a: readonly string[], b: readonly string[]) => a.some(item => b.includes(item))
  const exact = (a: Seen, b: Seen) =>
    a.email !== '' && a.email === b.email && meet(a.phones, b.phones) && meet(a.wholes, b.wholes)
  const compatible = (a: Seen, b: Seen) => !a.born || !b.born || a.born === b.born
  const all = seen.map((_, i) => i)
  const at = (i: number) => seen[i] as Seen

  const components = (members: readonly number[], linked: (a: Seen, b: Seen) => boolean) => {
    const left = new Set(members)
    const found: number[][] = []
    for (const start of members) {
      if (!left.delete(start)) continue
      const group = [start]
      for (const one of group)
        for (const other of left)
          if (linked(at(one), at(other))) {
            left.delete(other)
            group.push(other)
          }
      if (group.length > 1) found.push(group.sort((a, b) => a - b))
    }
    return found
  }
  const sharing = (keysOf: (person: Seen) => string[], linked: (a: Seen, b: Seen) => boolean = () => true) =>
    [...new Set(seen.flatMap(keysOf))].flatMap(key =>
      components(
        all.filter(i => keysOf(at(i)).includes(key)),
        linked,
      ),
    )
  const withPhone = (parts: (person: Seen) => string[]) => (person: Seen) =>
    person.phones.flatMap(phone => parts(person).map(part => `${phone}/${part}`))
  const exactGroups = components(all, exact)
  const near = [
    ...sharing(p => (p.email ? [p.email] : [])).map(group => ({ bits: 1, group })),
    ...sharing(p => p.wholes, compatible).map(group => ({ bits: 2, group })),
    ...sharing(withPhone(p => (p.family ? [p.family] : []))).map(group => ({ bits: 4, group })),
    ...sharing(withPhone(p => p.firsts)).map(group => ({ bits: 8, group })),
    ...sharing(withPhone(p => p.wholes)).map(group => ({ bits: 12, group })),
  ]
  const lines = (group: readonly number[]) => group.map(i => i + 2).join(' ')
  const merged = new Map<string, { bits: number; group: number[] }>()
  for (const { bits, group } of near)
    merged.set(lines(group), { bits: bits | (merged.get(lines(group))?.bits ?? 0), group })
  const within = (a: readonly number[], b: readonly number[]) => a.every(i => b.includes(i))
  const kept = [...merged.values()].filter(
    ({ group }) =>
      !exactGroups.some(other => within(group, other)) &&
      ![...merged.values()].some(other => other.group.length > group.length && within(group, other.group)),
  )
  return [
    ...exactGroups.map(group => `0: ${lines(group)}`),
    ...kept.map(({ bits, group }) => `${bits}: ${lines(group)}`),
  ].sort()
}

const anyPerson: fc.Arbitrary<Person> = fc.record({
  id: fc.constant(''),
  first: fc.constantFrom('Maria', 'MARÍA', 'Mary-Ann', 'Mary', 'José', 'O’Neil', ''),
  middle: fc.constantFrom('', '', 'Ann', 'Elena', 'J.'),
  last: fc.constantFrom('Lopez', 'LÓPEZ', 'Ann Smith', 'Smith', 'O\'Brien, "Jr"', ''),
  email: fc.constantFrom(
    'maria@example.com',
    ' MARIA@Example.com',
    'x@example.com',
    'none',
    '',
    'é@example.com',
  ),
  home: fc.constantFrom('(214) 555-0100', '214.555.0100', '+1 972 555 0199', '0000000000', '', 'call me'),
  cell: fc.constantFrom('', '2145550100', '1-972-555-0199 x5', '+442079460018'),
  born: fc.constantFrom('1990-05-17', '1961-01-02', ''),
})

describe('the groups of a file', () => {
  it('are those that comparing everybody with everybody finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPerson, { minLength: 1, maxLength: 14 }), async people => {
        expect(told(await auditText(csvOf(people)))).toEqual(naive(people))
      }),
      { numRuns: runs(150) },
    )
  }, 60_000)

  it('know a patient who stands on two lines by the id', async () => {
    const audit = await auditText(
      'Chart,First,Last,Email,Phone\n1a,Ann,Lee,a@x.org,2145550100\n1A,Ann,Lee,a@x.org,2145550100\n2,Ann,Lee,a@x.org,2145550100\n',
    )
    expect(told(audit)).toEqual(['0: 2 4'])
  })

  it('never hold the dummy patient', async () => {
    const line = 'API,DermPRO,api@x.org,2145550100,1/1/2000\n'
    const audit = await auditText(`First,Last,Email,Phone,DOB\n${line}${line}Ann,Lee,api@x.org,,\n`)
    expect(told(audit)).toEqual([])
  })

  it('are shown a page at a time and found by name, e-mail, phone and id', async () => {
    const pair = (i: number) => `${i}a,Ann ${i},Lee,a${i}@x.org,21455501${10 + i}\n`
    const rows = Array.from({ length: 30 }, (_, i) => pair(i) + pair(i).replace('a,', 'b,')).join('')
    const audit = await auditText(`Chart,First,Last,Email,Phone\n${rows}`)
    const read = (search: string, page = 0) => readPage(audit, { kind: 'exact', search, page })
    expect([read('').total, read('').groups.length, read('', 1).groups.length]).toEqual([30, 25, 5])
    for (const search of ['ANN 7 lee', 'A7@X', '7b', '(214) 555-0117'])
      expect(read(search).groups.map(({ patients }) => patients.map(({ id }) => id))).toContainEqual([
        '7a',
        '7b',
      ])
    expect(read('nobody').total).toBe(0)
  })
})
