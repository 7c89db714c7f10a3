import { expect, it } from 'vitest'
import type { RowReading } from '../../contract/readings.ts'
import { parseRow } from './parse-row.ts'

const shop = 'https://shop.example'
const reading = {
  number: '#100004001',
  date: 'Mar 1, 2026, 2:35:00 PM',
  customer: 'Zoe Example',
  total: '$84.00',
  status: 'On Hold',
  href: 'https://shop.example/o/1',
}
const interpret = (change: Partial<RowReading> = {}) =>
  parseRow({ ...reading, ...change }, shop, 'America/Chicago')
const fingerprint = (change = {}) => {
  const result = interpret(change)
  return result.ok ? result.value.fingerprint : expect.fail(result.error)
}

it('understands a row', () => {
  expect(interpret()).toEqual({
    ok: true,
    value: {
      shop,
      number: '100004001',
      placedAt: Date.parse('2026-03-01T20:35:00Z'),
      state: 'holded',
      totalCents: 8400,
      customerName: 'Zoe Example',
      href: 'https://shop.example/o/1',
      fingerprint: expect.stringMatching(/^[a-z0-9]{5,11}(\.[a-z0-9]{5,11}){3}$/),
    },
  })
})

it('leaves open what a list lacks or words in its own way', () => {
  expect(interpret({ date: null, status: 'Sent', href: null })).toMatchObject({
    ok: true,
    value: { placedAt: null, state: null, totalCents: 8400, href: null },
  })
})

it('names why a row is unreadable', () => {
  expect(interpret({ number: 'Spring sale' })).toEqual({ ok: false, error: 'number' })
  expect(interpret({ date: 'x', status: 'y', total: null })).toEqual({
    ok: false,
    error: 'nothing-understood',
  })
})

it('has a fingerprint that follows what the row says', () => {
  expect(fingerprint()).toBe(fingerprint({ href: null }))
  const others = [
    { date: 'Mar 2, 2026' },
    { customer: 'Zoe' },
    { total: '$84.01' },
    { status: 'Complete' },
    { customer: null },
  ]
  expect(new Set([{}, ...others].map(fingerprint)).size).toBe(6)
})

it('has a fingerprint in parts: a list without a column leaves its part open, and only that one', () => {
  const parts = fingerprint().split('.')
  expect(fingerprint({ customer: null }).split('.')).toEqual([parts[0], '', parts[2], parts[3]])
  expect(fingerprint({ status: 'Complete' }).split('.').slice(0, 3)).toEqual(parts.slice(0, 3))
})
