import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PatientPage } from '../contract/patient-pages.ts'
import { begin, type Failure, PatientWalk, type WalkDeps, type WalkReport } from './patient-walk.ts'

type Answer = Extract<PatientPage, { ok: true }> | Failure

const minute = 60_000
const all = Array.from({ length: 120 }, (_, at) => ({
  uid: `UID-${at}`,
  chartNumber: null,
  given: ['Ann'],
  family: `Lee${at}`,
  email: null,
  phones: [],
  birthDate: null,
}))

/** A list of 120 patients; what `answers` holds for an offset comes first. */
let answers: Map<number, Answer[]>
let asked: number[]
let said: WalkReport[]
let texts: Map<number, string>
let now: number
let ended: number
let onSleep: () => void

const pageAt = (offset: number, change: object = {}): Answer => ({
  ok: true,
  patients: all.slice(offset, offset + 50),
  size: Math.min(50, all.length - offset),
  total: all.length,
  unreadable: 0,
  ...change,
})
const trouble = (kind: Failure['trouble'], retryAfterMs?: number): Failure => ({
  ok: false,
  trouble: kind,
  message: '',
  retryAfterMs,
})

function walkWith(change: Partial<WalkDeps> = {}, start = begin) {
  return new PatientWalk(
    {
      async ask(offset) {
        asked.push(offset)
        now += 1000
        return answers.get(offset)?.shift() ?? pageAt(offset)
      },
      async keep(from, _position, text) {
        texts.set(from, text)
      },
      clock: {
        now: () => now,
        async sleep(ms) {
          now += ms
          onSleep()
        },
      },
      untilOpen: () => 0,
      tell: report => said.push(report),
      onEnd: () => ended++,
      ...change,
    },
    start,
  )
}

const states = () => said.map(({ state }) => state.kind)
const last = () => said.at(-1)
const read = () => [...texts.values()].join('').match(/Lee\d+/g)?.length ?? 0

beforeEach(() => {
  answers = new Map()
  asked = []
  said = []
  texts = new Map()
  now = 0
  ended = 0
  onSleep = () => undefined
})

describe('reading all patients', () => {
  it('asks page by page, and ends where the total is reached', async () => {
    await walkWith().go()
    expect([asked, read(), ended]).toEqual([[0, 50, 100], 120, 1])
    expect(last()).toMatchObject({ position: { pages: 2, patients: 100, total: 120 }, perMinute: 3000 })
  })

  it.each([
    ['a total that is only what was read so far', 50, [0, 50, 100, 120]],
    ['a total of 0', 0, [0, 50, 100, 120]],
  ])('reads on to an empty page past %s', async (_, total, expected) => {
    for (const offset of [0, 50, 100]) answers.set(offset, [pageAt(offset, { total: total && offset + 50 })])
    answers.set(120, [pageAt(120, { total: 120, patients: [], size: 0 })])
    await walkWith().go()
    expect([asked, read(), ended]).toEqual([expected, 120, 1])
  })

  it('ends at the first empty page where no total is told', async () => {
    for (const offset of [0, 50, 100]) answers.set(offset, [pageAt(offset, { total: null })])
    answers.set(120, [pageAt(120, { total: null, patients: [], size: 0 })])
    await walkWith().go()
    expect([asked, read(), ended]).toEqual([[0, 50, 100, 120], 120, 1])
  })

  it('goes on from where an earlier search stopped', async () => {
    await walkWith({}, { ...begin, offset: 100, pages: 2, patients: 100 }).go()
    expect([asked, read(), ended]).toEqual([[100], 20, 1])
  })

  it('counts nobody twice after a new patient pushed them onto the next page', async () => {
    answers.set(50, [pageAt(49, { size: 50 })])
    answers.set(100, [pageAt(99, { size: 20, patients: all.slice(99) })])
    await walkWith().go()
    expect([read(), ended]).toEqual([120, 1])
  })

  it('stops where a page comes again: the offset is not understood', async () => {
    answers.set(50, [pageAt(0)])
    await walkWith().go()
    expect([last()?.state, ended]).toMatchObject([{ kind: 'stopped', failure: { trouble: 'repeats' } }, 0])
  })

  it('tells how many records could not be read', async () => {
    answers.set(0, [pageAt(0, { patients: all.slice(0, 48), unreadable: 2 })])
    await walkWith().go()
    expect(last()?.position.unreadable).toBe(2)
  })
})

