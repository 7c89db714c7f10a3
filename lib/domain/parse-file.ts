import * as v from 'valibot'
import type { Result } from './result.ts'

/** What is wrong with a file, and where. */
export interface FileProblem {
  path: string
  reason: string
}

/** A page shows them: a file of a thousand faults, or of one key of megabytes, must not stop it. */
const maxProblems = 50
const maxPath = 200
const pathOf = (issue: v.BaseIssue<unknown>) => v.getDotPath(issue) ?? 'file'

/** Reads a JSON file's text by a strict schema. Refuses it whole, naming each wrong path and why. */
export function parseFile<S extends v.GenericSchema>(
  schema: S,
  json: string,
): Result<v.InferOutput<S>, FileProblem[]> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return { ok: false, error: [{ path: 'file', reason: `is no JSON${placeIn(error)}` }] }
  }
  return parseValue(schema, value)
}

/** The same of what is no text any more. */
export function parseValue<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): Result<v.InferOutput<S>, FileProblem[]> {
  const result = v.safeParse(schema, value)
  if (result.success) return { ok: true, value: result.output }
  return {
    ok: false,
    error: result.issues
      .slice(0, maxProblems)
      .map(issue => ({ path: pathOf(issue).slice(0, maxPath), reason: reasonOf(issue).slice(0, maxPath) })),
  }
}

/** Why a value is refused. The schemas' own reasons may name a key of the file; the library's say nothing of it. */
export function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'is not a known key'
  if (issue.received === 'undefined') return 'is missing'
  // The library's own texts quote what they received, and that may be a secret.
  return issue.kind === 'schema' && issue.message.startsWith('Invalid')
    ? `must be ${issue.expected}`
    : issue.message
}

/** Where the text stops being JSON; the parser's words quote the file, and with it a password. */
function placeIn(error: unknown): string {
  const place =
    error instanceof Error ? /\bline \d+(?: column \d+)?|\bposition \d+/.exec(error.message)?.[0] : undefined
  return place ? ` (${place})` : ''
}
