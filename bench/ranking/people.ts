import { en, Faker } from '@faker-js/faker'
import { normalName } from '../../lib/domain/contact.ts'
import nicknames from '../../lib/domain/nicknames.json' with { type: 'json' }
import { areNicknames } from '../../lib/domain/nicknames.ts'
import type { Seeded } from '../../tests/reliability/simulation/random.ts'
import { slip } from './slips.ts'
import { type HomeStreet, newStreet } from './streets.ts'

/** One living person, as nobody's records have it: the truth that the generator starts from. */
export interface Person {
  id: number
  given: string
  middle: string | null
  family: string
  /** The last name before marriage. */
  maiden: string | null
  birthDate: string
  email: string
  mobile: string
  home: Home
  isChild: boolean
  role: 'head' | 'spouse' | 'child' | 'roommate'
  /** Jr. or Sr., where a son is named after his father. */
  suffix: string
  /** Never uses the household's mailbox. */
  ownEmail: boolean
}

interface Home {
  id: number
  street: HomeStreet
  phone: string
  city: string
  zip: string
  /** Whose e-mail the whole household uses, where it does. */
  email: string | null
}

const towns = [
  ['Dallas', ['75201', '75205', '75219', '75230', '75248']],
  ['Plano', ['75023', '75024', '75074', '75093']],
  ['Irving', ['75038', '75039', '75062']],
  ['Frisco', ['75033', '75034', '75035']],
  ['Garland', ['75040', '75043']],
  ['McKinney', ['75069', '75070', '75071']],
  ['Allen', ['75002', '75013']],
  ['Richardson', ['75080', '75081', '75082']],
] as const
const providers = ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'aol.com', 'hotmail.com', 'att.net']
/** About their shares in the US: a fifth of the people bear one of these, the first far more often than the last. */
const commonLast =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Nguyen'.split(
    ' ',
  )
const commonGiven =
  'Mary Jennifer Linda Elizabeth Patricia Barbara Susan Jessica Sarah Karen Lisa Nancy Maria Ashley Emily Michelle Kimberly Amanda Melissa Stephanie Rebecca Laura Michael James John Robert David William Richard Joseph Thomas Daniel'.split(
    ' ',
  )
const beginnings =
  'Ash Bart Bel Black Bran Brook Cald Chat Dar Elk Fair Glen Hart Hol Kim Lang Mar Nor Oak Pem Rad Sher Thorn Wake Whit Wind'.split(
    ' ',
  )
const endings =
  'berg borough bridge brook bury by dale den field ford grave ham hurst land ley man mere more ridge shaw son stead ton well wood worth'.split(
    ' ',
  )
const marked = [
  'Muñoz',
  'Núñez',
  'Peña',
  'Ibáñez',
  'Élan',
  'Öztürk',
  'García-López',
  "O'Neill",
  'Çelik',
  'Åberg',
]
const markedGiven = ['José', 'María', 'Émilie', 'René', 'Zoë', 'Ángel', 'Chloé', 'Íñigo', 'Anne-Marie']

/**
 * How many households with a head over 45 hold a grown son of the same name: 3 %, so 2 % of all households. An
 * assumption on the careful side, for we know no count: where about one man in forty is a Jr. or III and one household
 * in ten holds a grown son, it would be 0.3 % of all.
 */
const sonNamesakes = 0.03

/** Makes households until there are so many people. */
export function makePeople(random: Seeded, count: number): Person[] {
  const faker = new Faker({ locale: en, seed: random.int(0, 2 ** 31) })
  const people: Person[] = []
  for (let home = 0; people.length < count; home++) people.push(...household(random, faker, people, home))
  return people
}

function household(random: Seeded, faker: Faker, people: readonly Person[], id: number): Person[] {
  const first = people.length
  const [city, zips] = random.pick(towns)
  const lived = { city, zip: random.pick<string>(zips), street: newStreet(random) }
  const home: Home = { id, phone: newPhone(random), ...lived, email: null }
  const next = people.length > 0 ? random.pick(people) : undefined
  if (next && random.chance(0.05)) Object.assign(home, nextDoor(random, next.home))
  const family = lastName(random, faker)
  const members: Person[] = []
  const add = (age: number, change: Partial<Person> = {}) => {
    const given = change.given ?? givenName(random, faker, members)
    const born = { year: 2026 - age, month: random.int(1, 12), day: random.int(1, 28) }
    const birthDate = `${born.year}-${two(born.month)}-${two(born.day)}`
    const person = {
      ...individual(random, faker, given, family),
      birthDate,
      home,
      isChild: age < 18,
      role: members.length === 0 ? ('head' as const) : ('child' as const),
      suffix: '',
      ownEmail: false,
    }
    members.push({ ...person, id: first + members.length, ...change })
  }
  const age = random.int(24, 84)
  const named = next && random.chance(0.04) ? next : undefined
  // Two of one name in one town are no rarity.
  add(age, named && !next?.isChild ? namesakeOf(random, named, home) : {})
  if (random.chance(0.55)) addSpouse(random, faker, age, family, add)
  for (let left = children(random, age); left > 0; left--) {
    add(random.int(1, Math.min(30, age - 20)))
    const sibling = members.at(-1)
    if (sibling && random.chance(0.1)) add(0, twinOf(random, sibling))
  }
  if (random.chance(sonNamesakes) && age > 45) addNamesake(random, members, add)
  if (random.chance(0.08)) add(random.int(20, 40), { family: lastName(random, faker), role: 'roommate' })
  if (random.chance(0.2)) home.email = members[0]?.email ?? null
  return members
}

