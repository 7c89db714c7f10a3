/** A currency by its sign or code, perhaps with what stands before a sum that is taken away. */
const currency = /^[-(\u2212\u2013]?\s?(?:US ?|\p{L}{0,3})\p{Sc}$/u
const code = /^[A-Z]{3}$/
const whole = /^[-(\u2212\u2013]?\s?(?:\p{L}{0,3}\p{Sc})?\s?[-\u2212]?\d{1,3}(?:[,.'\u2019 ]?\d{3})*[.,]?$/u
const exact = /^[^\p{L}\d]*\d[\d.,'\u2019\s]*[.,]\d\d\s?(?:\p{Sc}|[A-Z]{3})?\)?$/u
const cents = /^[.,]\s?\d\d\s?(?:\p{Sc}|[A-Z]{3})?\)?$/u
const figures = /^\d\d\)?$/
const maxLength = 24

/** What looks like money. */
export const sum = /\d[.,]\d\d(?!\d)|\p{Sc}/u

/**
 * Pieces of one amount, by their kinds: a currency before or behind, and a figure with its cents or apart from them. Two figures
 * behind one without cents are its cents, or something else: what reads the text refuses it.
 */
const amount = /^c?(?:[wf][df]?|e)c?$/
const telling = /[cd]|^e$/

/**
 * A text of which an amount consists that is told in several elements: `$149` and `.50`, `€` and `149,50`. Undefined where these
 * texts are not the pieces of one.
 */
export function amountOfPieces(texts: readonly string[]): string | undefined {
  const told = texts.filter(text => text !== '')
  const kinds = told.map(kindOf)
  const all = kinds.join('')
  const isAmount = !kinds.includes(undefined) && amount.test(all)
  return isAmount && (telling.test(all) || /\p{Sc}/u.test(told.join())) ? told.join(' ') : undefined
}

/** Whether a text may be a piece of an amount. */
export function isAmountPiece(text: string): boolean {
  return kindOf(text) !== undefined
}

function kindOf(text: string): 'c' | 'd' | 'e' | 'f' | 'w' | undefined {
  if (text.length > maxLength) return undefined
  if (currency.test(text)) return 'c'
  if (code.test(text)) return Intl.supportedValuesOf('currency').includes(text) ? 'c' : undefined
  if (cents.test(text)) return 'd'
  if (figures.test(text)) return 'f'
  if (whole.test(text)) return 'w'
  return exact.test(text) ? 'e' : undefined
}
