import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { anOrder } from '../../tests/fixtures/builders.ts'
import { day, numbersOf, rows, shop, shopOf, start, worldAt } from '../../tests/fixtures/polling.ts'
import { type Polling, pollOrders } from './poll-orders.ts'
import type { OrderSource } from './ports/source.ts'
import { nextPollAt, pollSoon, pollTiming, stateOf } from './source-state.ts'

describe('the first reading', () => {
  it('goes back the days it may, and takes all pages', async () => {
    const { polling, numbers } = worldAt(start)
    const { source, state, asked } = shopOf(rows(8))
    expect(await pollOrders(polling, source)).toBe(8)
    expect(asked[0]).toEqual([start - 30 * day - pollTiming.overlap, 1])
    expect(await numbers()).toEqual(numbersOf(state.rows))
    expect(await polling.sources.sourceState(shop)).toMatchObject({
      mark: state.rows[7]?.changedAt,
      readAt: start,
      nextPollAt: start + pollTiming.interval,
      trouble: null,
    })
  })

  it('leaves orders alone that were placed before, though they changed', async () => {
    const { polling, numbers } = worldAt(start)
    const { source } = shopOf([
      { id: '1', changedAt: start - 1000, placedAt: start - 31 * day },
      { id: '2', changedAt: start - 1000, placedAt: start - 29 * day },
    ])
    expect(await pollOrders(polling, source)).toBe(1)
    expect(await numbers()).toEqual(['100002'])
  })

  it('keeps an older order up to date that a page has brought', async () => {
    const { polling, intake } = worldAt(start)
    const placedAt = start - 90 * day
    await intake.takeOrder(anOrder({ shop, number: '100001', placedAt, refundedCents: 1 }), start)
    const { source } = shopOf([{ id: '1', changedAt: start - 1000, placedAt }])
    expect(await pollOrders(polling, source)).toBe(1)
    const record = (await intake.records(shop, ['100001'])).get('100001')
    expect(record?.order.refundedCents).toBe(0)
  })
})

describe('every later reading', () => {
  it('waits until it is due, unless a person asks', async () => {
    const { polling, now } = worldAt(start)
    const { source, asked, glances } = shopOf(rows(1))
    await pollOrders(polling, source)
    now.at += pollTiming.interval - 1
    await pollOrders(polling, source)
    expect(asked).toHaveLength(1)
    await pollOrders(polling, source, true)
    expect(asked.length + glances.length).toBe(2)
    now.at += pollTiming.interval
    await pollOrders(polling, source)
    expect(asked.length + glances.length).toBe(3)
  })

  it.each([5 * 60_000, 60 * 60_000, 40 * day])(
    'is due at once where the clock was put back by %i ms',
    async ms => {
      const { polling, now } = worldAt(start)
      const { source, asked, glances } = shopOf(rows(1))
      await pollOrders(polling, source)
      now.at += pollTiming.interval - 60_000 - ms
      expect(await nextPollAt(polling, [source])).toBe(now.at)
      await pollOrders(polling, source)
      expect([asked.length, glances.length]).toEqual([1, 1])
    },
  )

  it('waits as long as the shop asked for, and no longer where the clock was put back meanwhile', async () => {
    const { polling, now } = worldAt(start)
    const { source, state, asked } = shopOf(rows(1))
    state.trouble = { ok: false, trouble: 'shop-busy', message: '', retryAfterMs: 20 * 60_000 }
    await pollOrders(polling, source)
    now.at += 20 * 60_000 - 1
    await pollOrders(polling, source)
    expect(asked).toHaveLength(1)
    now.at -= 2 * 60 * 60_000
    await pollOrders(polling, source)
    expect(asked).toHaveLength(2)
  })

  it('begins before the mark, for what was written late', async () => {
    const { polling, now, numbers } = worldAt(start)
    const { source, state, asked } = shopOf(rows(2))
    await pollOrders(polling, source)
    const mark = state.rows[1]?.changedAt ?? 0
    state.rows.push({ id: '300', changedAt: mark - pollTiming.overlap })
    now.at += pollTiming.interval
    await pollOrders(polling, source)
    expect(asked.at(-1)).toEqual([mark - pollTiming.overlap, 1])
    expect(await numbers()).toContain('10000300')
  })

  it('starts over where the address changed', async () => {
    const { polling } = worldAt(start)
    const { source, asked } = shopOf(rows(1))
    await pollOrders(polling, source)
    await pollOrders(polling, { ...source, address: 'https://other.example.com/rest/V1' })
    expect(asked[1]).toEqual(asked[0])
  })

  it('is due at once when what hindered it may have been put right', async () => {
    const { polling, now } = worldAt(start)
    const { source } = shopOf(rows(1))
    await pollOrders(polling, source)
    expect(await nextPollAt(polling, [source])).toBe(start + pollTiming.interval)
    now.at += 1000
    await pollSoon(polling, [source])
    expect(await nextPollAt(polling, [source])).toBe(start + 1000)
    expect(await nextPollAt(polling, [])).toBeUndefined()
  })

  it('is one at a time', async () => {
    const { polling } = worldAt(start)
    const { source, asked } = shopOf(rows(1))
    const both = await Promise.all([pollOrders(polling, source, true), pollOrders(polling, source, true)])
    expect([both, asked.length]).toEqual([[1, 0], 1])
  })
})

