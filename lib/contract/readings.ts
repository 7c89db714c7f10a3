import * as v from 'valibot'
import { DateEvidenceSchema } from '../domain/date-order.ts'

/** Page text, cut before it leaves the page: a cell of ten thousand characters is no order field. */
const cell = v.pipe(v.string(), v.maxLength(2000))
const optionalCell = v.nullable(cell)
/** More than any order has: no page fills the store by one message. */
const few = <S extends v.GenericSchema>(of: S) => v.pipe(v.array(of), v.maxLength(200))
const many = <S extends v.GenericSchema>(of: S) => v.pipe(v.array(of), v.maxLength(2_000))

/** One row of an orders list, as text. `href` is the row's own link to the order page, same origin. */
export const RowReadingSchema = v.object({
  number: cell,
  date: optionalCell,
  customer: optionalCell,
  total: optionalCell,
  status: optionalCell,
  href: v.nullable(v.pipe(v.string(), v.maxLength(4000))),
  /** What the page gives to tell day from month, where the date is made of figures. */
  dates: v.optional(DateEvidenceSchema),
  /** What stands above the row and names a year, where the date itself names none. */
  above: v.optional(cell),
})
export type RowReading = v.InferOutput<typeof RowReadingSchema>

const pair = v.object({ label: cell, value: cell })

/** One order page, as text: labels and values as the page words them, money and dates unparsed. */
export const OrderReadingSchema = v.object({
  number: cell,
  /** What staff look at says so, and the shop was not asked for the page by its address (rules 9). */
  seen: v.optional(v.boolean()),
  date: optionalCell,
  dates: v.optional(DateEvidenceSchema),
  status: optionalCell,
  customerName: optionalCell,
  /** The parts of that name that rows of their own tell; `customerName` may hold them all. */
  nameParts: v.optional(
    v.object({
      prefix: v.optional(cell),
      first: v.optional(cell),
      middle: v.optional(cell),
      last: v.optional(cell),
      suffix: v.optional(cell),
    }),
  ),
  email: optionalCell,
  birthDate: optionalCell,
  /** Lines of the billing address without the telephone line; the first is the name. */
  address: few(cell),
  phone: optionalCell,
  paymentTitle: optionalCell,
  payment: few(pair),
  items: many(
    v.object({ name: cell, sku: cell, quantity: cell, options: few(pair), productType: optionalCell }),
  ),
  totals: few(pair),
  /** What the page says of the currency of amounts that say nothing of it themselves. */
  currency: v.optional(cell),
  /** What further blocks of totals say, where a page has several. */
  furtherTotals: v.optional(few(few(pair))),
})
export type OrderReading = v.InferOutput<typeof OrderReadingSchema>
