import { describe, expect, it } from 'vitest'
import { badStoreName, storeNames, storeOf } from './stores.ts'

const [a, b, c] = ['https://a.example', 'https://b.example', 'https://c.example']

describe('rules 1: which store a shop is a window on', () => {
  it.each([
    ['nothing named', [{ origin: a }, { origin: b }], b, ''],
    ['the first has no name', [{ origin: a }, { origin: b, store: 'West' }], b, 'West'],
    [
      'the first store by its name',
      [
        { origin: a, store: 'East' },
        { origin: b, store: 'East' },
      ],
      b,
      '',
    ],
    ['without a name', [{ origin: a, store: 'East' }, { origin: b }], b, ''],
    ['an origin that no shop has', [{ origin: a }, { origin: b, store: 'West' }], c, ''],
    [
      'any port of this machine',
      [{ origin: a }, { origin: 'http://localhost', store: 'West' }],
      'http://localhost:80',
      'West',
    ],
  ])('%s', (_, shops, origin, store) => {
    expect(storeOf(shops, origin)).toBe(store)
  })

  it('names every store but the first once', () => {
    const shops = [
      { origin: a, store: 'East' },
      { origin: b, store: 'West' },
      { origin: c, store: 'West' },
    ]
    expect(storeNames(shops)).toEqual({ first: 'East', others: ['West'] })
  })

  it.each(['West', 'Store 2', 'St-Louis', 'Münster', 'Online West', '2nd'])('takes the name %s', name => {
    expect(badStoreName(name)).toBeNull()
  })

  it.each([
    '',
    '12',
    '12 34',
    'a#b',
    'a|b',
    'a  b',
    '-a',
    'a-',
    'Order',
    'Online Order',
    'egift card',
    'a_b',
  ])('refuses the name %j with a reason', name => {
    expect(badStoreName(name)).toMatch(/^must /)
  })
})
