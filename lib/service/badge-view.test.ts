import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCustomer, aRecord } from '../../tests/fixtures/builders.ts'
import type { BadgeView } from '../contract/page-messages.ts'
import type { Order } from '../domain/order.ts'
import type { Posting } from '../domain/posting.ts'
import { type PostingState, PostingStateSchema } from '../domain/posting-machine.ts'
import { reasonCodes } from '../domain/reasons.ts'
import { WarningSchema } from '../domain/status.ts'
import type { Listing } from '../sync/ports/intake.ts'
import { type BadgeContext, badgeView, unseenView } from './badge-view.ts'

const timeZone = 'America/Chicago'
const now = Date.parse('2026-03-16T15:00:00Z')
const context: BadgeContext = { timeZone, now, held: null, observes: false }
const plan = {
  amountCents: 84_00,
  cardType: 'Visa',
  paymentDate: '2026-03-16',
  description: 'DermPRO #100000012',
}
const posted: Partial<Posting> = {
  state: 'posted',
  plan,
  paymentIds: ['90118'],
  postedAt: Date.parse('2026-03-16T14:42:10Z'),
}
const view = (posting: Partial<Posting>, change: Partial<BadgeContext> = {}) =>
  badgeView(aRecord(posting), { ...context, ...change })
const firstLine = ({ tooltip }: BadgeView) => tooltip.replaceAll('\u202f', ' ').split('\n')[0]

describe('rules 2: the word of a badge', () => {
  it.each<[PostingState, string, string]>([
    ['new', 'pending', 'Pending'],
    ['sent', 'posting', 'Posting'],
    ['unknown', 'verifying', 'Verifying'],
    ['posted', 'synced', 'Synced'],
    ['refused', 'attention', 'Attention'],
    ['resolve', 'resolve', 'Resolve'],
    ['waiting', 'waiting', 'Waiting'],
    ['skipped', 'skipped', 'Skipped'],
    ['voided', 'voided', 'Voided'],
    ['refunded', 'refunded', 'Refunded'],
  ])('%s is shown as %s, in the word %s', (state, status, word) => {
    expect(view({ state })).toMatchObject({ number: '100000012', status, word })
  })

  it('stays what staff were asked while the order is judged again, whatever holds payments back', () => {
    const asked = { state: 'resolve', since: 1 } as const
    const again = { state: 'new', reason: 'possible-match', asked } as const
    const held = { held: 'signed-out' } as const
    expect(view(again, held)).toMatchObject({ status: 'resolve', button: { label: 'RESOLVE' } })
    expect(view(again, held)).toEqual(view({ state: 'resolve', reason: 'possible-match' }, held))
    // What is not known any more is not asked, and who has decided is not asked again.
    const decision = { kind: 'patient', uid: 'p', decidedAt: 2 } as const
    expect(view({ ...again, reason: null }, held).status).toBe('pending')
    expect(view({ ...again, reason: null, decision }).status).toBe('pending')
  })

  it.each(PostingStateSchema.options)('%s has words for all that it says', state => {
    for (const reason of [null, ...reasonCodes]) {
      const { word, tooltip, button } = view({ state, reason, warnings: [...WarningSchema.options] })
      for (const text of [word, tooltip, button?.label ?? '']) {
        expect(text).not.toMatch(/undefined|null|[{}]|^\s|\n\n|(reason|status|warning|evidence|action)\./)
      }
    }
  })
})

