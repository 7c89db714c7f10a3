import { describe, expect, test } from 'vitest'
import { bundle, items, outcome, parse, part, read, serving } from './list-testing.ts'
import { listAll } from './paging.ts'

describe('a list that contradicts itself is trouble, after it was read once more', () => {
  const lies: [string, (offset: number) => unknown][] = [
    ['71 counted, no entry', () => bundle(undefined, { total: 71 })],
    ['71 counted, null for an entry', () => bundle(null, { total: '71' })],
    ['71 counted, one shown', () => bundle(items(0, 1), { total: 71 })],
    ['an empty second page of 71', offset => bundle(offset === 0 ? items(0, 50) : [], { total: 71 })],
    [
      'a second page of 71 without entry',
      offset => bundle(offset === 0 ? items(0, 50) : undefined, { total: 71 }),
    ],
    [
      'a second page that counts nothing',
      offset => bundle(offset === 0 ? items(0, 50) : [], { total: offset === 0 ? 71 : 0 }),
    ],
    [
      'a second page that counts only itself',
      offset =>
        offset === 0
          ? bundle(items(0, 50), { total: 71 })
          : bundle(offset === 50 ? items(50, 20) : [], { total: 20 }),
    ],
    [
      'the same record for every place',
      () =>
        bundle(
          Array.from({ length: 5 }, () => items(0, 1)[0]),
          { total: 5 },
        ),
    ],
    [
      'entries without a record',
      () => bundle([null, 'x', {}, { resource: null }, { resource: {} }], { total: 5 }),
    ],
    ['one of two without a record', () => bundle([null, ...items(0, 1)], { total: 2 })],
    ['entries without a record and no total', () => bundle([{}, ...items(0, 1)])],
    ['records of another kind', () => bundle([{ resource: { resourceType: 'Patient', id: '1' } }])],
    [
      'records of another kind, counted',
      () => bundle([{ resource: { resourceType: 'Patient', id: '1' } }], { total: 1 }),
    ],
    ['an unclear total and nothing shown', () => bundle([], { total: -1 })],
    ['a page that repeats', () => bundle(items(0, 50), { total: 120 })],
    ['a full page that repeats, as many as counted', () => bundle(items(0, 50), { total: 50 })],
    [
      'a warning in the place of a record',
      () => bundle([{ resource: outcome('warning') }, ...items(0, 1)], { total: 2 }),
    ],
    ['an error for an entry', () => bundle([{ resource: outcome('error') }], { total: 0 })],
    [
      'a fatal error beside all records',
      () => bundle([...items(0, 1), { resource: outcome('fatal') }], { total: 1 }),
    ],
    ['an error in capitals, wrapped', () => bundle([{ resource: outcome({ value: 'ERROR' }) }])],
    [
      'an error after a warning',
      () =>
        bundle([
          { resource: outcome('warning', { issue: [{ severity: 'warning' }, { severity: 'error' }] }) },
        ]),
    ],
    [
      'an error that is no list of issues',
      () => bundle([{ resource: outcome('', { issue: { severity: 'error' } }) }]),
    ],
    [
      'an outcome that says nothing',
      () => bundle([{ resource: { resourceType: 'OperationOutcome' } }], { total: 0 }),
    ],
    [
      'an error contained in a record',
      () =>
        bundle([{ resource: { resourceType: 'Claim', id: '1', contained: [outcome('error')] } }], {
          total: 1,
        }),
    ],
    [
      'an error in an entry’s response',
      () => bundle([{ response: { status: '500', outcome: outcome('error') } }], { total: 0 }),
    ],
    ['an error in place of the list', () => outcome('error')],
    [
      'an error on the second page',
      offset => bundle(offset === 0 ? items(0, 50) : [{ resource: outcome('error') }], { total: 71 }),
    ],
  ]
  test.each(lies)('%s', async (_, page) => {
    const { answer, asked } = await read(page)
    expect(answer).toMatchObject({ ok: false, trouble: 'list-incomplete' })
    // Read twice from its beginning, and no more often.
    expect(asked.filter(offset => offset === 0)).toHaveLength(2)
  })

  test.each(lies)('%s, once only: the second reading counts', async (_, page) => {
    const whole = (offset: number) => bundle(part(71, offset), { total: 71 })
    let readings = 0
    const { found } = await read(offset => {
      if (offset === 0) readings++
      return readings === 1 ? page(offset) : whole(offset)
    })
    expect(found).toBe(71)
  })

  test('the sentence names both counts and the search, and no person', async () => {
    const { http } = serving(() => bundle(undefined, { total: 71 }))
    const payments = {
      resource: 'PaymentReconciliation',
      parameters: [['location.id', '31'] as const, ['patient', 'u-1'] as const],
    }
    expect(await listAll(http, { ...payments, parse })).toMatchObject({
      message:
        "Nextech's list is incomplete: it counts 71 payments and shows 0. (PaymentReconciliation?location.id=31&patient=…)",
    })
  })
})
