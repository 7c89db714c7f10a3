import { eachText } from '../find/label-pairs.ts'
import { normalLabel } from '../find/labels.ts'
import { namesNumber } from '../find/order-number.ts'
import { isHidden, tidy } from '../find/text.ts'
import type { Pair } from './pairs.ts'

const some =
  '(?:partially|partly|fully|parcial(?:mente)?|teil(?:weise)?|partiellement|en partie|parzialmente)'
const back =
  '(?:refunded|reimbursed|charged?[ -]?back|reembolsad[oa]|devuelt[oa]|devolvid[oa]|estornad[oa]|(?:rück)?erstattet|rembours[ée]e?|rimborsat[oa])'
/** All that a small label says of an order whose money went back. */
const state = new RegExp(
  `^(?:(?:order|payment|pago|zahlung|paiement|pagamento)\\W{1,3})?(?:(?:${some}[ -]?)?(?:${back}|voided|disputed)(?: \\(?${some}\\)?)?|partial refund)$`,
  'i',
)
/** A sentence that says so, of a part or of all. */
const sentence = new RegExp(
  `(?<!\\p{L})(?:${some}[ -]?${back}|${back} \\(?${some}|(?:been|was|were|we) refunded|partial refund (?:was|has been))`,
  'iu',
)
/** What came to nothing, or may come. */
const isNone =
  /fail|declin|reject|denied|request|pend|eligib|\bnot? |n['\u2019]t |\bif |\bcan(?:not)? |\bwill |\bto be /i
const stateLabel = /\b(?:status|state|estado|estatus|situação|zustand|statut|état|stato)\b/
/** What is pressed, chosen or heads something else says nothing of the order. */
const apart = 'a,button,option,nav,th,dt,label,thead,[role="tab"],[role="menu"],[role="columnheader"]'
const row = 'tr,li,p,[role="row"]'
const maxLength = 160

/**
 * What a page says in words alone of money that went back: beside its title, as the state of the payment, in notes. It tells
 * no sum, and only speaks against totals that tell of none (rules 3).
 */
export function refundStates(
  beside: readonly Element[],
  parts: readonly Element[],
  facts: readonly Pair[],
): { label: string; value: string }[] {
  const told = facts.filter(({ label, value }) => stateLabel.test(normalLabel(label)) && state.test(value))
  const said = new Set(told.map(({ value }) => value))
  for (const part of beside)
    eachText(
      part,
      text => isSaid(text, !text.parentElement?.closest('table,dl,ul')) && said.add(tidy(text.data)),
      isHidden,
    )
  for (const part of parts) eachText(part, text => isSaid(text, false) && said.add(tidy(text.data)), isHidden)
  return [...said].map(value => ({ label: 'Listed refund state', value }))
}

function isSaid({ data, parentElement }: Text, isLabel: boolean): boolean {
  if (data.length > maxLength || !parentElement) return false
  const text = tidy(data)
  const isTold = sentence.test(text) || (isLabel && state.test(text))
  if (!isTold || isNone.test(text) || namesNumber(text) || parentElement.closest(apart)) return false
  // A row of nothing says that nothing went back.
  return !/(?<!\d)0[.,]00(?!\d)/.test(parentElement.closest(row)?.textContent ?? '')
}
