/** How a spreadsheet changed an order's number when it saved the file: nobody can tell which order it was. */
export type Damage = 'number-rounded' | 'zeros-lost'

/** `1.00E+08`, in some languages `1,00E+08`: one digit, what is left of the others, and how many there were. */
const scientific = /^(\d)(?:[.,](\d+))?e(\+?)(\d{1,2})$/i
/** `100,004,087`, with any mark between thousands, and the fraction of nothing that a number may get. */
const grouped = /^(\d{1,3}([,.'’ ])\d{3}(?:\2\d{3})*)(?:[.,]0+)?$/
const fractionOfNothing = /^(\d+)[.,]0+$/

/**
 * The order that a reference names: as a whole, as a number that a spreadsheet writes with other marks, or as one of its
 * words. Undefined where it names none, or where digits are missing: the rest is never guessed.
 */
export function orderIn(reference: string, known: { has: (number: string) => boolean }): string | undefined {
  if (known.has(reference)) return reference
  const text = plain(reference)
  const whole = wholeNumber(text)
  const words = wordsOf(text).filter(word => known.has(word))
  // Thousands are no words: where one of them is an order too, two readings are possible.
  if (grouped.test(text))
    return whole !== undefined && known.has(whole) && words.length === 0 ? whole : undefined
  if (whole !== undefined && known.has(whole)) return whole
  return isRounded(text) ? undefined : words[0]
}

/** Whether digits of the number are gone: rows that show the same are not the same order's. */
export function isRounded(reference: string): boolean {
  return plain(reference)
    .split(' ')
    .some(word => isScientific(word) && wholeNumber(word) === undefined)
}

/** How a reference that names no order was changed; the numbers are those of the shop's orders. */
export function damageOf(reference: string, numbers: Iterable<string>): Damage | undefined {
  if (plain(reference).split(' ').some(isScientific)) return 'number-rounded'
  const digits = wholeNumber(plain(reference))
  if (digits === undefined || digits.startsWith('0')) return undefined
  const isShort = [...numbers].some(number => /^0+\d+$/.test(number) && number.replace(/^0+/, '') === digits)
  return isShort ? 'zeros-lost' : undefined
}

/** Plain digits and spaces, without marks that nobody sees and those that say `text` to a spreadsheet. */
function plain(reference: string): string {
  const text = reference
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.replace(/^=?"(.*)"$|^['’`](.*)$/, '$1$2').replace(/^#\s?(?=\d)/, '')
}

/** All digits of a number, where the text is one and has them all. */
function wholeNumber(text: string): string | undefined {
  const thousands = grouped.exec(text)?.[1]
  if (thousands !== undefined) return thousands.replace(/\D/g, '')
  const [, digit, rest = '', , size] = isScientific(text) ? (scientific.exec(text) ?? []) : []
  if (digit !== undefined) return rest.length === Number(size) ? digit + rest : undefined
  return /^\d+$/.test(text) ? text : fractionOfNothing.exec(text)?.[1]
}

/** `1E5` alone may be somebody's own number. */
function isScientific(text: string): boolean {
  const [, , rest, plus] = scientific.exec(text) ?? []
  return rest !== undefined || plus === '+'
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}_-]+/u)
