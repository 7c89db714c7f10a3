import { instantOf, isDay } from './calendar.ts'
import type { NextechOptions } from './options.ts'
import { refuse } from './outcome.ts'

export interface Criterion {
  field: string
  modifier: string
  value: string
}

/** How a field of `T` is searched; `of` lists its values, several for a repeated element. */
export interface SearchField<T> {
  kind: 'text' | 'token' | 'date' | 'phone'
  of: (record: T) => readonly (string | undefined)[]
}
export type SearchFields<T> = Record<string, SearchField<T>>

const PREFIXED = /^(gt|ge|lt|le|eq|ne)?(\S+)$/
const DAY = 86_400_000

/** The query string, kept in order and with repetitions: the same field twice means AND (Nextech API 1.4). */
export function readQuery(search: string): Criterion[] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter(part => part !== '')
    .map(part => {
      const split = part.indexOf('=')
      const name = decode(split < 0 ? part : part.slice(0, split))
      const [field = '', modifier = ''] = name.split(':', 2)
      return { field, modifier, value: split < 0 ? '' : decode(part.slice(split + 1)) }
    })
}

export function createFilter<T>(
  criteria: Criterion[],
  fields: SearchFields<T>,
  phoneSearch: NextechOptions['phoneSearch'],
): (record: T) => boolean {
  const tests = criteria.map(criterion => createTest(criterion, fields, phoneSearch))
  return record => tests.every(test => test(record))
}

function createTest<T>(
  criterion: Criterion,
  fields: SearchFields<T>,
  phoneSearch: NextechOptions['phoneSearch'],
): (record: T) => boolean {
  const field = Object.hasOwn(fields, criterion.field) ? fields[criterion.field] : undefined
  if (!field) refuse(400, `Unknown search parameter ${criterion.field}`)
  const matches = field.kind === 'date' ? dateTest(criterion) : textTest(criterion, field.kind, phoneSearch)
  return record => field.of(record).some(value => value !== undefined && matches(value))
}

function textTest(
  { field, modifier, value }: Criterion,
  kind: 'text' | 'token' | 'phone',
  phoneSearch: NextechOptions['phoneSearch'],
): (value: string) => boolean {
  const fold = kind === 'phone' && phoneSearch === 'digits' ? digits : foldText
  const wanted = value
    .split(',')
    .map(fold)
    .filter(part => part !== '')
  if (wanted.length === 0) refuse(400, `Search parameter ${field} has no value`)
  const compare = comparison(field, modifier, kind)
  return stored => {
    const text = fold(stored)
    return wanted.some(part => compare(text, part))
  }
}

function comparison(field: string, modifier: string, kind: string): (text: string, part: string) => boolean {
  if (modifier === 'exact') return (text, part) => text === part
  if (modifier === 'contains') return (text, part) => text.includes(part)
  if (modifier !== '') refuse(400, `Unknown modifier ${modifier} of ${field}`)
  // Ids and codes are no strings: a prefix of an id would name other records.
  return kind === 'token' ? (text, part) => text === part : (text, part) => text.startsWith(part)
}

/** Dates match exactly by default, the comma form is not for them (Nextech API 1.4). */
function dateTest({ field, modifier, value }: Criterion): (value: string) => boolean {
  const [, prefix = 'eq', text = ''] = PREFIXED.exec(value.trim()) ?? []
  const day = isDay(text)
  const start = day ? Date.parse(text) : instantOf(text)
  if (modifier !== '' || start === undefined) refuse(400, `Unreadable date in ${field}: ${value}`)
  const end = start + (day ? DAY : 1)
  return stored => holds(prefix, Date.parse(stored), start, end)
}

function holds(prefix: string, time: number, start: number, end: number): boolean {
  if (prefix === 'gt') return time >= end
  if (prefix === 'ge') return time >= start
  if (prefix === 'lt') return time < start
  if (prefix === 'le') return time < end
  const within = time >= start && time < end
  return prefix === 'ne' ? !within : within
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    refuse(400, 'The query string is not percent-encoded UTF-8')
  }
}

function foldText(text: string): string {
  return text.trim().toLowerCase()
}

export function digits(text: string): string {
  return text.replace(/\D/g, '')
}
