import { beforeEach, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { answerTry } from './try-page.ts'

const profile: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: '/archive',
  first: false,
  rows: [{ tag: 'tr' }],
  cells: [],
  number: { heading: 'nr.', at: { by: 'whole' } },
  numbers: { prefix: null, digits: [9, 9] },
  ...{ date: null, customer: null, total: null, status: null, link: null },
}

beforeEach(() => browser.runtime.onMessage.removeAllListeners())

it('answers one question of the background, with what the page reads by that profile', () => {
  const trial = { rows: [], found: 0, unreadable: 0, links: [] }
  const read = vi.fn(() => trial)
  const respond = vi.fn()
  answerTry(read)
  const ask = (message: object) => void browser.runtime.onMessage.trigger(message, {}, respond)
  ask({ name: 'bg-cs/worker-started' })
  ask({ name: 'bg-cs/try-page', profile: { rows: ['tr'] } })
  expect(read).not.toHaveBeenCalled()
  ask({ name: 'bg-cs/try-page', profile })
  ask({ name: 'bg-cs/try-page', profile })
  expect(read.mock.calls).toEqual([[profile]])
  expect(respond.mock.calls).toEqual([[trial]])
})
