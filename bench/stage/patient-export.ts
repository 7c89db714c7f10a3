import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { en, Faker } from '@faker-js/faker'

const headings =
  'Chart Number,First Name,Middle Name,Last Name,Date of Birth,E-mail,Home Phone,Cell Phone,Address,City,State,Zip,Referral Source,Notes'

const accents = ['José', 'Zoë', 'Renée', 'Núñez', 'Jiří']
const notes = ['', '', '', '"Prefers mornings, calls back"', '"Said ""no texts"""', 'Sensitive skin']

interface Person {
  first: string
  last: string
  email: string
  phone: string
  street: string
  city: string
}

/**
 * Writes a made-up export of `count` patients to a file: households that share a phone or an e-mail, people of one
 * name, one in a hundred entered twice in another spelling. One seed gives the same bytes. Answers how many were
 * entered twice.
 */
export async function writePatientExport(path: string, count: number, seed = 1): Promise<number> {
  const random = createRandom(seed)
  const faker = new Faker({ locale: en, seed })
  const pool = (size: number, make: () => string) => Array.from({ length: size }, make)
  const firsts = [...accents.slice(0, 3), ...pool(3000, () => faker.person.firstName())]
  const lasts = [
    ...accents.slice(3),
    ...pool(500, () => faker.person.lastName()),
    ...pool(4000, () => `${faker.person.lastName()}${faker.word.noun({ length: 5 })}`),
  ]
  const cities = pool(400, () => faker.location.city())
  const streets = pool(2000, () => faker.location.street())
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''

  const file = createWriteStream(path)
  let twice = 0
  let before: Person | undefined
  let lines = [headings]
  for (let i = 0; i < count; i++) {
    const kin = random() < 0.15 ? before : undefined
    const again = !kin && random() < 0.01 ? before : undefined
    const person: Person = again ?? {
      first: one(firsts),
      last: kin?.last ?? one(lasts),
      email: random() < 0.04 ? '' : kin && random() < 0.2 ? kin.email : '',
      phone: kin?.phone ?? String(2_000_000_000 + Math.floor(random() * 7_999_999_999)),
      street: kin?.street ?? `${1 + Math.floor(random() * 9999)} ${one(streets)}`,
      city: kin?.city ?? one(cities),
    }
    if (!again && person.email === '' && random() > 0.04)
      person.email = `${person.first}.${person.last}${i}@example.com`.toLowerCase()
    if (again?.email) twice++
    lines.push(lineOf(person, i, random, again !== undefined))
    before = person
    if (lines.length < 5000) continue
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain')
    lines = []
  }
  file.end(lines.join('\n'))
  await once(file, 'finish')
  return twice
}

function lineOf(person: Person, i: number, random: () => number, again: boolean): string {
  const { first, last, email, phone, street, city } = person
  const day = (n: number) => 1 + Math.floor(random() * n)
  const odd = random()
  const shown =
    odd < 0.02
      ? `${phone.slice(0, 3)}-${phone.slice(3, 6)}-${phone.slice(6)} ext. ${day(99)}`
      : written(phone, day(4))
  const cells = [
    1000 + i,
    again ? first.toUpperCase() : first,
    random() < 0.2 ? `${'ABCDEJLMR'[day(9) - 1]}.` : '',
    again ? ` ${last}` : last,
    `${day(12)}/${day(28)}/${1930 + day(80)}`,
    again ? email.toUpperCase() : email,
    shown,
    odd > 0.7 ? written(String(2_000_000_000 + Math.floor(random() * 7_999_999_999)), day(4)) : '',
    street,
    city,
    'TX',
    String(10_000 + day(89_999)),
    'Website',
    notes[day(6) - 1],
  ]
  return cells.join(',')
}

function written(phone: string, way: number): string {
  const [area, exchange, line] = [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)]
  if (way === 1) return `(${area}) ${exchange}-${line}`
  if (way === 2) return `${area}-${exchange}-${line}`
  if (way === 3) return `${area}.${exchange}.${line}`
  return phone
}

/** A linear congruential generator: the same numbers on every machine. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
