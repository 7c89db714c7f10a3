import { describe, expect, it } from 'vitest'
import { type AlarmFacts, alarmOf, isNews } from './alarm.ts'
import { reasonCodes, type TroubleCode, TroubleCodeSchema } from './reasons.ts'

const now = 1_790_000_000_000
const minute = 60_000
const hour = 60 * minute
const well: AlarmFacts = {
  posture: 'automatic',
  health: { station: null, trouble: null, setupFault: null },
  now,
  silent: false,
  provenAt: now - minute,
  pending: 4,
  staffSince: [now - hour],
}
const trouble = (code: TroubleCode, since: number) => ({
  ...well.health,
  trouble: { code, message: '', since, nextTryAt: null },
})
const codeOf = (facts: Partial<AlarmFacts>) => alarmOf({ ...well, ...facts })?.code ?? null

describe('rules 9: nothing stands still without a word', () => {
  it('is quiet while payments leave and nobody was kept waiting', () => {
    expect(alarmOf(well)).toBeNull()
  })

  it.each<[string, Partial<AlarmFacts>, string | null]>([
    ['signed out a second ago', { health: trouble('signed-out', now - 1_000) }, 'signed-out'],
    ['signed out, staff resolve', { posture: 'resolve', health: trouble('signed-out', now) }, 'signed-out'],
    ['paused', { health: { ...well.health, paused: { since: now, by: 'Ana' } } }, 'paused'],
    [
      'another browser posts',
      { health: { ...well.health, station: { since: now, otherPayment: '9' } } },
      'other-station',
    ],
    [
      'alone at its station',
      { health: { ...well.health, station: { since: now, otherPayment: null } } },
      null,
    ],
    [
      'a location is missing',
      { health: { ...well.health, setupFault: { what: 'location-missing', detail: '' } } },
      'location-missing',
    ],
    ['access is refused', { health: trouble('permission-missing', now) }, 'permission-missing'],
    ['this browser repeats', { health: trouble('browser-repeats', now) }, 'browser-repeats'],
    ['Nextech is down for a minute', { health: trouble('nextech-down', now - minute) }, null],
    [
      'Nextech is down for a quarter of an hour',
      { health: trouble('nextech-down', now - 15 * minute) },
      'nextech-down',
    ],
    ['a slow minute', { health: trouble('rate-limited', now - minute) }, null],
    ['a slow hour', { health: trouble('rate-limited', now - hour) }, 'rate-limited'],
    [
      'a list is incomplete for an hour',
      { health: trouble('list-incomplete', now - hour) },
      'list-incomplete',
    ],
    ['silence', { silent: true }, 'silent'],
    ['silence beside what passes', { silent: true, health: trouble('nextech-down', now - minute) }, 'silent'],
    ['silence and signed out', { silent: true, health: trouble('signed-out', now) }, 'signed-out'],
    ['an order waits for a day', { staffSince: [now - hour, now - 24 * hour] }, 'waiting-long'],
    ['an order waits for almost a day', { staffSince: [now - 24 * hour + 1] }, null],
    ['nothing waits', { staffSince: [] }, null],
    ['observing', { posture: 'observe', health: trouble('signed-out', now) }, null],
    [
      'observing, and an order waits for a day',
      { posture: 'observe', staffSince: [now - 25 * hour] },
      'waiting-long',
    ],
  ])('%s', (_name, facts, code) => {
    expect(codeOf(facts)).toBe(code)
  })

  it('counts what waits because of it, and since when', () => {
    expect(alarmOf({ ...well, health: trouble('signed-out', now - hour) })).toEqual({
      code: 'signed-out',
      since: now - hour,
      orders: 4,
    })
    const staffSince = [now - 30 * hour, now - 25 * hour, now]
    expect(alarmOf({ ...well, staffSince })).toEqual({
      code: 'waiting-long',
      since: now - 30 * hour,
      orders: 2,
    })
  })

  it('may be put away only where no person here can end it', () => {
    const news = reasonCodes.filter(code => isNews({ code, since: null, orders: 0 }))
    expect(news.toSorted()).toEqual([
      'backend-unreachable',
      'list-incomplete',
      'nextech-down',
      'rate-limited',
    ])
  })

  it.each(TroubleCodeSchema.options)('%s is told once it has lasted for an hour', code => {
    expect(codeOf({ health: trouble(code, now - hour) })).toBe(code)
  })
})
