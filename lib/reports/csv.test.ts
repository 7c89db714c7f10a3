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
    ['\t=1', "'\t'=1"],
    ['|calc', "'|calc"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['\u200b=1+1', "'\u200b=1+1"],
    ['\u202e\ufeff =1+1', "'\ufeff =1+1"],
    ['\u0000=1+1', "'=1+1"],
    ['100\u0000;\u0007\u009b2', '100;2'],
    ['pay \u202e00.1$\u202c \u2066now\u2069\u200f', 'pay 00.1$ now'],
    ['a;=1+1', "a;'=1+1"],
    ['a; \u200b@SUM(A1);b', "a; \u200b'@SUM(A1);b"],
    ['two\n=1+1\r\n+2', `"two\n'=1+1\r\n'+2"`],
    ['a\t-1', "a\t'-1"],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
    ['Müller', 'Müller'],
  ])('writes %j so that no spreadsheet runs it', (text, written) => {
    expect(csvText([[text]])).toBe(`\uFEFF${written}\r\n`)
  })

  it.each([
    [8_114_020, '81140.20'],
    [-103_250, '-1032.50'],
    [5, '0.05'],
    [-5, '-0.05'],
    [0, '0.00'],
    [100, '1.00'],
    [123_456_789_012, '1234567890.12'],
  ])('writes %i cents with two decimals', (cents, written) => {
    expect(csvText([[{ cents }]])).toBe(`\uFEFF${written}\r\n`)
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
    knownFrom: '2026-03-01',
    unknown: 'not known',
    unknownCause: 'ledger not read',
    why: ({ reason, code }: { reason: string; code: string | null }) => `${reason}: ${code ?? ''}`,
    closed: [],
    figures: (isKept: boolean) => (isKept ? 'as closed' : 'as now'),
    since: [],
    came: (kind: string) => kind,
  }
  const orders = [aRecord(posted), aRecord({ state: 'resolve', reason: 'possible-match' }, { number: '2' })]
  const payments = [aPayment(), aPayment({ id: '9', text: '-2+3' })]
  const file = (reversed: boolean, change: object = {}) =>
    reconciliationCsv(
      reconcile(
        reversed ? booksOf(orders.toReversed(), payments.toReversed()) : booksOf(orders, payments),
        scope,
      ),
      { ...words, ...change },
    )

  it('has zone, days in ISO and in words, the sums, and every difference', () => {
    const lines = file(false).split('\r\n')
    expect(lines[0]).toBe("\uFEFFReconciliation,'=Practice")
    expect(lines).toContain('From,2026-03-16,"Monday, March 16, 2026"')
    expect(lines).toContain('Time zone of all days,America/Chicago')
    expect(lines).toContain('Dollars,,168.00,84.00,168.00,0.00')
    expect(lines).toContain(
      '2026-03-16,"Monday, March 16, 2026",84.00,0.00,0.00,84.00,2,resolve: possible-match,resolve,possible-match,',
    )
    expect(lines).toContain(
      '2026-03-16,"Monday, March 16, 2026",0.00,0.00,84.00,-84.00,,others: ,,,"9 (2026-03-16, active)"',
    )
  })

  it('opens with the causes of the difference', () => {
    const lines = file(false).split('\r\n')
    expect(lines.indexOf('Why shop and ledger differ,,Count,Shop less ledger')).toBeLessThan(
      lines.findIndex(line => line.startsWith('Day,')),
    )
    expect(lines).toContain('resolve,,1,84.00')
    expect(lines).toContain('others,,1,-84.00')
  })

  it('says of a ledger that was not read that it is not known, and never 0.00', () => {
    for (const knownFrom of [null, '2026-03-17']) {
      const lines = file(false, { knownFrom }).split('\r\n')
      expect(lines).toContain('Dollars,,168.00,84.00,not known,not known')
      expect(lines).toContain('2026-03-16,"Monday, March 16, 2026",168.00,84.00,not known,not known')
      for (const line of [
        'Refunds recorded in Nextech',
        'Voided in Nextech',
        'Posted by others in our category',
      ])
        expect(lines).toContain(`${line},,not known,not known`)
      expect(lines).toContain('Refunds in the shop,,0,0.00')
    }
  })

  it('says of kept figures when they were closed, and what came since', () => {
    expect(file(false)).not.toContain('losed')
    const refund = { key: '/1/all', number: '1', day: '2026-03-16', taken: -20_00, posted: 0, ledger: 0 }
    const since = [{ ...refund, kind: 'refund', belongsTo: '2026-04-03' }]
    const lines = file(false, { closed: [{ month: '2026-03', said: 'Closed by Ann' }], since }).split('\r\n')
    expect(lines).toContain('Closed,Closed by Ann')
    expect(lines).toContain('refund,2026-04-03,"Monday, March 16, 2026",-20.00,0.00,0.00,1')
  })

  it('says of each day of a range whether its figures were closed or are those of now', () => {
    const day = '2026-03-16,"Monday, March 16, 2026",168.00,84.00,168.00,0.00'
    const months = [{ month: '2026-02', said: 'February was closed' }]
    const lines = file(false, { closed: months }).split('\r\n')
    expect(lines).toContain('Closed,February was closed')
    expect(lines).toContain(`${day},as now`)
    const closed = [{ month: '2026-03', said: 'March was closed' }]
    expect(file(false, { closed })).toContain(`${day},as closed`)
    expect(file(false, { closed: closed.map(each => ({ ...each, isLive: true })) })).toContain(
      `${day},as now`,
    )
    expect(file(false)).not.toContain('Figures')
  })

  it('is the same bytes for the same books', () => {
    expect(file(true)).toBe(file(false))
  })
})
