import * as v from 'valibot'
import { beforeEach, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { sessionValue, watchSignedIn } from './session.ts'

const value = sessionValue('number', v.number())

beforeEach(() => browser.storage.resetState())

it('a session value is in memory only, until it is cleared', async () => {
  expect(await value.read()).toBeUndefined()
  await value.write(7)
  expect(await value.read()).toBe(7)
  expect(await browser.storage.local.get(null)).toEqual({})
  await value.clear()
  expect(await value.read()).toBeUndefined()
})

it('a session value of an older form is none', async () => {
  await browser.storage.session.set({ number: 'seven' })
  expect(await value.read()).toBeUndefined()
})

it('whether somebody is signed in is told now, at each change, and no more once stopped', async () => {
  const listener = vi.fn()
  const get = vi.spyOn(browser.storage.session, 'get')
  get.mockResolvedValueOnce({} as never).mockResolvedValue({ tokens: {} } as never)
  const stop = watchSignedIn(listener)
  await vi.waitFor(() => expect(listener).toHaveBeenLastCalledWith(false))
  await browser.storage.session.set({ tokens: {} })
  await vi.waitFor(() => expect(listener).toHaveBeenLastCalledWith(true))
  stop()
  await browser.storage.session.remove('tokens')
  expect(listener).toHaveBeenCalledTimes(2)
})
