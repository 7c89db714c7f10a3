import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BadgeView } from '../contract/page-messages.ts'
import type { RowReading } from '../contract/readings.ts'
import type { ServiceCall } from '../service/answer.ts'
import type { CachedBadge } from './badge-cache.ts'
import type { BackendClient } from './client.ts'
import { createRemoteService } from './remote-service.ts'

const origin = 'https://shop.example.com'
const noon = Date.parse('2026-03-02T18:00:00Z')

const viewOf = (number: string, status: BadgeView['status']): BadgeView => ({
  ...{ number, status, reason: null, word: status, tooltip: '$84.00' },
  button: status === 'resolve' ? { label: 'RESOLVE', opens: 'resolve' } : null,
})

const notPaired: Reply = {
  ok: false,
  error: { trouble: 'backend-not-paired', code: 'not-paired', message: '' },
}

type Reply = Awaited<ReturnType<BackendClient['send']>>

function start(answerMs: number, reply?: Reply) {
  const kept = new Map<string, CachedBadge>()
  const shown: BadgeView[][] = []
  const answered = { badges: [viewOf('1', 'synced')], wanted: [], unreadable: 0 }
  const service = createRemoteService({
    client: {
      send: () =>
        new Promise(resolve =>
          setTimeout(resolve, answerMs, reply ?? { ok: true, value: structuredClone(answered) }),
        ),
    },
    cache: {
      read: async (_, numbers) => new Map([...kept].filter(([number]) => numbers.includes(number))),
      async put(at, badges) {
        for (const badge of badges) kept.set(badge.number, { ...badge, origin: at, at: noon })
      },
      prune: async () => undefined,
      clear: async () => undefined,
      close: () => undefined,
    },
    connection: { state: async () => ({ trouble: null, since: noon }), note: async () => undefined },
    outbox: { add: async () => undefined, flush: async () => undefined, size: async () => 0 },
    showMeanwhile: async (_, badges) => void shown.push([...badges]),
    now: () => noon,
    timeZone: 'America/Chicago',
  })
  const rows = ['1', '2'].map(
    (number): RowReading => ({
      ...{ number, customer: null, status: null, date: null, total: null, href: null },
    }),
  )
  const call: ServiceCall = { name: 'cs-bg/rows', body: { rows }, asker: { origin, reader: 'tab 1' } }
  return { kept, shown, ask: () => service.ask(call) }
}

it('has a press to connect beside orders that waited for one, and beside no order that was settled', async () => {
  const { kept, ask } = start(0, notPaired)
  for (const [number, status] of [
    ['1', 'synced'],
    ['2', 'resolve'],
  ] as const)
    kept.set(number, { ...viewOf(number, status), reason: 'possible-match', origin, at: noon })
  expect(await ask()).toMatchObject({
    badges: [
      { status: 'synced', button: null },
      { status: 'resolve', button: { opens: 'workbench' } },
    ],
  })
})

describe('a list that the backend has not answered for yet', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('shows badges as they were last known, with the time of it and nothing to press', async () => {
    const { kept, shown, ask } = start(2_000)
    kept.set('1', { ...viewOf('1', 'resolve'), origin, at: noon })
    const answer = ask()
    await vi.advanceTimersByTimeAsync(500)
    expect(shown).toEqual([
      [
        {
          ...viewOf('1', 'resolve'),
          tooltip: expect.stringMatching(/^Last known state, from .*12:00 PM/),
          button: null,
        },
      ],
    ])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await answer).toMatchObject({ badges: [{ number: '1', status: 'synced' }] })
    expect(shown).toHaveLength(1)
  })

  it('is painted once where the answer comes soon, and where nothing is known', async () => {
    const soon = start(20)
    soon.kept.set('1', { ...viewOf('1', 'resolve'), origin, at: noon })
    const unknown = start(2_000)
    const answers = Promise.all([soon.ask(), unknown.ask()])
    await vi.advanceTimersByTimeAsync(3_000)
    await answers
    expect([...soon.shown, ...unknown.shown]).toEqual([])
  })
})
