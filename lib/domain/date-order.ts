import * as v from 'valibot'

/** Which of its figures is the month in `05/11/2026`, and in `26/03/15` which is the year. */
export const DateOrderSchema = v.picklist(['month-first', 'day-first', 'year-first'])
export type DateOrder = v.InferOutput<typeof DateOrderSchema>

/** What a page gives to know it by. `mixed` = its figures contradict each other. */
export const DateEvidenceSchema = v.object({
  /** By dates on the page one of whose figures can be no month, or one of whose orders lies in time to come. */
  figures: v.optional(v.picklist([...DateOrderSchema.options, 'mixed'])),
  /** By the language that the page says it is written in. */
  language: v.optional(DateOrderSchema),
  /** By the orders' numbers, which grow with time, or since other readings lie years away: it counts where nothing else tells. */
  likely: v.optional(DateOrderSchema),
})
export type DateEvidence = v.InferOutput<typeof DateEvidenceSchema>

/**
 * The order of day and month by all that is known; `mixed` where that contradicts itself, undefined where there is
 * nothing (rules 3). What a person set counts for more than a page's language, but figures prove both wrong.
 */
export function dateOrderBy(
  { figures, language, likely }: DateEvidence,
  set: DateOrder | undefined,
): DateOrder | 'mixed' | undefined {
  const said = set ?? language
  if (figures === undefined || said === undefined) return figures ?? said ?? likely
  return figures === said ? figures : 'mixed'
}

/** What two pages give that one person looks at in one session, e.g. a list and the page of one of its orders. */
export function joinedEvidence(own: DateEvidence, other: DateEvidence): DateEvidence {
  const { figures = other.figures } = own
  const isMixed = other.figures !== undefined && other.figures !== figures
  const language = own.language ?? other.language
  const guesses = new Set([own.likely ?? other.likely, other.likely ?? own.likely])
  const [likely] = guesses.size === 1 ? guesses : []
  return {
    ...(figures && { figures: isMixed ? 'mixed' : figures }),
    ...(language && { language }),
    ...(likely && { likely }),
  }
}
