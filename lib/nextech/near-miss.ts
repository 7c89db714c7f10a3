/** How a found name differs from the wanted one, in words that staff can act on. */
export function differenceOf(wanted: string, found: string): string {
  if (wanted === found) return 'the same name'
  if (squeezed(wanted) === squeezed(found)) return 'a space too many or too few'
  if (wanted.toLowerCase() === found.toLowerCase()) return 'upper and lower case differ'
  if (squeezed(wanted).toLowerCase() === squeezed(found).toLowerCase())
    return 'spaces, upper and lower case differ'
  return 'spelled differently'
}

/** The name among those found that was probably meant; undefined where none comes near. */
export function nearest(wanted: string, found: readonly string[]): string | undefined {
  const measured = found.map(name => ({ name, edits: editsBetween(folded(wanted), folded(name)) }))
  const [best] = measured.sort((a, b) => a.edits - b.edits)
  return best !== undefined && best.edits <= Math.ceil(wanted.length / 5) ? best.name : undefined
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Levenshtein distance, one row at a time. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let at = 0; at < b.length; at++) {
      const swap = (row[at] ?? 0) + (letter === b[at] ? 0 : 1)
      next.push(Math.min(swap, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
