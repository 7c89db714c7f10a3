import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalOf, moneyIn } from './amounts.ts'
import { writtenIn } from './dates.ts'
import { meaningOf } from './meanings.ts'
import { dayIn, zoneNamed, zoneOfHeading } from './zones.ts'

const amountIn = (text: string) => moneyIn(text, 'point')?.cents

describe('amounts', () => {
  it.each([
    ['$1,234.50', 123_450],
    ['(1,234.50)', -123_450],
    ['$(12.00)', -1_200],
    ['-$12.00', -1_200],
    ['$-12.00', -1_200],
    ["1'234.50", 123_450],
    ['US$ 5.00', 500],
    ['5.00 usd', 500],
    ['($12.00)', -1_200],
    ['12.00-', -1_200],
    ['-12', -1_200],
    ['−12.5', -1_250],
    ['+7.05', 705],
    ['.5', 50],
    ['0', 0],
    ['(0.00)', 0],
    ['12.3400', 1_234],
    [' 1 234.00 USD', 123_400],
    ['12.345', undefined],
    ['1,23.00', undefined],
    ['1.234,50', undefined],
    ['(-5)', undefined],
    ['', undefined],
    ['-', undefined],
    ['free', undefined],
    ['99999999999999999999', undefined],
  ])('%j is %j cents', (text, cents) => {
    expect(amountIn(text)).toBe(cents)
  })

  it('come back from every form in which they are written', () => {
    const marks = (cents: number) => (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), cents => {
        expect(
          [marks(cents), `$${marks(cents)}`, `${marks(cents)}-`, `(${marks(cents)})`].map(amountIn),
        ).toEqual([cents, cents, -cents, -cents])
      }),
    )
  })
})

describe('amounts in other hands', () => {
  it.each([
    ['1.234,56', 123_456],
    ['1.234', 123_400],
    ['-84,00', -8_400],
    ['84,00-', -8_400],
    ['(84,5)', -8_450],
    ['1 234,50', 123_450],
    ['84.50', undefined],
    ['1,234', undefined],
  ])('%j is %j cents where the comma comes before the cents', (text, cents) => {
    expect(moneyIn(text, 'comma')?.cents).toBe(cents)
  })

  it.each(['1.234', '12.500', '999.000'])(
    '%j is not understood where nothing tells what the point is',
    text => {
      expect(moneyIn(text, null)).toBeUndefined()
    },
  )

  it.each([
    ['12.00 CR', 'credit', 1_200],
    ['12.00CR', 'credit', 1_200],
    ['CR 12.00', 'credit', 1_200],
    ['12.00 DR', 'debit', 1_200],
    ['$12.00 Dr.', 'debit', 1_200],
    ['-12.00 DR', null, -1_200],
    ['12.00', null, 1_200],
  ] as const)('%j is marked %j', (text, mark, cents) => {
    expect(moneyIn(text, 'point')).toMatchObject({ mark, cents })
  })

  it.each([
    ['€12.00', '€'],
    ['12.00 EUR', 'EUR'],
    ['CA$12.00', 'CA$'],
    ['GBP 12.00', 'GBP'],
    ['$12.00 USD', null],
  ])('%j is in %j', (text, currency) => {
    expect(moneyIn(text, 'point')).toMatchObject({ currency })
  })

  it.each([
    [['84.00', '1,234.50'], 'point'],
    [['84,00', '1.234,50'], 'comma'],
    [['1.234.567', '84'], 'comma'],
    [['1,234,567', '84'], 'point'],
    [['84', '1.234', '1,234'], null],
    [[], null],
  ])('%j have the %j before the cents', (texts, decimal) => {
    expect(decimalOf(texts)).toBe(decimal)
  })
})

it.each([
  ['2026-04-01 02:30', 'UTC', '2026-03-31'],
  ['2026-04-01 04:59', 'UTC', '2026-03-31'],
  ['2026-04-01 05:00', 'UTC', '2026-04-01'],
  ['2026-03-31 22:30', 'America/Los_Angeles', '2026-04-01'],
  ['2026-03-31 21:59', 'America/Los_Angeles', '2026-03-31'],
  ['2026-03-08 01:30', 'America/Chicago', '2026-03-08'],
  ['2026-04-01 00:30', '+02:00', '2026-03-31'],
  ['2026-04-01', 'UTC', '2026-04-01'],
])('%j in %s is %s in Chicago', (text, zone, day) => {
  expect(
    dayIn(writtenIn(text, 'month-first') ?? { day: '', time: null, zone: null }, zone, 'America/Chicago'),
  ).toBe(day)
})

