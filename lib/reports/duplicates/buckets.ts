import { none, type Suspects } from './suspects.ts'

/** Suspects by the number of a detail: only details that two or more share. */
export interface Buckets {
  forEach(visit: (members: readonly number[]) => void): void
}

/** Sorts by counting: details are numbered without gaps, so a million of them take no comparison. */
export function bucketsOf(suspects: Suspects, detailsOf: readonly ((suspect: number) => number)[]): Buckets {
  const ends = new Int32Array(suspects.texts + 1)
  const each = (visit: (detail: number, suspect: number) => void) => {
    for (let suspect = 0; suspect < suspects.count; suspect++)
      for (const detailOf of detailsOf) {
        const detail = detailOf(suspect)
        if (detail !== none) visit(detail, suspect)
      }
  }
  let total = 0
  each(detail => {
    ends[detail + 1] = (ends[detail + 1] ?? 0) + 1
    total++
  })
  for (let detail = 0; detail < suspects.texts; detail++)
    ends[detail + 1] = (ends[detail + 1] ?? 0) + (ends[detail] ?? 0)
  const members = new Int32Array(total)
  const next = ends.slice()
  each((detail, suspect) => {
    const at = next[detail] ?? 0
    members[at] = suspect
    next[detail] = at + 1
  })
  return {
    forEach(visit) {
      for (let detail = 0; detail < suspects.texts; detail++) {
        const [from, to] = [ends[detail] ?? 0, ends[detail + 1] ?? 0]
        if (to - from > 1) visit([...new Set(members.subarray(from, to))])
      }
    },
  }
}