type Add = (age: number, change?: Partial<Person>) => void

function addSpouse(random: Seeded, faker: Faker, age: number, family: string, add: Add): void {
  const spouseAge = Math.max(20, age + random.int(-6, 6))
  const own = lastName(random, faker)
  if (random.chance(0.15)) add(spouseAge, { family: own, role: 'spouse' })
  else
    add(spouseAge, { role: 'spouse', maiden: own, family: random.chance(0.1) ? `${own}-${family}` : family })
}

/**
 * A son named after his father, who shares the landline and has an e-mail of his own: with one name, one e-mail and
 * one phone for two people, the four fields of rules 4 cannot tell them apart (docs/adr/0015).
 */
function addNamesake(random: Seeded, [father]: Person[], add: Add): void {
  if (!father) return
  if (random.chance(0.6)) father.suffix = 'Sr.'
  const { given, family } = father
  add(random.int(18, 25), { given, family, suffix: random.chance(0.7) ? 'Jr.' : '', ownEmail: true })
}

/** Twins share the day, and some parents choose names that sound alike, yet no two that stand for one another. */
function twinOf(random: Seeded, { birthDate, isChild, given, mobile }: Person): Partial<Person> {
  const other = random.chance(0.1) ? slip(random, given) : given
  const isOther = other !== given && !areNicknames(normalName(other), normalName(given))
  const like = isOther ? { given: other } : {}
  return { birthDate, isChild, ...like, ...(isChild && random.chance(0.5) && { mobile }) }
}

function namesakeOf(random: Seeded, { given, family, home }: Person, own: Home): Partial<Person> {
  if (random.chance(0.6)) Object.assign(own, { city: home.city, zip: home.zip })
  return { given, family }
}

/** Another flat of the same building, or the house next to it. */
function nextDoor(random: Seeded, { city, zip, street }: Home): Pick<Home, 'city' | 'zip' | 'street'> {
  const other = street.unit ? { unit: String(random.int(101, 420)) } : { number: street.number + 2 }
  return { city, zip, street: { ...street, ...other } }
}

function children(random: Seeded, age: number): number {
  return age < 62 && random.chance(0.5) ? random.int(1, 3) : 0
}

function individual(random: Seeded, faker: Faker, given: string, family: string) {
  const middle = random.chance(0.3) ? faker.person.middleName() : null
  const local = [given, family].map(name => normalName(name).replaceAll(' ', ''))
  const parts = random.pick([`${local[0]}.${local[1]}`, `${local[0]?.[0]}${local[1]}`, `${local[0]}`])
  const email = `${parts}${random.int(1, 9999)}@${random.pick(providers)}`
  return { given, middle, family, maiden: null, email, mobile: newPhone(random) }
}

/** In one household no two are called alike, nor by names that stand for one another. */
function givenName(random: Seeded, faker: Faker, members: readonly Person[]): string {
  for (;;) {
    const given = randomGiven(random, faker)
    const normal = normalName(given)
    const taken = members.map(member => normalName(member.given))
    if (!taken.some(name => name === normal || areNicknames(name, normal))) return given
  }
}

function randomGiven(random: Seeded, faker: Faker): string {
  const kind = random.next()
  if (kind < 0.03) return random.pick(markedGiven)
  if (kind < 0.35) return random.pick(commonGiven)
  if (kind < 0.5) return capital(random.pick(nicknames).split(' ')[0] ?? '')
  return faker.person.firstName()
}

function lastName(random: Seeded, faker: Faker): string {
  const kind = random.next()
  if (kind < 0.04) return random.pick(marked)
  // The square makes the first of the list about six times as common as the last.
  if (kind < 0.25) return commonLast[Math.floor(random.next() ** 2 * commonLast.length)] ?? 'Smith'
  // Faker's five hundred last names alone would make everybody a namesake of somebody.
  if (kind < 0.6) return faker.person.lastName()
  return `${random.pick(beginnings)}${random.pick(endings)}`
}

/** A North Texas number that is nobody's placeholder. */
export function newPhone(random: Seeded): string {
  const area = random.pick(['214', '469', '972', '945', '817'])
  return `${area}${random.int(220, 549)}${String(random.int(0, 9999)).padStart(4, '0')}`
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
export const two = (number: number) => String(number).padStart(2, '0')
