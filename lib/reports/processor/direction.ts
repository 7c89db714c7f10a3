/** What a column of `CR` and `DR`, `Credit` and `Debit` or `+` and `-` says; undefined for anything else. */
export function directionOf(cell: string): 'credit' | 'debit' | undefined {
  const word = cell.trim().toLowerCase()
  if (/^(cr|c|credit|\+|h|haben|haber|abono)\.?$/.test(word)) return 'credit'
  return /^(dr|d|db|debit|-|s|soll|debe|cargo)\.?$/.test(word) ? 'debit' : undefined
}
