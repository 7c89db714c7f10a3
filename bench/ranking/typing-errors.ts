import type { Seeded } from '../../tests/reliability/simulation/random.ts'

/** Neighbours on a keyboard, row by row. */
const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** What scanning takes for one another, and what sounds alike. */
const readAlike = ['m rn', 'w vv', 'd cl', 'l i', 'o 0', 's 5', 'z 2', 'b 8', 'e c', 'u v', 'g q', 'h b']
const soundAlike = [
  'ph f',
  'ck k',
  'ie y',
  'c k',
  'gh g',
  'z s',
  'ee ea',
  'y i',
  'll l',
  'nn n',
  'th t',
  'oo u',
]

type Error = (random: Seeded, text: string) => string

const at = (random: Seeded, text: string) => random.int(0, text.length - 1)

const insert: Error = (random, text) => {
  const place = at(random, text)
  return text.slice(0, place) + neighbour(random, text[place] ?? '') + text.slice(place)
}
const remove: Error = (random, text) => {
  const place = at(random, text)
  return text.slice(0, place) + text.slice(place + 1)
}
const substitute: Error = (random, text) => {
  const place = at(random, text)
  return text.slice(0, place) + neighbour(random, text[place] ?? '') + text.slice(place + 1)
}
const transpose: Error = (random, text) => {
  const place = random.int(0, Math.max(0, text.length - 2))
  return text.slice(0, place) + (text[place + 1] ?? '') + (text[place] ?? '') + text.slice(place + 2)
}
const splitWord: Error = (random, text) => {
  const place = random.int(1, Math.max(1, text.length - 1))
  return text.includes(' ') ? text.replace(' ', '') : `${text.slice(0, place)} ${text.slice(place)}`
}
const readWrong: Error = (random, text) => alike(random, text, readAlike)
const heardWrong: Error = (random, text) => alike(random, text, soundAlike)

const inWords: readonly Error[] = [
  insert,
  remove,
  substitute,
  substitute,
  transpose,
  splitWord,
  readWrong,
  heardWrong,
]
const inDigits: readonly Error[] = [substitute, substitute, transpose]

/** One error of the kinds that the Febrl generator makes: typed, scanned or heard wrong; digits stay digits. */
export function typingError(random: Seeded, text: string): string {
  if (text.length < 2) return text
  return random.pick(/^[\d-]+$/.test(text) ? inDigits : inWords)(random, text)
}

function neighbour(random: Seeded, letter: string): string {
  const row = rows.find(keys => keys.includes(letter.toLowerCase()))
  if (!row) return letter
  const place = row.indexOf(letter.toLowerCase())
  return row[place === 0 ? 1 : place === row.length - 1 ? place - 1 : place + random.pick([-1, 1])] ?? letter
}

/** One of these pieces replaced by what is taken for it, where the text has one. */
function alike(random: Seeded, text: string, pairs: readonly string[]): string {
  const turned = pairs.flatMap(pair => [pair, pair.split(' ').reverse().join(' ')])
  const found = turned.map(pair => pair.split(' ')).filter(([from = '']) => text.includes(from))
  if (found.length === 0) return substitute(random, text)
  const [from = '', to = ''] = random.pick(found)
  return text.replace(from, to)
}
