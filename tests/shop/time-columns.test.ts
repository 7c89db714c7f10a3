// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { first, heads, inserted, second, tableOf, withAt } from '../fixtures/odd-lists.ts'
import { orderOf, parts, rows } from '../fixtures/order-page.ts'
import { placedBy } from '../fixtures/placed-rows.ts'

const momentsOf = placedBy(Date.UTC(2026, 3, 1))
const twoColumns = (
  names: readonly [string, string],
  one: readonly [string, string],
  other: readonly [string, string],
) =>
  tableOf(
    inserted(withAt(heads, 1, names[0]), 2, names[1]),
    inserted(withAt(first, 1, one[0]), 2, one[1]),
    inserted(withAt(second, 1, other[0]), 2, other[1]),
  )

describe('a time in a column of its own', () => {
  it.each<[string, string]>([
    ['Date', 'Time'],
    ['Order Date', 'Order Time'],
    ['Purchase Date', 'Purchased at'],
    ['Date', 'Purchased at'],
    ['Date', 'Purchased'],
    ['Date', 'Placed at'],
    ['Date', 'Created at'],
    ['Fecha', 'Hora'],
    ['Fecha del pedido', 'Hora del pedido'],
    ['Datum', 'Uhrzeit'],
    ['Bestelldatum', 'Zeit'],
    ['Date de la commande', 'Heure'],
  ])('%s and %s', (date, time) => {
    const told = ['2026-03-01 14:35', '2026-03-02 09:05']
    expect(momentsOf(twoColumns([date, time], ['Mar 1, 2026', '2:35 PM'], ['Mar 2, 2026', '09:05']))).toEqual(
      told,
    )
    expect(momentsOf(twoColumns([time, date], ['2:35 PM', 'Mar 1, 2026'], ['09:05', 'Mar 2, 2026']))).toEqual(
      told,
    )
  })

  it.each<[string, string, string]>([
    ['2026-03-01', '14:35:10', '2026-03-01 14:35'],
    ['01.03.2026', '14:35 Uhr', '2026-03-01 14:35'],
    ['13/02/2026', '14h35', '2026-02-13 14:35'],
    ['Sun, Mar 1, 2026', '2:35 p.m.', '2026-03-01 14:35'],
    ['1 de marzo de 2026', '14:35', '2026-03-01 14:35'],
    ['Mar 1, 2026', '2 PM', '2026-03-01 14:00'],
    ['Mar 1, 2026', '2:35 PM PST', '2026-03-01 16:35'],
    ['Mar 1, 2026', '14:35 (UTC)', '2026-03-01 08:35'],
    ['Mar 1, 2026 10:00 AM', '2:35 PM', '2026-03-01 10:00'],
    ['Mar 1, 2026', '', '2026-03-01 00:00'],
    ['Mar 1, 2026', 'soon', '2026-03-01 00:00'],
    ['02/03/2026', '2:35 PM', '?'],
  ])('%s and %s', (date, time, told) => {
    expect(momentsOf(twoColumns(['Date', 'Time'], [date, time], ['Mar 2, 2026', '09:05']))[0]).toBe(told)
  })

  it.each([
    'Delivery Time',
    'Appointment Time',
    'Shipped at',
    'Updated at',
    'Processing Time',
    'Hora de entrega',
    'Lieferzeit',
  ])('is not what stands below %s', heading => {
    const html = twoColumns(['Date', heading], ['Mar 1, 2026', '2:35 PM'], ['Mar 2, 2026', '09:05'])
    expect(momentsOf(html)).toEqual(['2026-03-01 00:00', '2026-03-02 00:00'])
  })

  it('stands below the heading of the date', () => {
    const html = twoColumns(['Date', ''], ['Mar 1, 2026', '2:35 PM'], ['Mar 2, 2026', '09:05'])
    const told = ['2026-03-01 14:35', '2026-03-02 09:05']
    expect(momentsOf(html)).toEqual(told)
    expect(momentsOf(html.replace('<th>Date</th><th></th>', '<th colspan="2">Date</th>'))).toEqual(told)
  })

  it('is in the zone that its heading names', () => {
    const html = twoColumns(['Date', 'Time (UTC)'], ['Mar 1, 2026', '2:35 PM'], ['Mar 2, 2026', '03:05'])
    expect(momentsOf(html)).toEqual(['2026-03-01 08:35', '2026-03-01 21:05'])
  })

  it('says nothing where two say different things', () => {
    const html = tableOf(
      inserted(inserted(heads, 2, 'Time'), 3, 'Created at'),
      inserted(inserted(first, 2, '2:35 PM'), 3, '3:10 PM'),
    )
    expect(momentsOf(html)).toEqual(['2026-03-01 00:00'])
  })

  it('stands in a card', () => {
    const card = (number: string, time: string) =>
      `<div><div>Order #: ${number}</div><div>Date: Mar 1, 2026</div><div>Time: ${time}</div><div>Customer: Ana</div><div>Total: $1.00</div><div>Status: Complete</div></div>`
    expect(momentsOf(card('100000001', '2:35 PM') + card('100000002', '09:05'))).toEqual([
      '2026-03-01 14:35',
      '2026-03-01 09:05',
    ])
  })
})

describe('a time in a row of its own on an order page', () => {
  it.each<[string, string]>([
    ['Order Date', 'Order Time'],
    ['Order Date', 'Time'],
    ['Date', 'Placed at'],
    ['Fecha', 'Hora'],
    ['Bestelldatum', 'Uhrzeit'],
  ])('%s and %s', (date, time) => {
    for (const pairs of [
      [
        [date, 'Mar 1, 2026'],
        [time, '2:35 PM'],
      ] as const,
      [
        [time, '2:35 PM'],
        [date, 'Mar 1, 2026'],
      ] as const,
    ])
      expect(orderOf({ parts: { order: rows(...pairs, ['Order Status', 'Complete']) } })).toMatchObject({
        placedAt: Date.parse('2026-03-01T14:35:00-06:00'),
      })
  })

  it('is in the zone that its label names', () => {
    const order = rows(
      ['Order Date', 'Mar 1, 2026'],
      ['Order Time (UTC)', '2:35 PM'],
      ['Order Status', 'Complete'],
    )
    expect(orderOf({ parts: { order } })).toMatchObject({ placedAt: Date.parse('2026-03-01T14:35:00Z') })
  })

  it('is not that of a delivery', () => {
    const order = rows(
      ['Order Date', 'Mar 1, 2026'],
      ['Delivery Time', '2:35 PM'],
      ['Order Status', 'Complete'],
    )
    expect(orderOf({ parts: { ...parts, order } })).toMatchObject({
      placedAt: Date.parse('2026-03-01T00:00:00-06:00'),
    })
  })
})
