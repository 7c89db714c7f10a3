import { describe, expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import type { Posting } from '../domain/posting.ts'
import { PostingStateSchema } from '../domain/posting-machine.ts'
import { reasonCodes } from '../domain/reasons.ts'
import { type Warning, WarningSchema } from '../domain/status.ts'
import { say } from '../words/background-words.ts'
import { badgeView } from './badge-view.ts'

const plan = {
  amountCents: 84_00,
  cardType: 'Visa',
  paymentDate: '2026-03-16',
  description: 'DermPRO #100000012',
}
const posted: Partial<Posting> = { state: 'posted', plan, paymentIds: ['90118'], postedAt: 1 }
const view = (posting: Partial<Posting>) =>
  badgeView(aRecord(posting), { timeZone: 'America/Chicago', now: 1, held: null, observes: false })

describe('rules 2: posted, but look', () => {
  it.each<[string, Warning[], string | undefined]>([
    ['nothing to look at', [], undefined],
    ['an e-gift card', ['contains-gift-card'], 'gift card'],
    ['no card type', ['card-type-defaulted'], 'N/A'],
    ['a new patient', ['new-patient'], 'new patient'],
    ['a list that was cut', ['truncated-description'], 'items cut'],
    ['a fraction of a cent', ['rounded-amount'], 'rounded'],
    ['a part refunded before', ['partly-refunded'], 'part refunded'],
    ['refunded after', ['refunded-after'], 'refunded after'],
    ['late', ['late'], 'late'],
    ['not ours', ['adopted'], 'found'],
    ['several, money first', ['adopted', 'late', 'contains-gift-card'], 'gift card +2'],
  ])('%s', (_, warnings, note) => {
    expect(view({ ...posted, warnings }).note).toBe(note)
  })

  it.each(WarningSchema.options)('%s has a word of its own, and its sentence', warning => {
    const { note, tooltip } = view({ ...posted, warnings: [warning] })
    expect(note).toMatch(/^[\w/ ]{3,16}$/)
    expect(tooltip.split('\n')).toHaveLength(2)
  })

  it.each(PostingStateSchema.options)('%s has a note only where it is synced', state => {
    const { note, status } = view({ ...posted, state, warnings: ['late'] })
    expect(note !== undefined).toBe(status === 'synced')
  })
})

describe('rules 3: open quotes of the patient of a payment that was posted by itself', () => {
  const day = 86_400_000
  const quotes = [
    { id: '7002', totalCents: 84_00 },
    { id: '7001', totalCents: 1_200_00 },
  ]
  const on = (change: Partial<Posting>, now = day) =>
    badgeView(aRecord({ ...posted, postedAt: 1, quotes, ...change }), {
      timeZone: 'America/Chicago',
      now,
      held: null,
      observes: false,
    })

  it('are named, the equal one with what to do', () => {
    const { note, tooltip } = on({})
    expect(note).toBe('open quote')
    expect(tooltip).toContain('Quote 7002 of $84.00, the same amount, was open when this was posted: apply')
    expect(tooltip).toContain('\nQuote 7001 of $1,200.00 was open when this was posted.')
  })

  it.each<[string, Partial<Posting>, number]>([
    ['none', { quotes: [] }, day],
    ['none that is known', { quotes: undefined }, day],
    ['two weeks later', {}, 15 * day],
    ['the payment is voided', { state: 'voided' }, day],
  ])('are not named any more: %s', (_, change, now) => {
    const { note, tooltip } = on(change, now)
    expect(note).toBeUndefined()
    expect(tooltip).not.toContain('Quote')
  })
})

describe('rules 8: a badge that needs staff says why first', () => {
  it.each(reasonCodes)('%s', reason => {
    expect(view({ state: 'attention', reason }).tooltip.split('\n')[0]).toBe(say(`reason.${reason}.name`))
  })
})
