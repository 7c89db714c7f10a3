import { expect, it } from 'vitest'
import { keepShopMessages, shopMessages } from './shop-messages.ts'

const shop = 'https://shop.example.com'
const minute = 60_000

it('what a shop said is told for two minutes, also where the clock is set back meanwhile', async () => {
  const now = Date.parse('2026-03-16T15:00:00Z')
  const [said] = await keepShopMessages(shop, ['Order saved.'], now)
  expect(await shopMessages(shop, now + 2 * minute - 1)).toEqual([said])
  expect(await shopMessages(shop, now + 2 * minute)).toEqual([])
  expect(await shopMessages(shop, now - 60 * minute)).toEqual([])
  expect(await shopMessages('https://other.example.com', now)).toEqual([])
})
