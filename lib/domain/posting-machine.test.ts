import { describe, expect, it } from 'vitest'
import {
  assertMove,
  drainable,
  mayMove,
  openOutcome,
  type PostingState,
  PostingStateSchema,
  staffStates,
  statusOf,
} from './posting-machine.ts'
import { StatusSchema, staffStatuses } from './status.ts'

const states = PostingStateSchema.options
const targets = (from: PostingState) => states.filter(to => mayMove(from, to))

/** Each arrow of the drawn diagram (architecture 5). */
const drawn: [PostingState, PostingState[]][] = [
  ['new', ['matched', 'resolve', 'attention', 'waiting', 'skipped', 'adopted']],
  ['matched', ['intent', 'resolve', 'attention']],
  ['resolve', ['matched']],
  ['attention', ['matched']],
  ['intent', ['sent']],
  ['sent', ['posted', 'refused', 'unknown']],
  ['refused', ['attention']],
  ['unknown', ['verifying']],
  ['verifying', ['posted', 'absent']],
  ['absent', ['intent']],
  ['posted', ['voided', 'refunded']],
]

describe('design 4: the states of a posting', () => {
  it.each(drawn.flatMap(([from, all]) => all.map(to => [from, to] as const)))(
    '%s may go to %s',
    (from, to) => {
      expect(mayMove(from, to)).toBe(true)
      expect(() => assertMove(from, to)).not.toThrow()
    },
  )

  it('leads to `sent` from `intent` alone: no request leaves without a stored intent', () => {
    expect(states.filter(from => mayMove(from, 'sent'))).toEqual(['intent'])
  })

  it('leads to `intent` only from a match, from a clear “not processed”, or from an absent payment', () => {
    expect(states.filter(from => mayMove(from, 'intent'))).toEqual(['matched', 'sent', 'absent'])
  })

  it.each<[PostingState, PostingState[]]>([
    ['sent', ['intent', 'unknown', 'posted', 'refused']],
    ['unknown', ['verifying']],
    ['verifying', ['absent', 'posted', 'attention', 'voided', 'refunded']],
  ])('an open outcome is never forgotten: %s goes nowhere else', (from, to) => {
    expect(targets(from)).toEqual(to)
  })

  it.each(openOutcome)('no page can start %s again', from => {
    for (const to of ['new', 'matched', 'resolve'] as const) {
      expect(() => assertMove(from, to)).toThrow(`from ${from} to ${to}`)
    }
  })

  it.each<PostingState>(['posted', 'voided', 'refunded', 'adopted'])(
    'what was posted is not sent again at once: %s',
    from => {
      for (const to of ['intent', 'sent', 'absent', 'unknown'] as const) expect(mayMove(from, to)).toBe(false)
    },
  )

  it('staying where it is is no move', () => {
    for (const state of states) expect(() => assertMove(state, state)).not.toThrow()
  })

  it('every state is reached from `new`, and every one leads to an end or to staff', () => {
    const from = (start: PostingState) => {
      const seen = new Set<PostingState>([start])
      for (const state of seen) for (const to of targets(state)) seen.add(to)
      return seen
    }
    expect([...from('new')].sort()).toEqual([...states].sort())
    const ends: PostingState[] = ['posted', 'adopted', 'skipped']
    const rests = states.filter(state => ends.includes(state) || staffStatuses.includes(statusOf(state)))
    for (const state of states) expect(rests.some(rest => from(state).has(rest))).toBe(true)
  })

  it('a drain takes up exactly what would otherwise lie there forever', () => {
    const resting = [
      'posted',
      'adopted',
      'refused',
      'resolve',
      'attention',
      'waiting',
      'skipped',
      'voided',
      'refunded',
      'left-voided',
    ]
    expect([...drainable, ...resting].sort()).toEqual([...states].sort())
  })
})

describe('rules 2: the status that staff see', () => {
  it.each<[PostingState, string]>([
    ['new', 'pending'],
    ['matched', 'pending'],
    ['intent', 'pending'],
    ['sent', 'posting'],
    ['unknown', 'verifying'],
    ['verifying', 'verifying'],
    ['absent', 'verifying'],
    ['posted', 'synced'],
    ['adopted', 'synced'],
    ['refused', 'attention'],
  ])('%s is %s', (state, status) => {
    expect(statusOf(state)).toBe(status)
  })

  it('a lost answer is never shown as failed', () => {
    for (const state of openOutcome) expect(staffStatuses).not.toContain(statusOf(state))
  })

  it('waits for staff in these states and no others', () => {
    expect([...staffStates].sort()).toEqual(['attention', 'refunded', 'refused', 'resolve', 'voided'])
  })

  it('covers every status there is', () => {
    expect([...new Set(states.map(statusOf))].sort()).toEqual([...StatusSchema.options].sort())
  })
})
