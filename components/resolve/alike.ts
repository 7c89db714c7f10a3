import type { CandidateView, ResolveView } from '../../lib/contract/panel.ts'

/** Two candidates for which Nextech shows the same in everything but the chart number; undefined where none are. */
export function alikeIn(candidates: readonly CandidateView[]): readonly CandidateView[] | undefined {
  const seen = new Map<string, CandidateView>()
  for (const candidate of candidates) {
    const shown = shownOf(candidate)
    const before = seen.get(shown)
    if (before) return [before, candidate]
    seen.set(shown, candidate)
  }
  return undefined
}

/**
 * The one that Enter chooses: the first, unless the next looks just the same, nobody stands out, both may be charts
 * of one person, it was born on another day than the customer of the order, as a parent or child is, or its record is
 * restricted or used no more.
 */
export function bestOf(
  candidates: readonly CandidateView[],
  born: readonly string[],
): CandidateView | undefined {
  const [first, second] = candidates
  if (!first || isBornElse(first, born) || isMarked(first)) return undefined
  if (!second) return first
  const [likelihood, next] = [first.rank.likelihood, second.rank.likelihood]
  const isVague = likelihood === 'possible' || likelihood === 'unlikely' || isDuplicate(first)
  return (likelihood === next && isVague) || shownOf(first) === shownOf(second) ? undefined : first
}

/** The days that the order's customer may be born on: one, none where it tells none, more where it does not tell which. */
export function bornOn({
  customer,
  possibleBirthDates = [],
}: Pick<ResolveView, 'customer' | 'possibleBirthDates'>): readonly string[] {
  return customer.birthDate === '' ? possibleBirthDates : [customer.birthDate]
}

/** Whether order and chart tell two birth dates. */
export function isBornElse(
  { birthDate }: Pick<CandidateView, 'birthDate'>,
  born: readonly string[],
): boolean {
  return Boolean(birthDate) && born.length > 0 && !born.includes(birthDate ?? '')
}

const isMarked = ({ marks = [] }: CandidateView) => marks.length > 0
const isDuplicate = ({ rank }: CandidateView) => rank.reasons.some(({ code }) => code === 'duplicate')

function shownOf({ name, birthDate, place, fields, marks = [] }: CandidateView): string {
  const values = fields.map(({ field, value }) => [field, value?.toLowerCase() ?? null])
  return JSON.stringify([name.toLowerCase(), birthDate, place?.toLowerCase() ?? null, values, marks])
}
