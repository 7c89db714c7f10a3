import { en, Faker } from '@faker-js/faker'
import Papa from 'papaparse'
import { type Seeded, seeded } from '../../tests/reliability/simulation/random.ts'
import { two } from './people.ts'
import { typingError } from './typing-errors.ts'

/** A record as public test sets have it: no e-mail, some relatives, errors in every field. */
interface Entry {
  first: string
  last: string
  phone: string
  birth: string
  street: string
  city: string
  zip: string
}

const fields = ['first', 'last', 'phone', 'birth', 'street', 'city', 'zip'] as const
/** As the sets that come with Febrl: at most so many errors in a record, and in one field. */
const maxErrors = 5
const maxInField = 2
/** So many live with the one before. */
const relatives = 0.3

/**
 * Labelled pairs as `readPairs` takes them: so many originals, one duplicate of each as the order, and as candidates
 * its original and all
 * originals with the same name, phone or birth date, or with the first or last name and the ZIP. The kinds of error are those of the Febrl
 * generator (Christen, 2009), made here on their own: nothing of the set that the parameters come from is used.
 */
export function febrlPairs(seed: number, count = 5000): string {
  const random = seeded(seed)
  const faker = new Faker({ locale: en, seed })
  const originals: Entry[] = []
  while (originals.length < count) {
    const before = originals.at(-1)
    const made = original(random, faker)
    originals.push(before && random.chance(relatives) ? { ...made, ...homeOf(before) } : made)
  }
  const blocks = blocksOf(originals)
  const rows = originals.flatMap((entry, order) => {
    const duplicate = duplicateOf(random, entry)
    const near = new Set([order, ...keysOf(duplicate).flatMap(key => blocks.get(key) ?? [])])
    return [...near].map(at => ({
      order: String(order),
      same: at === order ? '1' : '0',
      ...columns('order', duplicate),
      ...columns('patient', originals[at]),
    }))
  })
  return Papa.unparse(rows)
}

function original(random: Seeded, faker: Faker): Entry {
  const [city, zip] = random.pick(places)
  return {
    first: faker.person.firstName(),
    // The square makes some names far more common than others.
    last: surnames[Math.floor(random.next() ** 2 * surnames.length)] ?? 'Smith',
    phone: `${random.pick(['214', '469', '972', '480'])}${random.int(220, 549)}${String(random.int(0, 9999)).padStart(4, '0')}`,
    birth: `${random.int(1935, 2005)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`,
    street: `${random.int(1, 9899)} ${faker.location.street()}`,
    city,
    zip,
  }
}

const naming = new Faker({ locale: en, seed: 5 })
const surnames = [...new Set(Array.from({ length: 1200 }, () => naming.person.lastName()))]
const places = Array.from({ length: 60 }, (_, at) => [naming.location.city(), `${75_001 + 13 * at}`] as const)

const homeOf = ({ last, phone, street, city, zip }: Entry) => ({ last, phone, street, city, zip })

function duplicateOf(random: Seeded, entry: Entry): Entry {
  const copy = { ...entry }
  if (random.chance(0.02)) Object.assign(copy, { first: entry.last, last: entry.first })
  const inField = new Map<string, number>()
  for (let left = random.int(1, maxErrors); left > 0; left--) {
    const field = random.pick(fields)
    const made = inField.get(field) ?? 0
    if (made >= maxInField) continue
    inField.set(field, made + 1)
    // One value in eight is left out, as the sets have it.
    copy[field] = random.chance(0.125) ? '' : typingError(random, copy[field])
  }
  return copy
}

function keysOf({ first, last, phone, birth, zip }: Entry): string[] {
  const told = (...parts: string[]) => (parts.includes('') ? [] : [parts.join(' ').toLowerCase()])
  return [...told(first, last), ...told(phone), ...told(birth), ...told(last, zip), ...told(first, zip)]
}

function blocksOf(entries: readonly Entry[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>()
  for (const [at, entry] of entries.entries())
    for (const key of keysOf(entry)) blocks.set(key, [...(blocks.get(key) ?? []), at])
  return blocks
}

function columns(side: 'order' | 'patient', entry: Entry | undefined): Record<string, string> {
  return Object.fromEntries(fields.map(field => [`${side}_${field}`, entry?.[field] ?? '']))
}
