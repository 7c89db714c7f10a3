import type { CandidateView } from '../../lib/contract/panel.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { isBornElse } from './alike.ts'

type Told = Pick<CandidateView, 'chartNumber' | 'birthDate' | 'place'>

const bornText = ({ birthDate }: Told) =>
  birthDate ? say('panel.born', { day: formatDay(birthDate, 'medium') }) : say('panel.no-birth-date')

const facts: readonly ((patient: Told) => string)[] = [
  ({ chartNumber }) =>
    chartNumber ? say('panel.anyway.chart', { chart: chartNumber }) : say('panel.twins.unnumbered'),
  bornText,
  ({ place }) => place ?? '',
]

/**
 * What tells this patient from the others that are shown: chart, birth date, place; and the birth date where the order's
 * is another, `born`. '' where nothing does.
 */
export function apartFrom(candidate: Told, shown: readonly Told[], born: readonly string[] = []): string {
  const isElse = isBornElse(candidate, born)
  return facts
    .filter(fact => new Set(shown.map(fact)).size > 1 || (fact === bornText && isElse))
    .map(fact => fact(candidate))
    .filter(Boolean)
    .join(' · ')
}

/** Chart and birth date, so that a name alone never says who was chosen. */
export function detailsOf(patient: Told): string {
  return facts
    .slice(0, 2)
    .map(fact => fact(patient))
    .join(' · ')
}
