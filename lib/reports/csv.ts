/** A cell: text that a person may have typed, or a number that we made. */
export type Cell = string | number

/** Spreadsheets take a cell that begins so for a formula (OWASP, CSV injection). */
const formula = /^[\s]*[=+\-@|%]|^[\t\r\n]/

/**
 * The text of a CSV file for spreadsheets: UTF-8 with its mark, lines ended as RFC 4180 says. Text that would be run as
 * a formula gets an apostrophe before it; numbers stay numbers.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('')}`
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
