import { describe, expect, test } from 'vitest'
import { type Reply, readingOf, writingOf } from './classify.ts'

function answered(status: number, body: string | null = '', rest: { retryAfterMs?: number } = {}): Reply {
  return { kind: 'answered', status, body, location: null, ...rest }
}

const silent: Reply = { kind: 'silent', message: 'No answer came in time.' }

describe('readingOf', () => {
  test.each<[string, Reply, object]>([
    ['a list', answered(200, '{"total":0}'), { ok: true, value: { total: 0 } }],
    ['204', answered(204, ''), { ok: false, trouble: 'list-incomplete', again: false }],
    ['an empty 200', answered(200, ''), { trouble: 'nextech-down', again: true }],
    ['a web page under 200', answered(200, '<html>'), { trouble: 'nextech-down', again: true }],
    ['an answer that broke off', answered(200, null), { trouble: 'nextech-down', again: true }],
    ['400', answered(400, 'bad date'), { trouble: 'nextech-down', again: false, message: 'bad date (400)' }],
    ['401', answered(401), { trouble: 'signed-out', again: false }],
    ['403', answered(403), { trouble: 'permission-missing', again: false }],
    ['404', answered(404), { trouble: 'nextech-down', again: false }],
    [
      '429',
      answered(429, '', { retryAfterMs: 9 }),
      { trouble: 'rate-limited', again: true, retryAfterMs: 9 },
    ],
    ['500', answered(500), { trouble: 'nextech-down', again: true }],
    ['silence', silent, { trouble: 'nextech-down', again: true, message: 'No answer came in time.' }],
  ])('%s', (_, reply, expected) => {
    expect(readingOf(reply)).toMatchObject(expected)
  })
})

describe('writingOf', () => {
  const notProcessed = (trouble: string) => ({ kind: 'not-processed', trouble: { trouble } })
  test.each<[string, Reply, object]>([
    ['201', answered(201, '{"id":"7"}'), { kind: 'done', body: { id: '7' } }],
    ['an empty 200', answered(200, ''), { kind: 'done', body: undefined }],
    ['204', answered(204, ''), { kind: 'done' }],
    ['a 201 that broke off', answered(201, null), { kind: 'done' }],
    ['an unreadable 201', answered(201, '{"id"'), { kind: 'done' }],
    ['a web page under 200', answered(200, ' <!doctype html>'), { kind: 'unknown' }],
    [
      'an error under 200',
      answered(200, '{"resourceType":"OperationOutcome","issue":[{"severity":"error","diagnostics":"no"}]}'),
      { kind: 'unknown', message: 'no' },
    ],
    ...[
      '{"severity":"ERROR"}',
      '{"severity":{"value":"fatal"}}',
      '{"code":"exception"}',
      '{"severity":"warning"},{"severity":" Error "}',
    ].map((issue): [string, Reply, object] => [
      `an outcome of ${issue} under 200`,
      answered(200, `{"resourceType":"operationoutcome","issue":[${issue}]}`),
      { kind: 'unknown' },
    ]),
    [
      'an error beside the record under 201',
      answered(
        201,
        '{"id":"7","contained":[{"resourceType":"OperationOutcome","issue":[{"severity":"fatal"}]}]}',
      ),
      { kind: 'unknown' },
    ],
    [
      'a warning under 200',
      answered(200, '{"resourceType":"OperationOutcome","issue":[{"severity":"warning"}]}'),
      { kind: 'done' },
    ],
    ['302 without a place', answered(302), { kind: 'unknown' }],
    ['304', answered(304), { kind: 'unknown' }],
    ...[407, 408, 418, 421, 425, 431, 451, 499].map((status): [string, Reply, object] => [
      `${status}, by which nobody says no to the payment`,
      answered(status),
      { kind: 'unknown' },
    ]),
    ['a web page under 404', answered(404, '<html>'), { kind: 'unknown' }],
    ['400', answered(400, 'no such card'), { kind: 'refused', status: 400, message: 'no such card' }],
    ['401', answered(401), notProcessed('signed-out')],
    ['403', answered(403), notProcessed('permission-missing')],
    ['404', answered(404), { kind: 'refused', status: 404 }],
    ['409', answered(409, '{"comment":"twice"}'), { kind: 'refused', status: 409, message: 'twice' }],
    ['429', answered(429), notProcessed('rate-limited')],
    ['500', answered(500), { kind: 'unknown' }],
    ['503', answered(503), { kind: 'unknown' }],
    ['503 with Retry-After', answered(503, '', { retryAfterMs: 1000 }), notProcessed('nextech-down')],
    ['silence', silent, { kind: 'unknown', message: 'No answer came in time.' }],
    [
      'a request that never left',
      { kind: 'unsent', trouble: { ok: false, trouble: 'signed-out', message: '' } },
      notProcessed('signed-out'),
    ],
  ])('%s', (_, reply, expected) => {
    expect(writingOf(reply)).toMatchObject(expected)
  })
})
