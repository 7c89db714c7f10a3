import * as v from 'valibot'

type Schema = v.GenericSchema
type Fields = Record<string, unknown>

/** What stands for a word of a schema that only a newer backend knows; `leftOut` = the entry of the list that says it goes. */
export const leftOut = Symbol('left out')

export interface StandIns {
  /** By the schema of the word itself. */
  words: ReadonlyMap<Schema, unknown>
  /** By the schema of the object that the word was said in: what else of it may not stand, given the unknown words. */
  objects: ReadonlyMap<Schema, (told: Fields, unknown: readonly string[]) => Fields>
}

/** A value in which words have their stand-ins, and every unknown word that was met. */
export interface Understood {
  value: unknown
  unknown: string[]
}

/**
 * Goes through a value along its schema, and puts stand-ins in the places of words that the schema does not know. Whatever
 * else is wrong stays as it is: the schema itself judges the outcome.
 */
export function withStandIns(schema: Schema, value: unknown, standIns: StandIns): Understood {
  const unknown: string[] = []
  const rule = standIns.objects.get(schema)
  const visited = visit(schema, value, standIns, unknown)
  const isChanged = rule && unknown.length > 0 && isFields(visited)
  return { value: isChanged ? rule(visited, unknown) : visited, unknown }
}

function visit(schema: Schema, value: unknown, standIns: StandIns, unknown: string[]): unknown {
  const inner = (part: Schema, of: unknown) => {
    const told = withStandIns(part, of, standIns)
    unknown.push(...told.unknown)
    return told.value
  }
  if (isWord(schema, value, standIns) && !v.is(schema, value)) {
    unknown.push(shortened(value))
    return standIns.words.has(schema) ? standIns.words.get(schema) : value
  }
  const part = schema as Parts
  if (part.wrapped) return value === null || value === undefined ? value : inner(part.wrapped, value)
  if (part.item && Array.isArray(value))
    return value.map(each => inner(part.item as Schema, each)).filter(each => each !== leftOut)
  if (part.options && isFields(value)) return inner(optionFor(part, value, unknown), value)
  return part.entries && isFields(value) ? fieldsOf(part.entries, value, inner) : value
}

function fieldsOf(
  entries: Record<string, Schema>,
  value: Fields,
  inner: (part: Schema, of: unknown) => unknown,
): unknown {
  const told = { ...value }
  for (const [key, entry] of Object.entries(entries)) if (key in told) told[key] = inner(entry, told[key])
  return Object.values(told).includes(leftOut) ? leftOut : told
}

/** The parts of a schema that hold others; of each kind of schema some. */
interface Parts extends Schema {
  key?: string
  wrapped?: Schema
  item?: Schema
  entries?: Record<string, Schema>
  options?: readonly Schema[]
}

/** One of few words, or a choice that has a stand-in as a whole. */
function isWord(schema: Schema, value: unknown, { words }: StandIns): value is string {
  return typeof value === 'string' && (schema.type === 'picklist' || words.has(schema))
}

/** The option of a variant that the value says it is; none of them where its kind is new. */
function optionFor({ key = '', options = [] }: Parts, value: Fields, unknown: string[]): Schema {
  const fits = (option: Schema) => {
    const kind = (option as Parts).entries?.[key]
    return kind !== undefined && v.is(kind, value[key])
  }
  const found = options.find(fits)
  if (!found && typeof value[key] === 'string') unknown.push(shortened(value[key]))
  return found ?? v.unknown()
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shortened = (word: string) => word.slice(0, 80)
