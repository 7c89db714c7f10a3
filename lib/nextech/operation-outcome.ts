import { isRecord, textOf, toList } from './wire-values.ts'
import { nextechWords } from './words.ts'

/** What a list may carry beside its records without being any less of a list. */
const harmless: readonly string[] = ['information', 'warning', 'success']

/**
 * The words of the first OperationOutcome in an answer that is more than a warning, wherever it stands: as the whole
 * body, as an entry, in an entry's response or contained in a record. One that names no severity says nothing that
 * could be relied on, so it counts as an error. Undefined where there is none.
 */
export function errorIn(answer: unknown): string | undefined {
  const left: unknown[] = [answer]
  while (left.length > 0) {
    const value = left.pop()
    if (isRecord(value) && isError(value)) return nextechWords(JSON.stringify(value))
    if (typeof value === 'object' && value !== null) left.push(...Object.values(value))
  }
  return undefined
}

function isError(value: Record<string, unknown>): boolean {
  if (!isOutcome(value)) return false
  const severities = toList(value.issue).map(issue =>
    isRecord(issue) ? textOf(issue.severity)?.trim().toLowerCase() : undefined,
  )
  return severities.length === 0 || severities.some(severity => !harmless.includes(severity ?? ''))
}

/** Whether a resource is an OperationOutcome, of whatever severity. */
export function isOutcome(value: { resourceType?: unknown }): boolean {
  return textOf(value.resourceType)?.trim().toLowerCase() === 'operationoutcome'
}
