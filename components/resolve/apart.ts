import type { CandidateView } from '../../lib/contract/panel.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'

type Told = Pick<CandidateView, 'chartNumber' | 'birthDate' | 'place'>

const facts: readonly ((patient: Told) => string)[] = [
  ({ chartNumber }) =>
    chartNumber ? say('panel.anyway.chart', { chart: chartNumber }) : say('panel.twins.unnumbered'),
  ({ birthDate }) =>
    birthDate ? say('panel.born', { day: formatDay(birthDate, 'medium') }) : say('panel.no-birth-date'),
  ({ place }) => place ?? '',
]

/** What tells this patient from the others that are shown: chart, birth date, place; '' where it stands alone. */
export function apartFrom(candidate: Told, shown: readonly Told[]): string {
  return facts
    .filter(fact => new Set(shown.map(fact)).size > 1)
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
