// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { rowOf, tableOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import type { RowReading } from '../../contract/readings.ts'
import { findOrders } from './find/find-orders.ts'
import { RowReporter } from './row-reporter.ts'

/** Without its link, of which happy-dom makes much work. */
const plainRow = (number: number) => rowOf(number).replace(/<a .*<\/a>/, '')
const show = (...rows: string[]) => {
  document.body.innerHTML = tableOf(...rows)
}
const understood = (rows: RowReading[]) => rows.filter(row => row.total !== 'lots')
const answer = async (rows: RowReading[]) => ({
  badges: understood(rows).map(row => viewOf(row.number)),
  wanted: [],
  unreadable: 0,
})
const ask = vi.fn<(rows: RowReading[]) => Promise<Awaited<ReturnType<typeof answer>> | undefined>>()
const onAnswer = vi.fn()
let teller: RowReporter

beforeEach(() => {
  ask.mockImplementation(answer)
  teller = new RowReporter({ lists: () => findOrders(document), ask, onAnswer, onTold: () => undefined })
})
const asked = () => ask.mock.calls.map(([rows]) => rows.map(row => row.number))

describe('rows are told', () => {
  it('once each, however they are sorted, and again when they say something else', async () => {
    show(rowOf(1001), rowOf(1002))
    await teller.tell()
    show(rowOf(1002), rowOf(1001))
    await teller.tell()
    show(rowOf(1002), rowOf(1001, '$2.00'), rowOf(1003))
    await teller.tell()
    expect(asked()).toEqual([
      ['1001', '1002'],
      ['1001', '1003'],
    ])
  })

  it('again when they were away, and when they are forgotten', async () => {
    show(rowOf(1001), rowOf(1002))
    await teller.tell()
    show(rowOf(1002))
    await teller.tell()
    show(rowOf(1001), rowOf(1002))
    await teller.tell()
    teller.forget(new Set(['1002']))
    await teller.tell()
    teller.forget()
    await teller.tell()
    expect(asked()).toEqual([['1001', '1002'], ['1001'], ['1002'], ['1001', '1002']])
  })

  it('again when they are forgotten while they are told', async () => {
    show(rowOf(1001))
    await teller.tell()
    show(rowOf(1001), rowOf(1002))
    ask.mockImplementationOnce(async rows => {
      teller.forget()
      return answer(rows)
    })
    await teller.tell()
    await teller.tell()
    expect(asked()).toEqual([['1001'], ['1002'], ['1001']])
  })

  it('again after a refusal', async () => {
    show(rowOf(1001))
    ask.mockResolvedValueOnce(undefined)
    await teller.tell()
    expect(onAnswer).not.toHaveBeenCalled()
    await teller.tell()
    expect(onAnswer).toHaveBeenCalledOnce()
  })

  it('in parts of two hundred', async () => {
    show(...Array.from({ length: 450 }, (_, i) => plainRow(1000 + i)))
    await teller.tell()
    expect(asked().map(rows => rows.length)).toEqual([200, 200, 50])
  })

  it('once more when the page changed while they were told', async () => {
    show(rowOf(1001))
    const telling = teller.tell()
    show(rowOf(1001), rowOf(1002))
    await Promise.all([teller.tell(), telling])
    expect(asked()).toEqual([['1001'], ['1002']])
  })
})

describe('rows that were not understood', () => {
  it('are counted, and their orders left alone, while they are on the page', async () => {
    show(rowOf(1001), rowOf(1002, 'lots'), rowOf(''))
    await teller.tell()
    expect(teller.unreadable).toBe(2)
    expect([...teller.leftAlone]).toEqual(['1002'])
    show(rowOf(1001), rowOf(1002, 'lots'), rowOf(1002))
    await teller.tell()
    expect(teller.unreadable).toBe(1)
    expect([...teller.leftAlone]).toEqual([])
  })
})
