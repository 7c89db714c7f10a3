import { describe, expect, it } from 'vitest'
import { aPayment, aRecord } from '../../tests/fixtures/builders.ts'
import { booksOf, posted, scope } from '../../tests/fixtures/snapshots.ts'
import { csvText } from './csv.ts'
import { reconcile } from './reconcile.ts'
import { reconciliationCsv } from './reconciliation-csv.ts'

describe('csvText', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['|calc', "'|calc"],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
    ['Müller', 'Müller'],
  ])('writes %j so that no spreadsheet runs it', (text, written) => {
    expect(csvText([[text]])).toBe(`\uFEFF${written}\r\n`)
  })

  it('leaves numbers numbers', () => {
    expect(csvText([['a', -12.5, 0]])).toBe('\uFEFFa,-12.5,0\r\n')
  })
})

describe('the file of a reconciliation', () => {
  const words = {
    practice: '=Practice',
    timeZone: 'America/Chicago',
    dayInWords: () => 'Monday, March 16, 2026',
    reason: (reason: string) => reason,
  }
  const orders = [aRecord(posted), aRecord({ state: 'resolve', reason: 'possible-match' }, { number: '2' })]
  const payments = [aPayment(), aPayment({ id: '9', text: '-2+3' })]
  const file = (reversed: boolean) =>
    reconciliationCsv(
      reconcile(
        reversed ? booksOf(orders.toReversed(), payments.toReversed()) : booksOf(orders, payments),
        scope,
      ),
      words,
    )

  it('has zone, days in ISO and in words, the sums, and every difference', () => {
    const lines = file(false).split('\r\n')
    expect(lines[0]).toBe("\uFEFFReconciliation,'=Practice")
    expect(lines).toContain('From,2026-03-16,"Monday, March 16, 2026"')
    expect(lines).toContain('Time zone of all days,America/Chicago')
    expect(lines).toContain('Dollars,,168,84,168,0')
    expect(lines).toContain('2026-03-16,"Monday, March 16, 2026",84,0,0,84,2,resolve,resolve,possible-match,')
    expect(lines).toContain(
      '2026-03-16,"Monday, March 16, 2026",0,0,84,-84,,others,,,"9 (2026-03-16, active)"',
    )
  })

  it('is the same bytes for the same books', () => {
    expect(file(true)).toBe(file(false))
  })
})
