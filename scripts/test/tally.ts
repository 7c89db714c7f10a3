/** The numbers of one Vitest run. */
export interface Tally {
  passed: number
  failed: number
  skipped: { name: string; reason: string }[]
}

/** What stands for the reason of a test that was skipped without one: it counts as failed, for a skip says why. */
export const noReason = 'no reason given'

export const nothing: Tally = { passed: 0, failed: 0, skipped: [] }

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
    skipped: tallies.flatMap(tally => tally.skipped),
  }
}

/** Machines read this line; its form is fixed. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  const rest = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  return `tests: ${passed} passed, ${failed} failed${rest}`
}
