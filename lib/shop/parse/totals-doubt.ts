import type { Cents } from '../../domain/units.ts'
import { interpretAmount } from './amount.ts'
import type { Misread } from './misread.ts'
import type { TotalParts } from './remainder.ts'
import {
  fits,
  isGatewayFee,
  isGiftCardRow,
  isKnownRow,
  isReduction,
  isStoreCreditRow,
  isUnknownRow,
} from './totals-labels.ts'

/** A row of totals: its label as it is compared, and its amount as the page words it. */
export interface TotalsRow {
  label: string
  text: string
}

/** What was read of an order's totals, and what the total is made of. */
interface Read {
  total: Cents
  paid: Cents
  refunded: Cents
  parts: TotalParts
}

/** Shops round each figure by itself. */
const toleranceCents: Cents = 5
const isNear = (cents: Cents) => Math.abs(cents) <= toleranceCents

/**
 * Money in the rows that total and payment leave out of account (rules 3): what was paid told in two ways, gift cards
 * and credit that a shop counts as paid although the total holds them still, and rows that made nothing of the total and
 * may be a refund, or what is left after one, in words that are not known.
 */
export function doubtIn(rows: readonly TotalsRow[], read: Read): Misread | undefined {
  const told = rows.filter(({ text }) => centsIn(text) !== undefined)
  const doubt = paidOtherwise(told, read) ?? ownMoneyWithin(told, read) ?? freeOtherwise(told, read)
  // Of nothing, nothing can go back: a cancelled order tells what was cancelled of it.
  return (
    doubt ??
    (read.paid > toleranceCents
      ? (wentBackUntold(rows, read) ?? takenAway(rows, read) ?? leftOtherwise(told, read))
      : undefined)
  )
}

/** What a page says in words alone of money that went back, where no sum of it is told. */
function wentBackUntold(rows: readonly TotalsRow[], { refunded }: Read): Misread | undefined {
  const [state] = rows.filter(({ label }) => label === 'listed refund state')
  return state && refunded === 0 ? { field: 'refunded', text: state.text } : undefined
}

/** What one says of a payment that never came, though it stands among the totals. */
const notTaken =
  /\b(un|not |not yet )(captured|settled|collected)\b|\b(declined|failed|bounced)\b|\b(rechazad[oa]|no cobrad[oa])\b|fehlgeschlagen|abgelehnt|nicht eingezogen/
/** A part of what was paid, by the way in which it was. */
const paidInParts = new RegExp(
  [
    '^(amount |total )?(paid|payment|charged|pagad[oa]|pago|(be|ge)zahlt|zahlung) (by|with|via|using|through|on|in|at|con|en|mit|per|bar|por|\\(|-)',
    '^([hf]sa(/[hf]sa)?|((credit|debit) )?card|visa|master ?card|amex|american express|discover|cash|check|paypal|affirm|ach|e-?check|carecredit)( card)? (payments?|paid)$',
  ].join('|'),
)
const inTwoMeanings = /\babonad[oa]\b/

function paidOtherwise(rows: readonly TotalsRow[], { total, paid }: Read): Misread | undefined {
  const own = rows.filter(({ label, text }) => fits(label, 'paid') && !isForeign(text))
  const isOther = own.some(({ text }) => !isNear((centsIn(text) ?? 0) - paid))
  const isUnclear = own.every(({ label }) => inTwoMeanings.test(label)) && own.length > 0
  const isWhole = isNear(paid - total) || rows.some(({ label }) => fits(label, 'due'))
  if (isOther || (isUnclear && !isWhole)) return said('paid', own)
  const missing = rows.filter(
    ({ label, text }) => notTaken.test(label) && !/refund/.test(label) && !isNear(centsIn(text) ?? 0),
  )
  if (missing.length > 0 && paid > toleranceCents) return said('paid', missing)
  const parts = rows.filter(
    ({ label, text }) =>
      paidInParts.test(label) && !fits(label, 'paid') && !isOwnMoney(label) && !isNear(centsIn(text) ?? 0),
  )
  const isOne = parts.length === 1 && parts.every(({ text }) => isNear(Math.abs(centsIn(text) ?? 0) - paid))
  return parts.length > 0 && !isOne ? said('paid', parts) : undefined
}

function ownMoneyWithin(rows: readonly TotalsRow[], { total, paid, parts }: Read): Misread | undefined {
  const own = rows.filter(({ label }) => isOwnMoney(label))
  const ownCents = sumIn(own)
  const whole = wholeOf(parts)
  const credit = sumIn(own.filter(({ label }) => isStoreCreditRow(label)))
  const isWithin = whole !== undefined && isNear(whole + credit - total) && ownCents > toleranceCents
  return isWithin && paid > total - ownCents + toleranceCents ? said('paid', own) : undefined
}

/**
 * An order of nothing whose remainder a row explains that nobody knows: `SPRING26 -$80.00` may be a coupon, or the code of
 * the gift card that paid it.
 */
function freeOtherwise(rows: readonly TotalsRow[], { total, paid, parts }: Read): Misread | undefined {
  const left = total === 0 && paid === 0 ? (wholeOf(parts) ?? 0) : 0
  const unknown = rows.filter(
    ({ label, text }) => isUnknownRow(label) && (centsIn(text) ?? 0) < -toleranceCents,
  )
  const isNamed = rows.some(({ label, text }) => isGiftCardRow(label) && centsIn(text) !== 0)
  return left > toleranceCents && unknown.length > 0 && !isNamed ? said('gift-card', unknown) : undefined
}

