// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { rowOf, tableOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import type { RowReading } from '../../contract/readings.ts'
import { findOrders } from './find/find-orders.ts'
import { RowReporter } from './row-reporter.ts'

/** Without its link, of which happy-dom makes much work. */
const plainRow = (number: number) => rowOf(number).replace(/<a .*<\/a>/, '')

it('tells at most five thousand rows', { timeout: 60_000 }, async () => {
  const asked: number[] = []
  const ask = async (rows: RowReading[]) => {
    asked.push(rows.length)
    return { badges: rows.map(row => viewOf(row.number)), wanted: [], unreadable: 0 }
  }
  const lists = () => findOrders(document)
  const reporter = new RowReporter({ lists, ask, onAnswer: () => undefined, onTold: () => undefined })
  document.body.innerHTML = tableOf(...Array.from({ length: 5100 }, (_, i) => plainRow(10_000 + i)))
  await reporter.tell()
  expect(asked).toEqual(Array.from({ length: 25 }, () => 200))
})
