import { expect, it } from 'vitest'
import { attribute } from './attribution.ts'
import type { SnapshotPayment } from './snapshot.ts'

const first = { key: '/12/all', number: '12', paymentIds: [] }
const west = { key: 'west/12/all', number: '12', store: 'West', paymentIds: [] }
const payment = (store?: string): SnapshotPayment => ({
  id: '7',
  amountCents: 1,
  day: '2026-03-16',
  createdAt: 1,
  category: null,
  cardType: null,
  locationId: null,
  status: 'active',
  numbers: ['12'],
  ...(store && { store }),
})

it.each([
  ['a bare marker is the first store’s order’s', [west, first], payment(), first.key],
  ['a bare marker is the only order’s', [west], payment(), west.key],
  ['a store’s marker is its order’s', [first, west], payment('WEST'), west.key],
  ['a name that no store has says nothing', [first], payment('North'), first.key],
  ['the order that holds it comes first', [first, { ...west, paymentIds: ['7'] }], payment(), west.key],
])('%s', (_, claimants, given, key) => {
  const { owned, free } = attribute(claimants, [given])
  expect(owned.get(key)).toEqual([given])
  expect(free).toEqual([])
})

it.each(['web25-000566', 'WEB25-000566', 'Web25-000566'])(
  'the case of letters tells no numbers apart: %s',
  number => {
    const order = { ...first, number: 'WEB25-000566' }
    const refund = { ...payment(), amountCents: -1, numbers: [number] }
    expect(attribute([order], [refund])).toEqual({ owned: new Map([[order.key, [refund]]]), free: [] })
  },
)

it('a store’s marker is no other store’s order’s', () => {
  const other = { ...west, number: '13' }
  expect(attribute([first, other], [payment('West')]).free).toHaveLength(1)
})
