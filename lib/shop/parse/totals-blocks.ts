import type { OrderReading } from '../../contract/readings.ts'
import type { Result } from '../../domain/result.ts'
import type { Cents } from '../../domain/units.ts'
import { interpretAmount } from './amount.ts'
import type { Misread } from './misread.ts'
import { plainLabel } from './plain-label.ts'
import { refundedIn, textsOf } from './totals.ts'
import type { TotalsRow } from './totals-doubt.ts'
import { fits, isGiftCardRow, isReduction, refundRow } from './totals-labels.ts'

type Rows = OrderReading['totals']

const sums = ['total', 'paid', 'due', 'refunded', 'gift-card'] as const
type Sum = (typeof sums)[number]

/**
 * The rows of several blocks of totals as if they stood in one. Blocks in another currency say nothing beside one in the
 * practice's (rules 3, order pages B3). Where two tell one sum differently nobody knows which is right: that sum is misread.
 */
export function oneBlock(blocks: readonly Rows[]): Result<Rows, Misread> {
  const [first = [], ...others] = inOwnCurrency(blocks.filter(rows => rows.length > 0))
  if (others.length === 0) return { ok: true, value: first }
  const told = [first, ...others]
  for (const sum of sums) {
    const texts = told.flatMap(rows => textOfSum(rows, sum) ?? [])
    if (new Set(texts.map(({ cents }) => cents)).size > 1)
      return { ok: false, error: { field: sum, text: texts.map(({ text }) => text).join(', ') } }
  }
  const base = told.find(isWhole) ?? first
  const all = [...base]
  for (const rows of told) if (rows !== base) all.push(...rows.filter(lackingIn(all)))
  return { ok: true, value: all }
}

/** All of them, where none in the practice's currency tells what was paid. */
function inOwnCurrency(blocks: readonly Rows[]): readonly Rows[] {
  const own = blocks.filter(rows => !isForeign(rows))
  return own.some(isWhole) ? own : blocks
}

function isForeign(rows: Rows): boolean {
  const amounts = rows.flatMap(({ value }) => interpretAmount(value) ?? [])
  return amounts.length > 0 && amounts.every(({ currency }) => currency !== undefined)
}

const isWhole = (rows: Rows) => tells(rows, 'total') && tells(rows, 'paid')
const tells = (rows: Rows, sum: Sum) => textOfSum(rows, sum) !== undefined

/** What a block says of a sum, in its own words and in cents; undefined where it says nothing. */
function textOfSum(rows: Rows, sum: Sum): { text: string; cents: Cents | undefined } | undefined {
  const own = plainRows(rows)
  if (sum === 'refunded' || sum === 'gift-card') {
    const said = own.filter(({ label }) => sumOf(label) === sum)
    if (said.length === 0) return undefined
    return {
      text: said.map(({ text }) => text).join(' + '),
      cents: sum === 'refunded' ? refundIn(own) : addedUp(said),
    }
  }
  const [text] = textsOf(own, sum)
  return text === undefined ? undefined : { text, cents: interpretAmount(text)?.cents }
}

function refundIn(rows: readonly TotalsRow[]): Cents | undefined {
  const read = refundedIn(rows)
  return read.ok ? read.value.reduce((sum, { cents }) => sum + Math.abs(cents), 0) : undefined
}

function addedUp(rows: readonly TotalsRow[]): Cents {
  return rows.reduce((sum, { text }) => sum + Math.abs(interpretAmount(text)?.cents ?? 0), 0)
}

const plainRows = (rows: Rows): TotalsRow[] =>
  rows.map(({ label, value }) => ({ label: plainLabel(label), text: value }))

/** Which sum a row tells, or which part of the total. */
function sumOf(label: string): Sum | 'part' | undefined {
  const refund = refundRow(label)
  if (refund !== undefined) return refund === 'component' ? undefined : 'refunded'
  if (isGiftCardRow(label)) return 'gift-card'
  const whole = (['total', 'paid', 'due'] as const).find(name => fits(label, name))
  const isPart = isReduction(label) || parts.some(name => fits(label, name))
  return whole ?? (isPart ? 'part' : undefined)
}

const parts = ['subtotal', 'subtotalWithTax', 'shipping', 'shippingWithTax', 'tax'] as const

/** Whether a row says something that these rows do not say already: what is told twice happened once. */
function lackingIn(known: Rows): (row: Rows[number]) => boolean {
  const said = new Set(plainRows(known).map(({ label }) => sumOf(label)))
  const words = new Set(known.map(({ label, value }) => `${plainLabel(label)}\n${value}`))
  return ({ label, value }) => {
    const sum = sumOf(plainLabel(label))
    return sum === undefined ? !words.has(`${plainLabel(label)}\n${value}`) : !said.has(sum)
  }
}
