/** A cell: text that a person may have typed, a number that we made, or money in cents. */
export type Cell = string | number | { cents: number }

/**
 * Spreadsheets take a cell that begins so for a formula (OWASP, CSV injection): behind marks that nobody sees, and in the wide
 * signs of East Asian keyboards, too.
 */
const formula = /^[\s\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠｜％−]|^[\t\r\n]/u

/** Where the list separator is another, or rows are parted at each line, a cell of its own begins in the midst of a text. */
const laterFormula = /([;\t\r\n][\s\p{Cf}]*)(?=[=+\-@|%＝＋－＠｜％−])/gu
/** Ends the cell for some readers, or turns around how the line is read: in no text of ours, and of use to nobody. */
const unseen = /(?![\t\r\n])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * The text of a CSV file for spreadsheets: UTF-8 with its mark, lines ended as RFC 4180 says. Text that would be run as
 * a formula gets an apostrophe before it; numbers stay numbers.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('')}`
}

/** `-1032.50`: always two decimals, and never through a sum of fractions. */
function dollars(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100)
  const rest = String(Math.abs(cents) % 100).padStart(2, '0')
  return `${cents < 0 ? '-' : ''}${whole}.${rest}`
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return dollars(cell.cents)
  const plain = cell.replace(unseen, '')
  const safe = (formula.test(plain) ? `'${plain}` : plain).replace(laterFormula, "$1'")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
