import { describe, expect, it } from 'vitest'
import { numbersOf, rows, shop, shopOf, start, worldAt } from '../../tests/fixtures/polling.ts'
import { pollOrders } from './poll-orders.ts'
import { pollTiming, stateOf } from './source-state.ts'

describe('what was read of the overlap before', () => {
  /** A shop that was read to its end once, and whose next reading is due. */
  async function readOnce(rowsNow = rows(8)) {
    const world = worldAt(start)
    const { polling, now } = world
    const made = shopOf(rowsNow)
    await pollOrders(polling, made.source)
    made.asked.length = 0
    now.at += pollTiming.interval
    const again = async () => {
      now.at += pollTiming.interval
      return pollOrders(polling, made.source)
    }
    return { ...world, ...made, again, mark: Math.max(...rowsNow.map(({ changedAt }) => changedAt)) }
  }

  it('is not read again: a shop in which nothing changed is asked once, in short', async () => {
    const { polling, again, asked, glances, mark, now } = await readOnce()
    expect(await again()).toBe(0)
    expect([asked, glances]).toEqual([[], [mark - pollTiming.overlap]])
    expect(await polling.sources.sourceState(shop)).toMatchObject({
      mark,
      readAt: now.at,
      nextPollAt: now.at + pollTiming.interval,
      trouble: null,
    })
  })

  it('does not hide what changed since, which alone is read', async () => {
    const { state, again, asked, numbers, mark } = await readOnce()
    state.rows.push({ id: '300', changedAt: mark + 60_000 })
    expect(await again()).toBe(1)
    expect(asked).toEqual([[mark + 60_000, 1]])
    expect(await numbers()).toContain('10000300')
    expect(await again()).toBe(0)
    expect(asked).toHaveLength(1)
  })

  it('does not hide what was written late, as far back as the overlap goes', async () => {
    const { state, again, numbers, mark } = await readOnce()
    state.rows.push({ id: '300', changedAt: mark - pollTiming.overlap })
    await again()
    expect(await numbers()).toContain('10000300')
  })

  it('does not hide a second change within the second of the first', async () => {
    const { state, again, intake } = await readOnce()
    state.rows = state.rows.map(row => (row.id === '105' ? { ...row, refundedCents: 500 } : row))
    expect(await again()).toBeGreaterThan(0)
    const record = (await intake.records(shop, ['10000105'])).get('10000105')
    expect(record?.order.refundedCents).toBe(500)
  })

  it('is read again where it could not be understood', async () => {
    const { polling, state, again, numbers } = await readOnce(
      rows(4).map((row, at) => ({ ...row, bad: at === 1 })),
    )
    state.rows = state.rows.map(row => ({ ...row, bad: false }))
    await again()
    expect((await stateOf(polling, { shop, address: `${shop}/rest/V1` })).unreadable).toEqual([])
    expect(await numbers()).toEqual(numbersOf(state.rows))
  })

  it('does not hide what a list in short has no room for', async () => {
    const { state, again, numbers, mark } = await readOnce()
    state.rows.push(...rows(60, at => mark + 1000 + at * 1000).map(row => ({ ...row, id: `9${row.id}` })))
    await again()
    expect(await numbers()).toEqual(numbersOf(state.rows))
  })

  it('is read whole where the shop tells nothing in short', async () => {
    const { state, again, asked, mark } = await readOnce()
    state.shortTrouble = { ok: false, trouble: 'request-refused', message: '' }
    expect(await again()).toBe(8)
    expect(asked[0]).toEqual([mark - pollTiming.overlap, 1])
  })

  it('is left alone by a shop that is busy, which is not asked a second time', async () => {
    const { polling, state, again, asked } = await readOnce()
    state.shortTrouble = { ok: false, trouble: 'shop-busy', message: '', retryAfterMs: 90_000 }
    expect(await again()).toBe(0)
    expect(asked).toEqual([])
    expect(await polling.sources.sourceState(shop)).toMatchObject({ trouble: { code: 'shop-busy' } })
  })

  it.each(['newest first', 'with a time that is not told'])(
    'is read whole where the list in short comes %s',
    async kind => {
      const { state, again, source, numbers } = await readOnce()
      const { inShort } = source
      source.inShort = async since => {
        const answer = await inShort(since)
        if (!answer.ok) return answer
        const { orders, last } = answer.value
        const told =
          kind === 'newest first' ? orders.toReversed() : orders.map(each => ({ ...each, changedAt: null }))
        return { ok: true, value: { orders: told, last: kind !== 'newest first' && last } }
      }
      state.rows.push({ id: '300', changedAt: start - 990_000 })
      await again()
      expect(await numbers()).toContain('10000300')
    },
  )
})
