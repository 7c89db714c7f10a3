import * as v from 'valibot'

/** What a body says by the names of its parts, where a text of any kind would do. */
export type Texts = Readonly<Record<string, string>>

/**
 * A body that a schema takes, made from the schema itself. Texts are those of their names, else `other`. Throws for a kind
 * of schema that is not known here, so that no request goes unasked.
 */
export function sampleOf(schema: v.GenericSchema, texts: Texts, name = ''): unknown {
  if (v.is(schema, sampleProfile)) return sampleProfile
  const made = [texts[name], texts.other, ...formats].find(text => text !== undefined && v.is(schema, text))
  return made ?? sampleOfKind(v.parse(KindSchema, schema), texts, name)
}

/** For texts that must have a form of their own. */
const formats = ['2026-03-16', '2026-03', '7c1f6d5e-4f0c-4d0e-9a3c-0f4a1b2c3d4e', 'a@b.example']

/** A taught page has too many forms to be made up by its schema. */
const sampleProfile: unknown = {
  ...{ format: 'nextech-sync/shop-profile', version: 1, page: '/orders', first: false },
  ...{ rows: [{ tag: 'tr' }], cells: null, number: { heading: null, at: { by: 'whole' } } },
  ...{ numbers: { prefix: null, digits: [4, 9] }, date: null, customer: null, total: null, status: null },
  link: null,
}

const schemaPart = v.custom<v.GenericSchema>(part => typeof part === 'object' && part !== null)
const KindSchema = v.object({
  type: v.string(),
  entries: v.optional(v.record(v.string(), schemaPart)),
  item: v.optional(schemaPart),
  wrapped: v.optional(schemaPart),
  options: v.optional(v.array(v.unknown())),
  literal: v.optional(v.unknown()),
})
type Kind = v.InferOutput<typeof KindSchema>

function sampleOfKind({ type, entries, item, wrapped, options, literal }: Kind, texts: Texts, name: string) {
  if (entries)
    return Object.fromEntries(Object.entries(entries).map(([key, each]) => [key, sampleOf(each, texts, key)]))
  if (item) return [sampleOf(item, texts, name)]
  if (wrapped) return sampleOf(wrapped, texts, name)
  const [first] = options ?? []
  if (type === 'picklist') return first
  if (v.is(schemaPart, first)) return sampleOf(first, texts, name)
  const plain: Partial<Record<string, unknown>> = {
    number: 1,
    boolean: true,
    literal,
    record: {},
    unknown: 1,
  }
  if (!(type in plain)) throw new Error(`${name}: a sample of the kind ${type} is not known.`)
  return plain[type]
}
