import type { Cents, PracticeDay } from '../../domain/units.ts'
import type { Problem } from './file-reading.ts'
import { createRowReader, type RowReaderOptions } from './read-rows.ts'

/** A row of the file's beginning as it is understood by the choices. */
export interface PreviewRow {
  cells: readonly string[]
  /** What it counts with; null where it does not count. */
  taken: { day: PracticeDay; cents: Cents; reference: string } | null
  /** Why it does not, by its kind of problem, or the word by which it moves no money. */
  problem: Problem['kind'] | null
  word: string | null
}

const shownRows = 5

/** The first rows of a file as the comparison will read them: the same reader, one row at a time. */
export function previewOf(
  rows: readonly (readonly string[])[],
  options: Omit<RowReaderOptions, 'from' | 'to'>,
): PreviewRow[] {
  return rows.slice(0, shownRows).map(cells => {
    const reader = createRowReader({ ...options, from: '0200-01-01', to: '9900-01-01' })
    reader.take(cells, 1)
    const { transactions, problems, notCounted } = reader.end()
    const [taken] = transactions
    return {
      cells,
      taken: taken ? { day: taken.day, cents: taken.cents, reference: taken.reference } : null,
      problem: problems[0]?.kind ?? null,
      word: notCounted[0]?.word ?? null,
    }
  })
}
