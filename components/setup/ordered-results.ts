import {
  type CheckGroup,
  type CheckResult,
  checkIds,
  checks,
  endpoints,
} from '../../lib/domain/setup-checks.ts'

/** The groups as they stand on the page: the article's steps are what people come for. */
export const groups: readonly CheckGroup[] = ['article', 'connection', 'permissions', 'shops', 'computer']

/** The results of a group in the catalogue's order, however they came in. */
export function resultsOf(group: CheckGroup, results: readonly CheckResult[]): CheckResult[] {
  return results.filter(({ check }) => checks[check].group === group).sort((a, b) => rank(a) - rank(b))
}

/** Of one check the endpoints have an order of their own; the others stay as they came. */
function rank({ check, subject }: CheckResult): number {
  const within = endpoints.indexOf(subject as (typeof endpoints)[number])
  return checkIds.indexOf(check) * endpoints.length + Math.max(within, 0)
}
