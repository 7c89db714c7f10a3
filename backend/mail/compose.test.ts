import { describe, expect, it } from 'vitest'
import type { DaySummary } from '../../lib/service/day-summary.ts'
import { composeMail } from './compose.ts'

const day = '2026-03-16'
const none = { count: 0, cents: 0 }
const taken = { day, count: 0, takenCents: 0, postedCents: 0 }
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds

function summary(
  changes: { books?: Partial<DaySummary['books']>; report?: object; rest?: object } = {},
): DaySummary {
  const report: DaySummary['books']['report'] = {
    ...{ from: day, to: day },
    sums: { taken: 123_456, posted: 123_456, ledger: 123_456 },
    counts: { taken: 3, posted: 3, ledger: 3 },
    lines: {
      ...{ refundsInShop: { count: 1, cents: -2_000 }, refundsWithoutDay: none, refundsInNextech: none },
      ...{ voids: none, giftCardsSold: none, giftCardsRedeemed: none, others: none },
    },
    byDay: [],
    byCardType: [{ cardType: 'Visa <Online>', taken: 100_000, posted: 100_000, ledger: 100_000 }],
    differences: [],
    ...changes.report,
  }
  return {
    madeAt: at('2026-03-17T12:00:00Z'),
    day,
    books: {
      ...{
        practice: 'Lakeside & Sons',
        timeZone: 'America/Chicago',
        today: '2026-03-17',
        shopHref: 'https://x.example',
      },
      ledger: { readAt: at('2026-03-17T11:58:00Z'), knownFrom: '2026-01-01' },
      ...{ unreadable: 0, report, closed: [], since: null, closing: null },
      ...changes.books,
    },
    totals: {
      day,
      rows: [
        { status: 'synced', count: 2, amountCents: 100_000 },
        { status: 'resolve', count: 1, amountCents: 23_456 },
      ],
      ...{ count: 3, amountCents: 123_456, cardTypes: [], takenCents: 123_456, backCents: 2_000 },
      ...{ yesterday: taken, weekBefore: taken, strip: [], staff: [] },
    },
    staff: [
      { status: 'resolve', reason: 'same-details', numbers: ['100007071', '100007072'] },
      { status: 'attention', reason: null, numbers: ['100007099'] },
    ],
    ...changes.rest,
  }
}

const difference = (number: string | null, key: string) => ({
  ...{ key, number, day, reason: number === null ? 'others' : 'missing-in-nextech' },
  ...{ status: null, code: null, payments: number === null ? [{}] : [], taken: 500, posted: 0, ledger: 0 },
})
const english = (changes?: Parameters<typeof summary>[0]) => composeMail(summary(changes), { language: 'en' })

describe('the mail of a day', () => {
  it('says sums, states, card types, refunds and what waits, in plain text', () => {
    expect(english().text).toBe(`Daily summary: Monday, March 16, 2026
Lakeside & Sons
All days are practice days in America/Chicago.
As of Mar 17, 7:00 AM.
Nextech’s ledger as read Mar 17, 6:58 AM, in one snapshot with the orders.

Three sums that must agree
- Taken in the shop: 3 orders, $1,234.56
- Posted: 3 postings, $1,234.56
- Nextech ledger: 3 payments, $1,234.56
- The three sums agree, order by order.

Orders of the day by state
- Synced: 2 orders, $1,000.00
- Resolve: 1 order, $234.56

By card type
- Visa <Online>: shop $1,000.00, posted $1,000.00, ledger $1,000.00

Own lines
- Refunds in the shop: 1, -$20.00

Needs staff, of any day
- Resolve: Several same patients: 2: 100007071, 100007072
- Attention: 1: 100007099

This mail has sums, counts and order numbers only, and nobody’s name. The practice’s sync backend sends it; a manager changes it there, at Daily summary by e-mail.
`)
  })

  it('says the same in simple HTML, without a link, a picture or a script', () => {
    const { html } = english()
    expect(html).toContain('Visa &lt;Online&gt;')
    expect(html).toContain('Lakeside &amp; Sons')
    expect(html).not.toMatch(/<a\b|href|src=|<script|<img|http/i)
    expect(html.replaceAll(/<[^>]*>/g, ' ')).toContain('100007071, 100007072')
    expect(english().text).not.toMatch(/http|www\./)
  })

  it('is in Spanish for a practice that reads it, with its dates', () => {
    const { subject, text, html } = composeMail(summary(), { language: 'es' })
    expect(subject).toBe('Resumen diario, lunes, 16 de marzo de 2026: Lakeside & Sons')
    expect(text).toContain('- Cobrado en la tienda: 3 pedidos, $1,234.56')
    expect(text).not.toMatch(/Orders|order\b|Needs/)
    expect(html).toContain('<html lang="es">')
    // What is worded next is in its own language again.
    expect(english().subject).toBe('Daily summary, Monday, March 16, 2026: Lakeside & Sons')
  })

  it('names itself a test where it is one', () => {
    const { subject, text } = composeMail(summary(), { language: 'en', isTest: true })
    expect(subject).toMatch(/^Test: Daily summary/)
    expect(text).toContain('This is a test.')
  })

  const zero = { sums: { taken: 0, posted: 0, ledger: 0 }, counts: { taken: 0, posted: 0, ledger: 0 } }
  it.each<[string, Parameters<typeof summary>[0], RegExp]>([
    [
      'a ledger that was never read',
      { books: { ledger: null } },
      /Nextech ledger: not known\n- Whether the sums agree is not known/,
    ],
    [
      'a ledger that begins later',
      { books: { ledger: { readAt: 0, knownFrom: '2026-03-17' } } },
      /Nextech ledger: not known/,
    ],
    ['a card type of an unknown ledger', { books: { ledger: null } }, /posted \$1,000\.00, ledger not known/],
    [
      'an empty day',
      { report: { ...zero, byCardType: [] }, rest: { staff: [] } },
      /No orders and no payments on these days\./,
    ],
    ['nothing that waits', { rest: { staff: [] } }, /- Nothing waits for staff\./],
    [
      'shop and ledger that differ',
      { report: { sums: { taken: 200, posted: 100, ledger: 100 } } },
      /Shop and ledger differ by \$1\.00/,
    ],
    [
      'books that differ',
      { report: { sums: { taken: 200, posted: 100, ledger: 200 } } },
      /our own books differ by \$1\.00/,
    ],
    [
      'a difference, by its number',
      { report: { differences: [difference('100007071', 'k')] } },
      /- Missing in Nextech: \$5\.00; 1: 100007071\n/,
    ],
    ['rows that could not be read', { books: { unreadable: 2 } }, /2 stored rows could not be read/],
  ])('says it of %s', (_, changes, words) => {
    expect(english(changes).text).toMatch(words)
  })

  it('tells no id of a payment that names no order', () => {
    const { text, html } = english({ report: { differences: [difference(null, '90158')] } })
    expect(text).toMatch(/- Posted by others: \$5\.00; 1 payment that names no order\n/)
    expect(text + html).not.toContain('90158')
  })

  it('names forty orders of a kind, and counts the rest', () => {
    const numbers = Array.from({ length: 43 }, (_, n) => String(1_000 + n))
    const { text } = english({ rest: { staff: [{ status: 'resolve', reason: null, numbers }] } })
    expect(text).toContain('- Resolve: 43: 1000, ')
    expect(text).toContain('1039 and 3 more\n')
    expect(text).not.toContain('1040')
  })
})
