import * as v from 'valibot'
import type { NextechOptions } from './options.ts'

/** What goes back over the wire; `text` wins over `body`. */
export interface Answer {
  status: number
  body?: unknown
  text?: string
  headers?: Record<string, string>
}

interface Refusal extends Error {
  refusal: { status: number; headers: Record<string, string> }
}

/** Ends a request with a 4xx; caught at the single place that shapes the body. */
export function refuse(status: number, message: string, headers: Record<string, string> = {}): never {
  throw Object.assign(new Error(message), { refusal: { status, headers } })
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'refusal' in error
}

/** The error shapes that were seen on neighbouring calls (Nextech API 1.6). */
export function refusalAnswer(error: Refusal, shape: NextechOptions['conflictBody']): Answer {
  const { status, headers } = error.refusal
  if (shape === 'text') return { status, headers, text: error.message }
  if (shape === 'comment') return { status, headers, body: { comment: error.message } }
  const issue = [{ severity: 'error', code: 'processing', details: { text: error.message } }]
  return { status, headers, body: { resourceType: 'OperationOutcome', issue } }
}

export function toResponse({ status, body, text, headers = {} }: Answer): Response {
  if (text !== undefined) {
    return new Response(text, {
      status,
      headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    })
  }
  if (body === undefined) return new Response(null, { status, headers })
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

/** The body as the schema reads it, or a 400 that names the field. */
export function mustRead<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> {
  const result = v.safeParse(schema, readJson(text))
  if (result.success) return result.output
  const [issue] = result.issues
  refuse(400, `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    refuse(400, 'The body is not JSON')
  }
}
