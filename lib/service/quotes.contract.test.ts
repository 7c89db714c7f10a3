import { describe, expect, it, vi } from 'vitest'
import { askers, declined, openKnown, readingOf, rowOf } from '../../tests/acceptance/service-practice.ts'
import type { Quote } from '../domain/quote.ts'

vi.setConfig({ testTimeout: 60_000 })

/** A posted order whose patient has these quotes. */
async function openQuoted() {
  const opened = await openKnown()
  const { world, order, practice, fromShop } = opened
  const net = Math.round((order.total_paid ?? 0) * 100)
  const quotes: Quote[] = [
    { id: '7001', totalCents: 120_000, created: '2026-03-01', items: ['FILLER'] },
    { id: '7002', totalCents: net, created: '2026-03-01', items: ['LIGHT PEEL'] },
  ]
  practice.engine.nextech.openQuotes = async () => ({ ok: true, value: quotes })
  await fromShop('cs-bg/order', {
    reading: readingOf(order, world.configuration.practice.timeZone),
    href: null,
  })
  await world.drain()
  const asked = vi.fn(async () => ({ ok: true as const, value: quotes.slice(1) }))
  const served = { ...practice, interactive: { ...practice.interactive, openQuotes: asked } }
  return { ...opened, ...askers(served), net, asked, key: `/${order.increment_id}/all` }
}

describe('payments that may be applied to a quote', () => {
  it('are named with what each quote is for, the equal one first, and are nothing that needs staff', async () => {
    const { order, net, asked, fromStaff } = await openQuoted()
    const queue = await fromStaff('ext-bg/queue', {})
    expect(queue?.rows).toEqual([])
    expect(queue?.quotes).toMatchObject([
      {
        number: order.increment_id,
        payment: expect.stringMatching(/./),
        amountCents: net,
        chart: expect.stringMatching(/./),
        quotes: [
          { id: '7002', totalCents: net, isEqual: true, items: ['LIGHT PEEL'] },
          { id: '7001', totalCents: 120_000, isEqual: false, isGone: true },
        ],
      },
    ])
    await fromStaff('ext-bg/queue', {})
    expect(asked).toHaveBeenCalledOnce()
  })

  it('leave list and badge once a person has said what they did, and come back when it is taken back', async () => {
    const { world, order, key, fromShop, fromStaff } = await openQuoted()
    const row = rowOf(order, world.configuration.practice.timeZone)
    const note = async () => (await fromShop('cs-bg/rows', { rows: [row] })).badges[0]?.note ?? ''
    expect(await note()).toContain('open quote')
    await fromStaff('ext-bg/quote-done', { key, word: { quote: '7002' } })
    expect((await fromStaff('ext-bg/queue', {}))?.quotes).toEqual([])
    expect(await note()).not.toContain('open quote')
    await expect(fromStaff('ext-bg/quote-done', { key, word: { quote: null } })).rejects.toEqual(
      declined('changed'),
    )
    await fromStaff('ext-bg/quote-done', { key, word: null })
    expect((await fromStaff('ext-bg/queue', {}))?.quotes).toHaveLength(1)
  })
})
