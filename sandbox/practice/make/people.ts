import type { Faker } from '@faker-js/faker'

export interface Person {
  id: string
  trait: Trait
  first: string
  last: string
  email: string
  /** Ten digits. */
  phone: string
  secondPhone?: string
  birth: string
  street: string
  place: readonly [city: string, zip: string]
  /** The chart says that nobody comes any more. */
  /** `status` = its status alone says so. */
  isInactive?: boolean | 'status'
}

export interface Maker {
  faker: Faker
  now: number
  people: Person[]
  /** Names and numbers given out: nobody shares one by chance. */
  used: Set<string>
  /** How many orders went to people of a trait: each buys once before anyone buys again. */
  turns: Map<Trait, number>
}

/** Who the patients are, in turn. Every second `household`, `twin` and `same` shares details with the one before. */
const traits = [
  ...['plain', 'household', 'household', 'plain', 'secondPhone', 'twin', 'twin', 'plain', 'private', 'same'],
  ...['same', 'plain', 'nickname', 'plain', 'plain', 'markup', 'accents', 'plain', 'plain', 'plain'],
] as const

export type Trait = (typeof traits)[number]

export const places = [
  ['Dallas', '75205'],
  ['Allen', '75013'],
  ['Irving', '75038'],
  ['Plano', '75024'],
  ['Frisco', '75034'],
  ['McKinney', '75070'],
] as const

const areaCodes = ['214', '469', '972', '945', '817']

const exchanges = Array.from({ length: 799 }, (_, at) => at + 201).filter(it => it !== 555 && it % 100 !== 11)

export const nicknames = new Map([
  ['Andrew', 'Andy'],
  ['Katherine', 'Kate'],
  ['William', 'Bill'],
  ['Elizabeth', 'Liz'],
])

/** Every second of a pair has the details of the one before. */
export function nextPerson(maker: Maker, at: number): Person {
  const turn = traits[at % traits.length] ?? 'plain'
  const isRare = turn === 'markup' || turn === 'accents'
  const trait = isRare && at >= traits.length ? 'plain' : turn
  const person = newPerson(maker, trait)
  const before = maker.people.at(-1)
  if (before?.trait !== trait || !['household', 'twin', 'same'].includes(trait)) return person
  const { last, email, phone, street, place } = before
  Object.assign(person, { last, email, phone, street, place })
  if (trait === 'twin') Object.assign(person, { birth: before.birth })
  return trait === 'same' ? Object.assign(person, { first: before.first }) : person
}

export function nextBuyer({ people, turns }: Maker, trait: Trait): Person {
  const fitting = people.filter(person => person.trait === trait)
  const pool = fitting.length > 0 ? fitting : people
  const turn = turns.get(trait) ?? 0
  turns.set(trait, turn + 1)
  const buyer = pool[turn % pool.length]
  if (!buyer) throw new Error('a practice needs patients')
  return buyer
}

export function newPerson(maker: Maker, trait: Trait): Person {
  const { faker } = maker
  const [first, last] = nameFor(maker, trait)
  const mailbox = `${first}.${last}`.toLowerCase().replaceAll(/[^a-z.]/g, '')
  const birth = [
    faker.number.int({ min: 1940, max: 2005 }),
    ...[12, 28].map(max => faker.number.int({ min: 1, max })),
  ]
  const person: Person = {
    id: faker.string.uuid(),
    trait,
    first,
    last,
    email: `${mailbox}${maker.used.size}@example.${faker.helpers.arrayElement(['com', 'net', 'org'])}`,
    phone: newPhone(maker),
    birth: birth.map(part => String(part).padStart(2, '0')).join('-'),
    street: `${faker.number.int({ min: 100, max: 9899 })} ${faker.location.street()}`,
    place: faker.helpers.arrayElement(places),
  }
  return trait === 'secondPhone' ? { ...person, secondPhone: newPhone(maker) } : person
}

function nameFor({ faker, used }: Maker, trait: Trait): readonly [first: string, last: string] {
  if (trait === 'markup') return ['Ann', '<img src=x onerror=alert(1)>']
  if (trait === 'accents') return ['Zoë', 'Muñoz-García']
  const given = trait === 'nickname' ? [...nicknames.keys()] : undefined
  return unused(used, () => {
    const first = given ? faker.helpers.arrayElement(given) : faker.person.firstName()
    // Faker's list holds the word itself, which the rules take for a name that was left out.
    if (first === 'Name') return ['Naomi', faker.person.lastName()] as const
    return [first, faker.person.lastName()] as const
  })
}

/** A number that could be dialled: neither the made-up exchange 555 nor a service code like 411. */
export function newPhone({ faker, used }: Maker): string {
  return unused(used, () => {
    const exchange = faker.helpers.arrayElement(exchanges)
    return `${faker.helpers.arrayElement(areaCodes)}${exchange}${faker.string.numeric(4)}`
  })
}

function unused<T extends string | readonly string[]>(used: Set<string>, make: () => T): T {
  for (;;) {
    const value = make()
    if (used.has(String(value))) continue
    used.add(String(value))
    return value
  }
}
