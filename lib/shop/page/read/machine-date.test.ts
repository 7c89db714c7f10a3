import { expect, it } from 'vitest'
import { orderDateIn } from './order-date.ts'
import { pairsIn } from './pairs.ts'

function read(value: string) {
  document.body.innerHTML = `<table><tr><th>Order Date</th><td>${value}</td></tr></table>`
  return orderDateIn(pairsIn([document.body]))
}

it.each([
  ['<time datetime="2026-11-12T21:00:00Z">2 hours ago</time>', '2026-11-12T21:00:00Z'],
  ['<time datetime="2026-11-12 15:00:00">Nov 12</time>', '2026-11-12 15:00:00'],
  ['<span title="Nov 12, 2026 3:00 PM">yesterday</span>', 'Nov 12, 2026 3:00 PM'],
  [
    '<relative-time datetime="2026-11-12T21:00:00Z" title="Nov 12, 2026">today</relative-time>',
    '2026-11-12T21:00:00Z',
  ],
  // The moment that names its zone counts; a day without a time is none.
  ['<time datetime="2026-11-13T05:30:00Z">Nov 12, 2026 11:30 PM</time>', '2026-11-13T05:30:00Z'],
  ['<time datetime="2026-11-12T00:00:00Z">Nov 12, 2026</time>', 'Nov 12, 2026'],
  ['<time datetime="2026-11-12T00:00:00Z">Nov 12, 2026 6:00 PM</time>', 'Nov 12, 2026 6:00 PM'],
  ['<time datetime="2026-11-13T05:30:00">Nov 12, 2026 11:30 PM</time>', 'Nov 12, 2026 11:30 PM'],
  ['<time datetime="2026-11-20T05:30:00Z">Nov 12, 2026 11:30 PM</time>', 'Nov 12, 2026 11:30 PM'],
  ['<time datetime="2026-11-13T05:30:00Z">Nov 12, 2026 11:30 PM CST</time>', 'Nov 12, 2026 11:30 PM CST'],
  ['<i title="Edit the date">yesterday</i>', 'yesterday'],
  ['<i title="Nov 12, 2026">seen</i> <i title="Nov 14, 2026">paid</i>', 'seen paid'],
])('the date of %s is %s', (value, date) => {
  expect(read(value)).toBe(date)
})
