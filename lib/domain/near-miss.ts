/** How a found name differs from the wanted one: `more` is what it has too much, `less` what it lacks. */
export interface NameDifference {
  kind:
    | 'none'
    | 'space-before'
    | 'space-after'
    | 'space-around'
    | 'space-inside'
    | 'case'
    | 'case-and-space'
    | 'more'
    | 'less'
    | 'other'
  more: string
  less: string
}

/** Where two names differ, as exactly as staff need it: Nextech takes names to the letter. */
export function nameDifference(wanted: string, found: string): NameDifference {
  const kind = kindOfDifference(wanted, found)
  if (kind !== 'spelling') return { kind, more: '', less: '' }
  const before = commonStart(wanted, found)
  const after = commonStart(backwards(wanted.slice(before)), backwards(found.slice(before)))
  const less = wanted.slice(before, wanted.length - after)
  const more = found.slice(before, found.length - after)
  return { kind: less === '' ? 'more' : more === '' ? 'less' : 'other', more, less }
}

/** The name among those found that was probably meant; undefined where none comes near. */
export function nearest(wanted: string, found: readonly string[]): string | undefined {
  const measured = found.map(name => ({ name, edits: editsBetween(folded(wanted), folded(name)) }))
  const [best] = measured.sort((a, b) => a.edits - b.edits)
  return best !== undefined && best.edits <= Math.ceil(wanted.length / 5) ? best.name : undefined
}

function kindOfDifference(wanted: string, found: string): NameDifference['kind'] | 'spelling' {
  if (wanted === found) return 'none'
  if (squeezed(wanted) === squeezed(found)) return kindOfSpace(wanted, found)
  if (wanted.toLowerCase() === found.toLowerCase()) return 'case'
  if (squeezed(wanted).toLowerCase() === squeezed(found).toLowerCase()) return 'case-and-space'
  return 'spelling'
}

function kindOfSpace(wanted: string, found: string): NameDifference['kind'] {
  if (found.trim() !== wanted) return 'space-inside'
  if (found.trimEnd() === wanted) return 'space-after'
  return found.trimStart() === wanted ? 'space-before' : 'space-around'
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

function backwards(text: string): string {
  return [...text.split('')].reverse().join('')
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
