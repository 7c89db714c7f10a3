import { expect, it } from 'vitest'
import { takeForThisTab } from './one-tab.ts'

it('has a name once at a time, until it is given back', async () => {
  const giveBack = await takeForThisTab('walk')
  expect(giveBack).toBeTypeOf('function')
  expect(await takeForThisTab('walk')).toBeUndefined()
  expect(await takeForThisTab('other')).toBeTypeOf('function')
  giveBack?.()
  await expect.poll(() => takeForThisTab('walk')).toBeTypeOf('function')
})