describe('design 5: the tooltip’s evidence', () => {
  it.each<[string, Partial<Posting>, string]>([
    ['posted today', posted, '$84.00 posted 9:42 AM, payment 90118'],
    [
      'posted on another day',
      { ...posted, postedAt: Date.parse('2026-03-14T03:00:00Z') },
      '$84.00 posted Mar 13, 10:00 PM, payment 90118',
    ],
    ['adopted', { ...posted, state: 'adopted' }, '$84.00 found in Nextech, payment 90118'],
    [
      'posted, its payment not known yet',
      { ...posted, paymentIds: [] },
      'The payment is on the patient’s Billing tab in Nextech, once.',
    ],
    [
      'voided',
      { ...posted, state: 'voided' },
      'Posted, then voided in Nextech. It is posted again only if staff say so.',
    ],
  ])('%s', (_, posting, line) => {
    expect(firstLine(view(posting))).toBe(line)
  })

  it.each<[string, Partial<Posting>]>([
    ['as they are kept', { suspects: ['90118', '90121'] }],
    ['as an older version kept them', { detail: '90118, 90121' }],
  ])('names the payments that may be the order’s already: %s', (_, kept) => {
    const { tooltip } = view({ state: 'attention', reason: 'possible-duplicate', ...kept })
    expect(tooltip).toContain('\nLooks like payment 90118 or 90121.\n')
    expect(view({ state: 'posted', ...kept }).tooltip).not.toContain('90121')
  })

  it('names cause, fix and warnings, each on its line', () => {
    const { tooltip } = view({
      state: 'attention',
      reason: 'posted-twice',
      paymentIds: ['90118', '90121'],
      warnings: ['late', 'new-patient'],
    })
    expect(tooltip.split('\n')).toHaveLength(5)
    expect(tooltip).not.toContain('cannot be posted')
    expect(tooltip).toContain('A new patient was created in Nextech.')
  })

  it('names both figures where the shop contradicts itself, and no stored text', () => {
    const record = aRecord(
      { state: 'attention', reason: 'amounts-disagree', detail: 'Maria' },
      { totalCents: 80_00, paidCents: 160_00 },
    )
    const { tooltip, button } = badgeView(record, context)
    expect(tooltip).toContain('The shop says $160.00 was paid of a total of $80.00.')
    expect(tooltip).not.toContain('Maria')
    expect(button).toMatchObject({ opens: 'resolve' })
  })
})

describe('what is behind a reason, and no stored text', () => {
  const plan = { amountCents: 1, cardType: 'Debit', paymentDate: '2026-03-16', description: 'Maria' }
  it.each<[string, Partial<Posting>, Partial<Order>, string]>([
    ['a brand', { reason: 'card-type-missing' }, { tender: { kind: 'card', brand: 'Maestro' } }, '“Maestro”'],
    ['no brand', { reason: 'card-type-missing' }, { tender: { kind: 'card', brand: null } }, 'does not tell'],
    [
      'a label',
      { reason: 'card-type-missing', plan },
      { tender: { kind: 'card', brand: 'Maestro' } },
      '“Debit”, the label of “Maestro”',
    ],
    [
      'a cancellation',
      { reason: 'amount-differs' },
      { state: 'canceled', paidCents: 80_00 },
      'The shop has cancelled the order. It says $80.00 was paid and tells of no refund.',
    ],
    [
      'two cards',
      { reason: 'two-cards' },
      { tender: { kind: 'card', brand: 'VI', several: ['VI', 'MC'] } },
      'Visa and MasterCard',
    ],
    [
      'figures',
      { reason: 'unpaid-too-long' },
      { paidCents: 0, dueCents: 84_00, placedAt: 0 },
      '$84.00 is due',
    ],
  ])('%s', (_, posting, order, told) => {
    const { tooltip } = badgeView(
      aRecord({ state: 'attention', detail: 'Maria', ...posting }, order),
      context,
    )
    expect(tooltip).toContain(told)
    expect(tooltip).not.toContain('Maria')
  })
})

describe('what holds every payment back', () => {
  it.each(PostingStateSchema.options)('is the reason of %s only while it is pending', state => {
    const { reason, status } = view({ state }, { held: 'nextech-down' })
    expect(reason).toBe(status === 'pending' ? 'nextech-down' : null)
  })

  it.each(reasonCodes)('rules 5: a paid order is never said to be on its way while there is %s', code => {
    for (const [posting, change] of [
      [{ state: 'matched' }, { held: code }],
      [{ state: 'matched', reason: code }, {}],
    ] as const) {
      const { tooltip } = view(posting, change)
      expect(tooltip).not.toContain('It is posted to Nextech by itself')
      expect(tooltip).toMatch(/^Paid, and not on its way to Nextech:\n./)
    }
    expect(view({ state: 'matched' }).tooltip).toContain('It is posted to Nextech by itself')
  })

  it('does not hide an order’s own reason', () => {
    expect(view({ state: 'matched', reason: 'observe-only' }, { held: 'nextech-down' }).reason).toBe(
      'observe-only',
    )
  })
})

