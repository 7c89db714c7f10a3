import { expect, it } from 'vitest'
import { acquireTabLock } from './tab-lock.ts'

it('has a name once at a time, until it is given back', async () => {
  const giveBack = await acquireTabLock('walk')
  expect(giveBack).toBeTypeOf('function')
  expect(await acquireTabLock('walk')).toBeUndefined()
  expect(await acquireTabLock('other')).toBeTypeOf('function')
  giveBack?.()
  await expect.poll(() => acquireTabLock('walk')).toBeTypeOf('function')
})
