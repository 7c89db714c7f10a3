import { expect, it } from 'vitest'
import { takeOver } from './sole-script.ts'

it('ends the script that works in a page when another comes, and no other page’s', () => {
  const [page, other] = [{}, {}]
  const first = takeOver(page)
  const elsewhere = takeOver(other)
  expect(first.aborted).toBe(false)
  const second = takeOver(page)
  expect([first.aborted, second.aborted, elsewhere.aborted]).toEqual([true, false, false])
})