it.each([
  ['PST', 'America/Los_Angeles'],
  ['PDT', 'America/Los_Angeles'],
  ['Eastern Time (US & Canada)', 'America/New_York'],
  ['(UTC-06:00) Central Time', 'America/Chicago'],
  ['CEST', 'Europe/Berlin'],
  ['Central European Time', 'Europe/Berlin'],
  ['MST', 'America/Phoenix'],
  ['GMT', 'UTC'],
  ['Z', 'UTC'],
  ['UTC+5:30', '+05:30'],
  ['-0500', '-05:00'],
  ['America/Denver', 'America/Denver'],
  ['local', undefined],
  ['', undefined],
])('the zone %j is %j', (text, zone) => {
  expect(zoneNamed(text)).toBe(zone)
})

it.each([
  ['Created date (UTC)', 'UTC'],
  ['Date (PST)', 'America/Los_Angeles'],
  ['created_utc', 'UTC'],
  ['Transaction time [America/New_York]', 'America/New_York'],
  ['Date (GMT-8)', '-08:00'],
  ['UTC Date', 'UTC'],
  ['Created at, Eastern Time', 'America/New_York'],
  ['Date PST', 'America/Los_Angeles'],
  ['Date UTC-5', '-05:00'],
  ['Best date', undefined],
  ['Date (local)', undefined],
  ['Date', undefined],
  ['Amount (USD)', undefined],
])('the heading %j names the zone %j', (heading, zone) => {
  expect(zoneOfHeading(heading)).toBe(zone)
})

describe('words', () => {
  it.each([
    ['Sale', 'counts'],
    ['charge', 'counts'],
    ['payment', 'counts'],
    ['Express Checkout Payment', 'counts'],
    ['Authorization w/ Auto Capture', 'counts'],
    ['Settled', 'counts'],
    ['Refund', 'back'],
    ['Refunded', 'back'],
    ['payment_refund', 'back'],
    ['Chargeback', 'back'],
    ['SecondChargeback', 'back'],
    ['Payment Reversal', 'back'],
    ['Dispute', 'back'],
    ['Credit', 'back'],
    ['Erstattung', 'back'],
    ['Devolución', 'back'],
    ['ChargebackReversed', 'returned'],
    ['refund_failure', 'returned'],
    ['Canceled Reversal', 'returned'],
    ['Fee', 'none'],
    ['Chargeback Fee', 'none'],
    ['stripe_fee', 'none'],
    ['MerchantPayout', 'none'],
    ['General Withdrawal', 'none'],
    ['SentForSettle', 'none'],
    ['Authorization Only', 'none'],
    ['Void', 'void'],
    ['Chargeback Credit', 'returned'],
    ['Reversed chargeback', 'returned'],
    ['Credit Card Sale', 'counts'],
    ['Refund Void', undefined],
    ['Debit Card', undefined],
    ['adjustment', undefined],
    ['Widget', undefined],
    ['', undefined],
  ])('of the kind: %j is %j', (word, meaning) => {
    expect(meaningOf('kind', word)).toBe(meaning)
  })

  it.each([
    ['Paid', 'counts'],
    ['succeeded', 'counts'],
    ['Completed', 'counts'],
    ['Settled Successfully', 'counts'],
    ['Submitted For Settlement', 'counts'],
    ['Captured/Pending Settlement', 'counts'],
    ['Failed', 'none'],
    ['Unsuccessful', 'none'],
    ['Processor Declined', 'none'],
    ['Pending', 'none'],
    ['requires_payment_method', 'none'],
    ['AUTHORISED', 'none'],
    ['Voided', 'none'],
    ['Fehlgeschlagen', 'none'],
    ['Cancelado', 'none'],
    ['Refunded', 'refunded'],
    ['Partially Refunded', 'refunded'],
    ['CHARGED_BACK', 'refunded'],
    ['Refund Settled Successfully', 'back'],
    ['Not refunded', 'counts'],
    ['Dispute needs response', undefined],
    ['Odd', undefined],
    ['', undefined],
  ])('of the state: %j is %j', (word, meaning) => {
    expect(meaningOf('state', word)).toBe(meaning)
  })
})

it('takes no heading that ends in a figure for an amount', () => {
  for (const text of ['Reference 3', 'Ref 1', 'REF 2', 'Mar 3', 'Custom 10', 'Street 12'])
    expect(moneyIn(text, 'point')).toBeUndefined()
  for (const text of ['usd 3', '3 EUR', 'US$ 3', 'CA$3.00']) expect(amountIn(text)).toBe(300)
})
