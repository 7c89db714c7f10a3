import type { Http } from './http.ts'
import { listAll } from './paging.ts'
import { isRecord } from './wire-values.ts'

/** Serves a list by our own arithmetic: a page by its offset and the number of the call. */
export function serving(page: (offset: number, call: number) => unknown) {
  const asked: number[] = []
  const http: Http = {
    async get(_, parameters) {
      const offset = Number(parameters.find(([name]) => name === '_getpagesoffset')?.[1] ?? 0)
      asked.push(offset)
      return { ok: true, value: page(offset, asked.length) }
    },
    post: () => Promise.reject(new Error('no post here')),
  }
  return { http, asked }
}

/** Entries of records numbered from a number on. */
export const items = (from: number, count: number) =>
  Array.from({ length: Math.max(0, count) }, (_, n) => ({
    resource: { resourceType: 'Claim', id: String(from + n) },
  }))
/** The part of a list of so many that a page of a size shows. */
export const part = (all: number, offset: number, size = 50) => items(offset, Math.min(size, all - offset))
/** A list's answer. */
export const bundle = (entry: unknown, rest: object = {}) => ({ resourceType: 'Bundle', entry, ...rest })
/** An OperationOutcome of a severity. */
export const outcome = (severity?: unknown, rest: object = {}) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, details: { text: 'too busy' } }],
  ...rest,
})
/** A record is its id. */
export const parse = (resource: unknown) =>
  isRecord(resource) && 'id' in resource ? String(resource.id) : undefined
export const search = { resource: 'Claim', parameters: [['use', 'exploratory'] as const], parse }

/** Reads it, and tells how. */
export const read = async (page: (offset: number, call: number) => unknown) => {
  const doubts: string[] = []
  const { http, asked } = serving(page)
  const listeners = { onDoubt: (message: string) => void doubts.push(message) }
  const answer = await listAll(http, { ...search, listeners })
  return { answer, asked, doubts, found: answer.ok ? answer.value.length : null }
}