describe('paging', () => {
  it('ends though more orders share a second than a page holds', async () => {
    const { polling, numbers } = worldAt(start)
    const { source, state } = shopOf(rows(10, () => start - 5000))
    await pollOrders(polling, source)
    expect(await numbers()).toEqual(numbersOf(state.rows))
  })

  it('misses no order when another one changes meanwhile and moves to the end', async () => {
    const { polling, numbers } = worldAt(start)
    const { source, state } = shopOf(rows(7))
    state.before = count => {
      const first = state.rows[0]
      if (count === 2 && first) state.rows[0] = { ...first, changedAt: start - 1 }
    }
    await pollOrders(polling, source)
    expect(await numbers()).toEqual(numbersOf(state.rows))
  })

  it('ends where a shop gives its last page forever', async () => {
    const { polling } = worldAt(start)
    const { source, asked } = shopOf(rows(2))
    const endless: OrderSource = {
      ...source,
      async changes(since, page) {
        const answer = await source.changes(since, page)
        return answer.ok ? { ok: true, value: { ...answer.value, last: false } } : answer
      },
    }
    await pollOrders(polling, endless)
    expect(asked.length).toBeLessThan(5)
  })

  it('is bounded, and goes on where it ended', async () => {
    const { polling, numbers } = worldAt(start)
    const { source, state, asked } = shopOf(rows(200))
    await pollOrders(polling, source)
    expect(asked).toHaveLength(40)
    expect(await nextPollAt(polling, [source])).toBe(start)
    for (let more = 0; more < 6; more++) await pollOrders(polling, source)
    expect(await numbers()).toEqual(numbersOf(state.rows))
    expect((await stateOf(polling, source)).resume).toBeNull()
  })

  it('is not misled by a change that is dated into the future', async () => {
    const { polling, now, numbers } = worldAt(start)
    const { source, state } = shopOf([...rows(1), { id: '300', changedAt: start + 365 * day }])
    await pollOrders(polling, source)
    now.at += pollTiming.interval
    state.rows.push({ id: '301', changedAt: now.at })
    await pollOrders(polling, source)
    expect(await numbers()).toContain('10000301')
  })
})

