import { articleParts, articleStep } from '../../lib/domain/setup-article.ts'
import {
  type CheckGroup,
  type CheckResult,
  checkIds,
  checks,
  endpoints,
} from '../../lib/domain/setup-checks.ts'
import { say } from '../../lib/words/setup-words.ts'

/** The groups behind the article's own chapters. */
const groups: readonly CheckGroup[] = ['connection', 'permissions', 'shops', 'computer']

/** A chapter of the page. */
export interface Section {
  id: string
  title: string
  results: CheckResult[]
}

/** The page's chapters that have results: the article's own first, in its order, because people come for them. */
export function sectionsOf(results: readonly CheckResult[]): Section[] {
  const parts = articleParts.map(part => ({
    id: part,
    title: say(`setup.part.${part}`),
    results: ordered(results.filter(({ check }) => articleStep(check)?.part === part)),
  }))
  const others = groups.map(group => ({
    id: group,
    title: say(`setup.group.${group}`),
    results: ordered(results.filter(({ check }) => checks[check].group === group)),
  }))
  return [...parts, ...others].filter(section => section.results.length > 0)
}

/** In the catalogue's order, however they came in. */
function ordered(results: readonly CheckResult[]): CheckResult[] {
  return results.toSorted((a, b) => rank(a) - rank(b))
}

/** Of one check the endpoints have an order of their own; the others stay as they came. */
function rank({ check, subject }: CheckResult): number {
  const within = endpoints.indexOf(subject as (typeof endpoints)[number])
  return checkIds.indexOf(check) * endpoints.length + Math.max(within, 0)
}
