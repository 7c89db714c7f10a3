import { describe, expect, it } from 'vitest'
import { anOrder } from '../fixtures/builders.ts'
import { openStore } from './open-store.ts'

const shop = anOrder().shop
const number = anOrder().number
const t0 = Date.parse('2026-03-16T15:00:00Z')
const second = 1000
const minute = 60 * second
const row = (fingerprint = 'a', of = number) => ({ number: of, fingerprint })

describe('intake: orders that were read are looked at again, once a day and so many a day', () => {
  const day = 24 * 60 * minute
  const numbers = Array.from({ length: 60 }, (_, at) => String(100000100 + at))
  const rows = numbers.map(of => row('a', of))
  /** All were read, each a second after the one before. */
  async function read() {
    const opened = await openStore()
    await opened.intake.seeRows(shop, rows, t0)
    for (const [at, of] of numbers.entries())
      await opened.intake.takeOrder(anOrder({ number: of }), t0 + at * second)
    return opened
  }

  it('not within a day; then those first that were read the longest ago, whatever order they come in', async () => {
    const { intake } = await read()
    expect(await intake.lookAgain(shop, numbers, t0 + day - 1)).toEqual([])
    expect(await intake.lookAgain(shop, numbers.toReversed(), t0 + day + 2 * second)).toEqual(
      numbers.slice(0, 3),
    )
  })

  it('once: a second tab is told none of them, nor the same again when their pages were read', async () => {
    const { intake } = await read()
    const [of = ''] = numbers
    expect(await intake.lookAgain(shop, [of], t0 + day, 'tab 1')).toEqual([of])
    expect(await intake.lookAgain(shop, [of], t0 + day + second, 'tab 2')).toEqual([])
    await intake.takeOrder(anOrder({ number: of }), t0 + day + 2 * second)
    expect(await intake.lookAgain(shop, [of], t0 + day + 5 * minute)).toEqual([])
    expect(await intake.lookAgain(shop, [of], t0 + 2 * day + 2 * second)).toEqual([of])
  })

  it('again where the page was not read after all, as soon as the lease is over', async () => {
    const { intake } = await read()
    const [of = ''] = numbers
    await intake.lookAgain(shop, [of], t0 + day)
    expect(await intake.lookAgain(shop, [of], t0 + day + 10 * minute - 1)).toEqual([])
    expect(await intake.lookAgain(shop, [of], t0 + day + 10 * minute)).toEqual([of])
    await intake.noteUnread(shop, of, 'failed', t0 + day + 11 * minute)
    expect(await intake.lookAgain(shop, [of], t0 + day + 12 * minute)).toEqual([])
  })

  it('fifty a day of one shop, counted for all its tabs; the rest on the next day', async () => {
    const { intake } = await read()
    const from = t0 + 2 * day
    expect(await intake.lookAgain(shop, numbers.slice(0, 30), from, 'tab 1')).toEqual(numbers.slice(0, 30))
    expect(await intake.lookAgain(shop, numbers, from + second, 'tab 2')).toEqual(numbers.slice(30, 50))
    expect(await intake.lookAgain(shop, numbers, from + day - second)).toEqual([])
    expect(await intake.lookAgain(shop, numbers.slice(50), from + day)).toEqual(numbers.slice(50))
  })

  it('and another shop counts for itself; a number that no list showed is none', async () => {
    const { intake } = await read()
    const other = 'https://other.example.com'
    await intake.lookAgain(shop, numbers, t0 + 2 * day)
    await intake.seeRows(other, [row('a', '7')], t0)
    await intake.takeOrder(anOrder({ number: '7', shop: other }), t0)
    expect(await intake.lookAgain(other, ['7', '8'], t0 + 2 * day)).toEqual(['7'])
  })

  it('those first that were read before this was kept', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row('a', '1'), row('a', '2')], t0)
    await intake.takeOrder(anOrder({ number: '1' }), t0)
    expect(await intake.lookAgain(shop, ['1', '2'], t0 + day)).toEqual(['2', '1'])
  })
})
