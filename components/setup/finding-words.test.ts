import { afterEach, expect, it } from 'vitest'
import { spanish } from '../../lib/words/spanish.ts'
import { english, speak } from '../../lib/words/words.ts'
import { findingText } from './finding-words.ts'

afterEach(() => speak(() => english))

const opens = (count: string) =>
  findingText({ check: 'store', subject: null, finding: 'opens', values: { count }, state: 'green' })
const lately = (days: string) =>
  findingText({ check: 'shop-orders', subject: null, finding: 'lately', values: { days }, state: 'green' })

it('says one of a thing as one', () => {
  expect([opens('1'), opens('2'), lately('1'), lately('0')]).toEqual([
    'The store opens and holds 1 order.',
    'The store opens and holds 2 orders.',
    'The newest known order is 1 day old.',
    'The newest known order is 0 days old.',
  ])
  speak(() => spanish)
  expect([lately('1'), lately('2')]).toEqual([
    'El pedido conocido más reciente es de hace 1 día.',
    'El pedido conocido más reciente es de hace 2 días.',
  ])
})

it('names by its code what only a newer backend finds', () => {
  const later = { check: 'store', subject: null, finding: 'zz-later', values: {}, state: 'red' } as const
  expect(findingText(later)).toMatch(/“store: zz-later”\. Update the extension/)
})