describe('pausing', () => {
  it('asks nothing more, lets a page on its way go, and asks for it again', async () => {
    let arrive: (page: Answer) => void = () => undefined
    const ask = vi.fn((offset: number) => {
      asked.push(offset)
      return offset === 50 && asked.length === 2
        ? new Promise<Answer>(resolve => (arrive = resolve))
        : Promise.resolve(pageAt(offset))
    })
    const walk = walkWith({ ask })
    const first = walk.go()
    await vi.waitFor(() => expect(asked).toEqual([0, 50]))
    walk.pause()
    arrive(pageAt(50))
    await first
    expect([asked, states().at(-1), read()]).toEqual([[0, 50], 'paused', 50])
    await walk.go()
    expect([asked, read(), ended]).toEqual([[0, 50, 50, 100], 120, 1])
  })

  it('while a page is put away asks for it again, and passes over none', async () => {
    let finish: () => void = () => undefined
    let isFirst = true
    const keep: WalkDeps['keep'] = async (from, _position, text) => {
      texts.set(from, text)
      if (from !== 50 || !isFirst) return
      isFirst = false
      await new Promise<void>(resolve => (finish = resolve))
    }
    const ask: WalkDeps['ask'] = async offset => {
      asked.push(offset)
      // The page that is asked for again comes when the first one is away at last.
      if (asked.length === 3) await new Promise(done => setTimeout(done, 5))
      return pageAt(offset)
    }
    const walk = walkWith({ keep, ask })
    const first = walk.go()
    await vi.waitFor(() => expect(texts.size).toBe(2))
    walk.pause()
    const second = walk.go()
    finish()
    await Promise.all([first, second])
    expect([asked, read(), ended]).toEqual([[0, 50, 50, 100], 120, 1])
  })

  it('twice go on is one walk', async () => {
    const walk = walkWith()
    await Promise.all([walk.go(), walk.go()])
    expect([read(), ended]).toEqual([120, 1])
  })

  it('is silent once it was ended', async () => {
    const walk = walkWith()
    const going = walk.go()
    walk.end()
    const told = said.length
    await going
    expect([said.length, ended, texts.size]).toEqual([told, 0, 0])
  })
})

describe('the chosen hours', () => {
  it('nothing is asked outside of them, and it waits when they end', async () => {
    const opensAt = (at: number) => (at < 10 * minute ? 10 * minute - at : at < 10 * minute + 1500 ? 0 : 1)
    let hours = opensAt
    onSleep = () => {
      if (now > 10 * minute + 1500) hours = () => 0
    }
    await walkWith({ untilOpen: at => hours(at) }).go()
    expect(states().slice(0, 2)).toEqual(['waiting', 'waiting'])
    expect(said[0]?.state).toEqual({ kind: 'waiting', until: 10 * minute })
    const firstRead = states().indexOf('reading')
    expect(states().slice(firstRead)).toContain('waiting')
    expect(ended).toBe(1)
  })

  it('a pause ends the waiting at the next look', async () => {
    const walk = walkWith({ untilOpen: () => 60 * minute })
    onSleep = () => now > 2 * minute && states().at(-1) === 'waiting' && walk.pause()
    await walk.go()
    expect([asked, states().at(-1)]).toEqual([[], 'paused'])
    expect(now).toBeLessThan(3 * minute)
  })
})

describe('trouble', () => {
  it.each(['rate-limited', 'nextech-down', 'list-incomplete', 'no-answer'] as const)(
    '%s is tried again, later each time',
    async kind => {
      answers.set(50, [trouble(kind), trouble(kind), trouble(kind)])
      await walkWith().go()
      const waits = [...new Set(said.flatMap(({ state }) => (state.kind === 'retrying' ? state.until : [])))]
      expect([asked, ended]).toEqual([[0, 50, 50, 50, 50, 100], 1])
      expect(waits.map((until, at) => Math.round((until - (waits[at - 1] ?? 0)) / minute))).toEqual([1, 2, 5])
    },
  )

  it('waits as long as Nextech asks for', async () => {
    answers.set(0, [trouble('rate-limited', 40 * minute)])
    await walkWith().go()
    expect(now).toBeGreaterThan(40 * minute)
    expect(ended).toBe(1)
  })

  it.each(['signed-out', 'permission-missing', 'other-practice', 'reload'] as const)(
    '%s waits for a person, who goes on from the same page',
    async kind => {
      answers.set(50, [trouble(kind)])
      const walk = walkWith()
      await walk.go()
      expect([asked, last()?.state.kind, ended]).toEqual([[0, 50], 'stopped', 0])
      await walk.go()
      expect([asked.slice(2), read(), ended]).toEqual([[50, 100], 120, 1])
    },
  )

  it('a page that cannot be put away is not passed over', async () => {
    let isFull = true
    const keep: WalkDeps['keep'] = async (from, _position, text) => {
      if (from === 50 && isFull) throw new DOMException('full', 'QuotaExceededError')
      texts.set(from, text)
    }
    const walk = walkWith({ keep })
    await walk.go()
    expect(last()).toMatchObject({ state: { failure: { trouble: 'not-kept' } }, position: { offset: 50 } })
    isFull = false
    await walk.go()
    expect([read(), ended]).toEqual([120, 1])
  })
})
