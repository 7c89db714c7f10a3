import * as v from 'valibot'
import { type FileProblem, parseFile } from './parse-file.ts'
import type { Result } from './result.ts'

const tagName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,40}$/, 'must be the name of an element or attribute'),
)
const token = v.pipe(v.string(), v.regex(/^[A-Za-z_-][\w-]{0,60}$/, 'must be one class or id'))

/** Words that the page itself uses for a column. Never what a cell says: that may be somebody's name. */
const label = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('must not be empty'),
  v.maxLength(60, 'is too long for a label'),
  v.check(text => !/["\\@\n\r]|\d{3,}/.test(text), 'must be a label: no quotes, no @, no long numbers'),
)

/** What an element of a page looks like, so that a selector can be built of it; never a selector as text. */
const ShapeSchema = v.strictObject({
  tag: v.optional(tagName),
  id: v.optional(token),
  classes: v.optional(v.pipe(v.array(token), v.maxLength(6))),
  /** Attributes by name; null = whatever its value. */
  attributes: v.optional(v.record(tagName, v.nullable(label))),
})
export type Shape = v.InferOutput<typeof ShapeSchema>

const steps = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500))),
  v.maxLength(12),
)

/** Where a fact stands: in the column that is headed so, else in the row as a whole; and there, at what. */
const PlaceSchema = v.strictObject({
  heading: v.nullable(label),
  at: v.variant('by', [
    v.strictObject({ by: v.literal('whole') }),
    v.strictObject({ by: v.literal('element'), element: ShapeSchema }),
    v.strictObject({ by: v.literal('label'), label }),
    v.strictObject({ by: v.literal('path'), steps }),
  ]),
})
export type Place = v.InferOutput<typeof PlaceSchema>

/** What this shop's order numbers look like, so that another number is never taken for one. */
const NumberShapeSchema = v.strictObject({
  /** Letters and dashes before the digits; null = any. */
  prefix: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z-]{0,12}$/, 'must be letters and dashes'))),
  digits: v.pipe(
    v.strictTuple([v.pipe(v.number(), v.integer(), v.minValue(3)), v.pipe(v.number(), v.integer())]),
    v.check(([least, most]) => least <= most && most <= 40, 'must be the least and the most digits'),
  ),
})
export type NumberShape = v.InferOutput<typeof NumberShapeSchema>

const place = v.nullable(PlaceSchema)

/**
 * How the orders of one page of a shop are read, as staff taught it. A file of its own, exported and shared: it
 * holds selectors and labels only, nobody's data.
 */
export const ShopProfileSchema = v.strictObject({
  format: v.literal('nextech-sync/shop-profile', 'must be "nextech-sync/shop-profile"'),
  version: v.literal(1, 'must be 1: this is the only version there is'),
  /** The address pattern of the page, e.g. `/sales/orders/*`. */
  page: v.pipe(v.string(), v.regex(/^\/[^\s]{0,300}$/, 'must be a path such as /sales/orders')),
  /** Whether it is read instead of what is recognised without it. */
  first: v.boolean(),
  /** A row of the list, after the elements that hold it; each is the parent of the next. */
  rows: v.pipe(v.array(ShapeSchema), v.minLength(1, 'must name the row'), v.maxLength(5)),
  /** From the row to the element whose children are its cells; null = it has no columns. */
  cells: v.nullable(steps),
  number: PlaceSchema,
  numbers: NumberShapeSchema,
  date: place,
  customer: place,
  total: place,
  status: place,
  /** The link that opens the order's own page, where the number is none itself. */
  link: place,
})
export type ShopProfile = v.InferOutput<typeof ShopProfileSchema>

/** Facts of an order that staff may point at besides its number. */
export const facts = ['date', 'customer', 'total', 'status'] as const
export type Fact = (typeof facts)[number]

/** Reads a profile file's text. Refuses it whole, naming each wrong path and why. */
export function parseProfile(json: string): Result<ShopProfile, FileProblem[]> {
  return parseFile(ShopProfileSchema, json)
}
