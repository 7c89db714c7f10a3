import * as v from 'valibot'
import { normalName } from '../domain/contact.ts'
import { partName, withGeneration, withoutTitles } from '../domain/person-name.ts'
import { isCurrent, PeriodSchema } from './wire-period.ts'
import { listOf, TrimmedSchema } from './wire-values.ts'

/** A list in older versions of FHIR: its parts together are the family name. */
const FamilySchema = v.pipe(
  listOf(TrimmedSchema),
  v.transform(parts => parts.filter(part => part !== undefined).join(' ') || undefined),
)
const NameSchema = v.object({
  use: TrimmedSchema,
  text: TrimmedSchema,
  prefix: listOf(TrimmedSchema),
  family: FamilySchema,
  given: listOf(TrimmedSchema),
  suffix: listOf(TrimmedSchema),
  period: PeriodSchema,
})
export const NamesSchema = listOf(NameSchema)
type Names = v.InferOutput<typeof NamesSchema>
type WireName = v.InferOutput<typeof NameSchema>

/** A name in parts, as matching compares it. */
interface HeldName {
  given: string[]
  family: string
}

/** Names that somebody had once, or is called by among friends. */
const otherNames = ['nickname', 'old', 'maiden', 'anonymous', 'temp']
/** Of those, the ones that are nobody's. */
const nobodys = ['anonymous', 'temp']
const useOf = ({ use }: WireName) => use?.toLowerCase() ?? ''

/** The name that is in use: the official one, else one that is not of the past and no nickname. */
export function officialName(names: Names, now?: number): WireName | undefined {
  const own = names.filter(name => !otherNames.includes(useOf(name)))
  const current = own.filter(({ period }) => isCurrent(period, now))
  const list = current.length > 0 ? current : own
  return list.find(name => useOf(name) === 'official') ?? list[0]
}

/**
 * A name in its parts. Where the record has only a text, or the text and one of the parts, the text tells the others: a
 * name of more than two words is compared as a whole, however it is parted (rules 4).
 */
export function partsOf(name: WireName | undefined): HeldName {
  const given = name?.given.filter(each => each !== undefined) ?? []
  const { family = '', text = '', suffix = [] } = name ?? {}
  const told = partsTold({ given, family }, withoutTitles(text))
  // Nothing but a suffix may tell father and son apart (rules 4.2).
  return {
    ...told,
    family: withGeneration(told.family, `. ${family === '' ? text : ''} ${suffix.join(' ')}`),
  }
}

/** Other names of the patient: a nickname, a maiden name, one of the past. They make a candidate at most. */
export function otherNamesOf(names: Names, official: WireName | undefined): HeldName[] {
  const own = partsOf(official)
  return names
    .filter(name => name !== official && !nobodys.includes(useOf(name)))
    .map(partsOf)
    .map(({ given, family }) => ({
      given: given.some(Boolean) ? given : own.given,
      family: family === '' ? own.family : family,
    }))
    .filter(other => keyOf(other) !== keyOf(own))
}

const keyOf = ({ given, family }: HeldName) => normalName([...given, family].join(' '))

function partsTold({ given, family }: HeldName, text: string): HeldName {
  const first = given.filter(Boolean).join(' ')
  if (text === '' || (first !== '' && family !== '')) return { given, family }
  if (family !== '') return { given: [besides(text, family)].filter(Boolean), family }
  if (first !== '') return { given, family: besides(text, first) }
  const [last = '', rest] = text.split(',').map(part => part.trim())
  const { firstName, lastName } = rest ? { firstName: rest, lastName: last } : partName(text)
  return { given: [firstName].filter(Boolean), family: lastName }
}

/** What a text says beside a part of it that stands at its beginning or its end; nothing where it does not. */
function besides(text: string, part: string): string {
  const [all, known] = [text.toLowerCase(), part.toLowerCase()]
  if (all.endsWith(` ${known}`)) return text.slice(0, -part.length).replace(/,?\s+$/, '')
  const isFirst = all.startsWith(`${known} `) || all.startsWith(`${known},`)
  return isFirst ? text.slice(part.length).replace(/^,?\s+/, '') : ''
}