/** Words for what went off an order after it was placed. */
const lessens =
  /cancel|\bstorn|\banul|\bremoved?\b|entfernt|eliminad|\bcredit(s|ed)?\b(?! card)|adjust|anpassung|ajuste|korrektur|correc(tion|ci)|compensa|kulanz|goodwill|\bre-?funds?\b|\brem?bols|deduct|withheld|out of stock|unavailable|not shipped|nicht lieferbar|agotad|^cm #?\d/
/** What a customer pays or gets beside it. */
const noLoss =
  /\b(fees?|earned|available|balance|geb\u00fchr(en)?|cargos?|comisi\u00f3n|protection|insurance)\b|geb\u00fchr/

/** Words for what is left of an order, or was taken of it in the end. */
const leftOver = new RegExp(
  [
    '\\bnett?o?\\b|\\b(kept|retained|settled|collected|invoiced|billed|deposited|retenid[oa]|facturad[oa]|liquidad[oa])\\b|einbehalten|abgerechnet|vereinnahmt',
    '\\b(new|current|adjusted|revised|updated|corrected|actual|nuevo|ajustado|actualizado|neuer?|neues|korrigierter?|angepasster?) (\\w+ )?(total|amount|sum|summe|betrag|gesamt\\w*|importe|monto)\\b',
    '\\btotal (adjusted|revised|ajustado|corregido)\\b|\\bafter (refund|return|adjustment|credit|cancel)',
  ].join('|'),
)
/** A row that the total is not made of, and that lowers something: below zero, or by its words. */
function takenAway(rows: readonly TotalsRow[], { total, paid, parts }: Read): Misread | undefined {
  const paidAt = rows.findIndex(({ label }) => fits(label, 'paid'))
  const isLate = (at: number) => at > paidAt
  const totalAt = rows.findIndex(({ label }) => fits(label, 'total'))
  // Of a total that was paid in full, nothing that stands behind it is made.
  const isBehindTotal = (at: number) => totalAt >= 0 && at > totalAt && isNear(paid - total)
  const isLessened = (label: string) => lessens.test(label) && !noLoss.test(label) && !leftOver.test(label)
  // `Payment cancelled` is no payment.
  const isStrange = (label: string) => isUnknownRow(label) || (isLessened(label) && !isKnownRow(label))
  const isLess = ({ label, text }: TotalsRow) => {
    const cents = isGatewayFee(label) ? 0 : (centsIn(text) ?? 0)
    return cents < -toleranceCents || (cents > toleranceCents && isLessened(label))
  }
  const late = rows.filter(
    (row, at) => isLate(at) && isReduction(row.label) && !isStoreCreditRow(row.label) && isLess(row),
  )
  const whole = wholeOf(parts)
  const ownCents = sumIn(rows.filter(({ label }) => isOwnMoney(label)))
  const isMade = whole !== undefined && isNear(whole - ownCents - total)
  const lateCents = sumIn(late)
  // A discount that stands behind what was paid was given afterwards, where the total is whole without it.
  if (whole !== undefined && lateCents > toleranceCents && isNear(whole + lateCents - ownCents - total))
    return said('refunded', late)
  const strange = rows.find(
    (row, at) =>
      isLess(row) && isStrange(row.label) && (whole === undefined ? isLate(at) || isBehindTotal(at) : isMade),
  )
  const lateLoss = whole === undefined ? late.find(({ label }) => isLessened(label)) : undefined
  const found = strange ?? lateLoss
  return found && said('refunded', [found])
}

const charge = /\b(fees?|commission|comisi\u00f3n|cargos?)\b|geb\u00fchr/

/** What is told of the end of an order's money, and is none of the sums that are known. */
function leftOtherwise(rows: readonly TotalsRow[], read: Read): Misread | undefined {
  const { total, paid, refunded, parts } = read
  const { subtotal = 0, shipping = 0, tax = 0, reductions } = parts
  const net = [subtotal, subtotal - reductions, total - tax, total - tax - shipping, total - shipping]
  const sums = [total, paid, total - refunded, paid - refunded, ...net].filter(cents => cents > 0)
  const charges = sumIn(rows.filter(({ label }) => charge.test(label)))
  const known = [
    ...sums,
    tax,
    ...net.map(cents => cents - refunded),
    paid - charges,
    paid - refunded - charges,
  ]
  const strange = rows.find(({ label, text }) => {
    const cents = centsIn(text) ?? 0
    return (
      leftOver.test(label) &&
      !isKnownRow(label) &&
      !charge.test(label) &&
      cents > toleranceCents &&
      !known.some(each => isNear(each - cents))
    )
  })
  return strange && said('paid', [strange])
}

/** What the parts of a total make together. */
function wholeOf({ subtotal, shipping = 0, tax = 0, reductions }: TotalParts): Cents | undefined {
  return subtotal === undefined ? undefined : subtotal + shipping + tax - reductions
}

const isOwnMoney = (label: string) => isGiftCardRow(label) || isStoreCreditRow(label)
const centsIn = (text: string): Cents | undefined => interpretAmount(text)?.cents
const isForeign = (text: string) => interpretAmount(text)?.currency !== undefined

function sumIn(rows: readonly TotalsRow[]): Cents {
  return rows.reduce((sum, { text }) => sum + Math.abs(centsIn(text) ?? 0), 0)
}

function said(field: Misread['field'], rows: readonly TotalsRow[]): Misread {
  return { field, text: rows.map(({ label, text }) => `${label} ${text}`).join(', ') }
}