describe('a choice that has not left yet', () => {
  const decision = { kind: 'patient', uid: 'p1', decidedAt: 1 } as const

  it.each(['new', 'matched'] as const)('is taken back at the badge, while it is %s', state => {
    const shown = view({ state, decision })
    expect(shown).toMatchObject({ status: 'pending', button: { label: 'Undo', opens: 'undo' } })
    expect(firstLine(shown)).toMatch(/^A patient is chosen/)
  })

  it.each(['intent', 'sent', 'unknown', 'posted'] as const)('is not any more, once it is %s', state => {
    expect(view({ ...posted, state, decision }).button?.opens).not.toBe('undo')
  })

  it('is not said to be on its way while nothing is posted', () => {
    const shown = view({ state: 'new', decision }, { held: 'paused' })
    expect(shown.button).toMatchObject({ opens: 'undo' })
    expect(firstLine(shown)).toBe('Paid, and not on its way to Nextech:')
  })

  it('is none of an order that posts by itself, or of a link', () => {
    expect(view({ state: 'new' }).button).toBeNull()
    const linked = { kind: 'payment', paymentId: '9', decidedAt: 1 } as const
    expect(view({ state: 'adopted', decision: linked }).button?.opens).not.toBe('undo')
  })
})

describe('the button that fixes it', () => {
  it.each<[Partial<Posting>, BadgeView['button']]>([
    [
      { state: 'resolve', reason: 'same-details' },
      { label: 'RESOLVE', opens: 'resolve' },
    ],
    [
      { state: 'attention', reason: 'missing-birth-date' },
      { label: 'RESOLVE', opens: 'resolve' },
    ],
    [
      { state: 'attention', reason: 'card-type-missing' },
      { label: 'Open', opens: 'workbench' },
    ],
    [
      { state: 'attention', reason: 'posted-twice' },
      { label: 'RESOLVE', opens: 'resolve' },
    ],
    [
      { state: 'voided', reason: 'voided-in-nextech' },
      { label: 'RESOLVE', opens: 'resolve' },
    ],
    [{ state: 'left-voided' }, null],
    [{ state: 'attention', reason: 'category-missing' }, null],
    [posted, null],
  ])('of %j', (posting, button) => {
    expect(view(posting).button).toEqual(button)
  })
})

describe('design 6: an order that was not read', () => {
  const listing = (problem: Listing['problem']): Listing => ({
    key: 'k',
    shop: 's',
    number: '7',
    fingerprint: 'Maria Lopez',
    readFingerprint: null,
    leaseUntil: 0,
    leaseBy: null,
    problem,
  })

  it.each([
    ['never seen', undefined, null, null],
    ['not read yet', listing(null), null, null],
    ['not understood', listing('not-understood'), null, 'shop-unreadable'],
    ['not configured', listing('failed'), 'not-configured' as const, 'not-configured'],
  ])('%s', (_, known, trouble, reason) => {
    const unseen = unseenView('7', known, trouble)
    expect(unseen).toMatchObject({ number: '7', status: 'unseen', reason })
    expect(JSON.stringify(unseen)).not.toContain('Maria')
  })
})

describe('design 5: personal data never enters the shop page', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{2,9}$/).map(text => `Zq${text}`)
  const customer = fc
    .record({ firstName: name, lastName: name, city: name, region: name, lines: fc.array(name) })
    .map(one => aCustomer({ ...one, email: `${one.firstName}@${one.lastName}.example`, phone: '9725559137' }))

  it('whatever the customer is called, no view says it, nor who the patient is', () => {
    const state = fc.constantFrom(...PostingStateSchema.options)
    const reason = fc.constantFrom(null, ...reasonCodes)
    fc.assert(
      fc.property(customer, state, reason, (customer, state, reason) => {
        const secrets = Object.values(customer)
          .flat()
          .filter(text => text !== null && text !== undefined && text.length >= 3)
        const posting: Partial<Posting> = {
          ...posted,
          state,
          reason,
          patientUid: 'uid-of-patient',
          candidates: [{ uid: 'uid-of-candidate', byEmail: true, byPhone: true }],
          detail: secrets.join(' '),
          decision: { kind: 'new-patient', completion: customer, decidedAt: 1 },
        }
        const shown = JSON.stringify(badgeView(aRecord(posting, { customer }), context)).toLowerCase()
        const told = [...secrets, 'uid-of'].filter(text => shown.includes(String(text).toLowerCase()))
        expect(told).toEqual([])
      }),
    )
  })
})
