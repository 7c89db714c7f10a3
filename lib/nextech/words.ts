import * as v from 'valibot'
import { isMarkup, parseJson, plain } from '../domain/http-text.ts'

const told = v.optional(v.fallback(v.string(), ''), '')

const Details = v.fallback(v.object({ text: told }), { text: '' })
const Issue = v.fallback(v.object({ details: v.optional(Details), diagnostics: told }), { diagnostics: '' })

/** The shapes in which an error's reason was seen (Nextech API 1.6). */
const ErrorBody = v.object({
  issue: v.optional(v.fallback(v.array(Issue), []), []),
  comment: told,
  message: told,
  Message: told,
})

/** Nextech's reason out of an answer's body, in whichever of the known shapes it is (Nextech API 1.6). */
export function nextechWords(body: string | null): string {
  const text = (body ?? '').trim()
  if (text === '') return 'Nextech gave no reason.'
  if (isMarkup(text)) return 'Nextech answered with a web page instead of a reason.'
  return plain(wordsIn(text)) || 'Nextech gave no reason.'
}

function wordsIn(text: string): string {
  const value = parseJson(text)
  if (value === undefined) return text
  if (typeof value === 'string') return value
  const parsed = v.safeParse(ErrorBody, value)
  if (!parsed.success) return ''
  const { issue, comment, message, Message } = parsed.output
  const issues = issue.map(({ details, diagnostics }) => details?.text || diagnostics).filter(Boolean)
  return issues.join(' ') || comment || message || Message
}