describe('what goes wrong', () => {
  it('an order that cannot be understood is told and keeps no other back, until it can be', async () => {
    const { polling, numbers } = worldAt(start)
    const { source, state } = shopOf(rows(4).map((row, at) => ({ ...row, bad: at === 1 })))
    expect(await pollOrders(polling, source)).toBe(3)
    expect(await polling.sources.sourceState(shop)).toMatchObject({
      mark: state.rows[3]?.changedAt,
      trouble: null,
      unreadable: [{ id: '101', number: '10000101', field: 'total' }],
    })
    state.rows = state.rows.map(row => ({ ...row, bad: false }))
    await pollOrders(polling, source, true)
    expect((await polling.sources.sourceState(shop))?.unreadable).toEqual([])
    expect(await numbers()).toEqual(numbersOf(state.rows))
  })

  it('the mark stays behind a page that was not stored whole, which is read again soon', async () => {
    const { polling, now, numbers } = worldAt(start)
    const { source, state } = shopOf(rows(6))
    const failing = {
      ...polling,
      intake: {
        ...polling.intake,
        async takeOrders(...[orders, now]: Parameters<Polling['intake']['takeOrders']>) {
          if (orders.some(order => order.number === '10000104')) throw new Error('the disk is full')
          return polling.intake.takeOrders(orders, now)
        },
      },
    }
    await expect(pollOrders(failing, source)).rejects.toThrow('the disk is full')
    expect((await polling.sources.sourceState(shop))?.mark).toBe(state.rows[2]?.changedAt)
    // Neither at once, nor as late as after a reading that came to its end.
    expect(await pollOrders(polling, source)).toBe(0)
    now.at += pollTiming.again
    await pollOrders(polling, source)
    expect(await numbers()).toEqual(numbersOf(state.rows))
  })

  it('a stored row that cannot be read keeps no other order back', async () => {
    const complained = vi.spyOn(console, 'error').mockReturnValue()
    const { polling, db } = worldAt(start)
    const { source, state } = shopOf(rows(2))
    await pollOrders(polling, source)
    state.rows = state.rows.map(row => ({ ...row, refundedCents: 1 }))
    const posting = await db.postings.toCollection().first()
    await db.postings.put({ ...posting, key: posting?.key ?? '', state: 'gone' } as never)
    await db.orders.clear()
    expect(await pollOrders(polling, source, true)).toBe(1)
    expect(complained).toHaveBeenCalledOnce()
  })

  it('an order that a store refuses is told, and those that came with it are taken', async () => {
    const complained = vi.spyOn(console, 'error').mockReturnValue()
    const { polling, numbers } = worldAt(start)
    const { source, state } = shopOf(rows(6))
    const asked: number[] = []
    const picky = {
      ...polling,
      intake: {
        ...polling.intake,
        async takeOrders(...[orders, now]: Parameters<Polling['intake']['takeOrders']>) {
          asked.push(orders.length)
          v.parse(v.array(v.object({ number: v.pipe(v.string(), v.notValue('10000104')) })), orders)
          return polling.intake.takeOrders(orders, now)
        },
      },
    }
    expect(await pollOrders(picky, source)).toBe(5)
    expect(await numbers()).toEqual(numbersOf(state.rows.filter(({ id }) => id !== '104')))
    expect(asked).toEqual([3, 2, 1, 1, 1])
    expect(complained).toHaveBeenCalledOnce()
  })

  it.each([
    ['token-refused', pollTiming.recheck],
    ['not-found', pollTiming.recheck],
    ['shop-down', pollTiming.minBackOff],
    ['shop-busy', 90_000],
  ] as const)('%s is noted, and tried again after %i ms', async (trouble, wait) => {
    const { polling, numbers } = worldAt(start)
    const { source, state } = shopOf(rows(6))
    const retry = trouble === 'shop-busy' ? { retryAfterMs: 90_000 } : {}
    state.before = count => {
      state.trouble = count === 2 ? { ok: false, trouble, message: 'no', ...retry } : undefined
    }
    expect(await pollOrders(polling, source)).toBe(3)
    expect(await polling.sources.sourceState(shop)).toMatchObject({
      trouble: { code: trouble, message: 'no', since: start },
      readAt: null,
      mark: state.rows[2]?.changedAt,
      nextPollAt: start + wait,
    })
    await pollOrders(polling, source, true)
    expect((await stateOf(polling, source)).trouble).toBeNull()
    expect(await numbers()).toEqual(numbersOf(state.rows))
  })

  it('trouble that lasts is looked at less and less often', async () => {
    const { polling, now } = worldAt(start)
    const { source, state } = shopOf([])
    state.trouble = { ok: false, trouble: 'shop-down', message: '' }
    const waits: number[] = []
    for (let tries = 0; tries < 14; tries++) {
      await pollOrders(polling, source)
      const next = (await nextPollAt(polling, [source])) ?? 0
      waits.push(next - now.at)
      now.at = next
    }
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
    expect(waits.at(-1)).toBe(pollTiming.maxBackOff)
    expect((await stateOf(polling, source)).trouble?.since).toBe(start)
  })
})
