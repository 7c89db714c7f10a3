import { describe, expect, it } from 'vitest'
import { aHealth } from '../../tests/fixtures/builders.ts'
import { heldBy } from './held.ts'
import { type Posture, PostureSchema } from './posture.ts'
import { type ReasonCode, TroubleCodeSchema } from './reasons.ts'

const posting = PostureSchema.options.filter(posture => posture !== 'observe')
const station = (otherPayment: string | null) => ({ since: 1, otherPayment })
const trouble = (code: (typeof TroubleCodeSchema.options)[number]) => ({
  ...{ code, message: '', since: 1, nextTryAt: null },
})
const fault = (what: string) => ({ what, detail: '' })
/** Everything at once, so that a table names what comes first. */
const all = aHealth({
  station: station('90118'),
  trouble: trouble('signed-out'),
  setupFault: fault('category-missing'),
})

describe('rules 5: why nothing is posted at the moment', () => {
  it.each<[string, Posture, ReturnType<typeof aHealth>, ReasonCode]>([
    ['an installation that observes, whatever else there is', 'observe', all, 'observe-only'],
    [
      'one that reads the ledger first',
      'observe',
      { ...all, trouble: null, readsFirst: true },
      'ledger-first',
    ],
    ['one that cannot read it', 'observe', { ...all, readsFirst: true }, 'signed-out'],
    ['one that has read it', 'observe', { ...all, readsFirst: false }, 'observe-only'],
    [
      'a practice that was moved away, in whatever posture',
      'observe',
      { ...all, moved: { since: 1 }, paused: { since: 1, by: null } },
      'moved',
    ],
    ['another browser that posts too', 'automatic', all, 'other-station'],
    ['a sign-in that ended', 'automatic', { ...all, station: station(null) }, 'signed-out'],
    [
      'a set-up that misses something',
      'resolve',
      { ...all, station: null, trouble: null },
      'category-missing',
    ],
  ])('%s', (_, posture, health, reason) => {
    expect(heldBy(posture, health)).toBe(reason)
  })

  it.each(TroubleCodeSchema.options)('trouble with Nextech of every kind: %s', code => {
    for (const posture of posting) expect(heldBy(posture, aHealth({ trouble: trouble(code) }))).toBe(code)
  })

  it('nothing: then a paid order is posted by itself', () => {
    for (const posture of posting)
      for (const each of [null, station(null)]) expect(heldBy(posture, aHealth({ station: each }))).toBeNull()
  })

  it('a fault of a name that nobody knows, as an older version may have stored it, is none', () => {
    expect(heldBy('automatic', aHealth({ setupFault: fault('moon-missing') }))).toBeNull()
  })
})
