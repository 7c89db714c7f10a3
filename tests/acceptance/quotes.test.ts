import { describe, expect, it, vi } from 'vitest'
import { netCents } from '../../lib/domain/order.ts'
import type { Quote } from '../../lib/domain/quote.ts'
import type { Answer } from '../../lib/sync/ports.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const quote = (id: string, totalCents: number) => ({
  id,
  totalCents,
  created: '2026-03-01',
  items: ['LIGHT PEEL'],
})

/** Maria's order is posted while Nextech answers so about her quotes. */
async function postedWith(answer: (net: number) => Answer<Quote[]>) {
  const world = await startStaffWorld()
  const net = netCents((await world.recordOf(world.number)).order)
  const asked: string[] = []
  world.engine.nextech.openQuotes = async uid => {
    asked.push(uid)
    return answer(net)
  }
  await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
  await world.later(undoSeconds)
  await world.later(60)
  return { posting: await world.postingOf(world.number), asked, net, world }
}

describe('rules 3: open quotes of the patient, where a payment was posted by itself', () => {
  it('are noted once, number and amount alone, the equal one first', async () => {
    const { posting, asked, net } = await postedWith(cents => ({
      ok: true,
      value: [quote('7001', 120_000), quote('7002', cents)],
    }))
    expect(posting).toMatchObject({ state: 'posted' })
    expect(posting.quotes).toEqual([
      { id: '7002', totalCents: net },
      { id: '7001', totalCents: 120_000 },
    ])
    expect(asked).toEqual([uidAt(0)])
  })

  it('are none, and nothing is held up, where there are none or they cannot be read', async () => {
    const answers: Answer<Quote[]>[] = [
      { ok: true, value: [] },
      { ok: false, trouble: 'nextech-down', message: 'away' },
    ]
    for (const answer of answers) {
      const { posting, world } = await postedWith(() => answer)
      expect(posting).toMatchObject({ state: 'posted', reason: null })
      expect(posting.quotes).toBeUndefined()
      expect((await world.engine.store.health()).trouble).toBeNull()
    }
  })
})
