import { expect, it } from 'vitest'
import { readProcessor } from '../../../tests/fixtures/processor-file.ts'

/*
 * Files whose shape is unusual but met: what counts in March in Chicago, as order, dollars and day.
 */
interface Wanted {
  /** Words by which rows move no money, rows left out, and words that a person is asked about. */
  none?: string[]
  left?: number
  asked?: string[]
}
const files: [name: string, text: string, counts: string[], more: Wanted][] = []
const add = (name: string, text: string, counts: string[], more: Wanted = {}) =>
  files.push([name, text, counts, more])

add(
  'UTF-16-like tabs with BOM, header in two rows and a currency row',
  `\uFEFFTransaction\tOrder\tGross\tStatus
Date\tID\tAmount\t
03/02/2026\t100000001\t80.00\tPaid
03/05/2026\t100000001\t-30.00\tPaid`,
  ['100000001:80@02', '100000001:-30@05'],
)
add(
  'duplicate headings: Amount twice, net second',
  `Date,Order,Amount,Fee,Amount
03/02/2026,100000001,80.00,2.62,77.38
03/05/2026,100000001,-30.00,0.00,-30.00`,
  ['100000001:80@02', '100000001:-30@05'],
)
add(
  'Excel serials with time and thousands in quotes, apostrophe order',
  `Date;Order;Amount
46083.4167;'100000001;"1,080.00"
46086.9;'100000001;(30.00)`,
  ["'100000001:1080@02", "'100000001:-30@05"],
)
add(
  'refund date column beside sale date: refund keeps own day',
  `Order,Sale Date,Refund Date,Type,Amount
100000001,03/02/2026,,Sale,80.00
100000001,03/02/2026,04/03/2026,Refund,-30.00`,
  ['100000001:80@02'],
)
add(
  'summary rows between days and a page footer in the first column',
  `Merchant Statement,,,
Date,Order,Description,Amount
03/02/2026,100000001,Sale,80.00
03/02/2026,,Net Sales 03/02/2026,80.00
03/05/2026,100000001,Return,-30.00
03/05/2026,,Net Sales 03/05/2026,-30.00`,
  ['100000001:80@02', '100000001:-30@05'],
)
add(
  'DST: 2026-03-08 02:30 in UTC-less central and 23:30 EST heading',
  `Date (EST),Order,Amount
03/08/2026 12:30 AM,100000001,80.00
04/01/2026 12:30 AM,100000002,60.00`,
  ['100000001:80@07', '100000002:60@31'],
)
add(
  'negative with currency code after, comma decimals, NBSP thousands',
  `Datum;Auftragsnummer;Art;Betrag
02.03.2026;100000001;Zahlung;1\u00a0080,00 USD
05.03.2026;100000001;Gutschrift;−30,00 USD
06.03.2026;100000002;Rückbuchung;45,00- USD`,
  ['100000001:1080@02', '100000001:-30@05', '100000002:-45@06'],
)
add(
  'ACH: returned and NSF after the sale',
  `Date,Order,Type,Status,Amount
03/02/2026,100000001,ACH Debit,Settled,80.00
03/06/2026,100000001,ACH Return,Settled,80.00
03/03/2026,100000002,ACH Debit,Returned - NSF,60.00`,
  ['100000001:80@02', '100000001:-80@06'],
  { none: ['Returned - NSF'] },
)
add(
  'tip and surcharge: total is with surcharge',
  `Transaction Date,Invoice,Base Amount,Surcharge,Tip,Total Amount,Type,Status
03/02/2026,100000001,80.00,2.40,0.00,82.40,Sale,Approved
03/05/2026,100000001,30.00,0.00,0.00,30.00,Refund,Approved`,
  ['100000001:82.4@02', '100000001:-30@05'],
)
add(
  'verification of zero, and a blind credit',
  `Date,Order,Type,Status,Amount
03/02/2026,100000001,Card Verification,Approved,0.00
03/02/2026,100000001,Sale,Approved,80.00
03/05/2026,100000001,Blind Credit,Approved,30.00
03/05/2026,100000002,Force,Approved,12.00
03/06/2026,100000003,Offline Sale,Approved,13.00`,
  ['100000001:80@02', '100000001:-30@05', '100000002:12@05', '100000003:13@06'],
  { none: ['Card Verification'] },
)
add(
  'Stripe amounts in German locale',
  `id;Created date (UTC);Amount;Amount Refunded;Currency;Status;Description
ch_1;2026-03-02 15:00;1.080,00;0,00;usd;Paid;100000001
ch_2;2026-03-03 15:00;60,00;20,00;usd;Paid;100000002`,
  ['100000001:1080@02', '100000002:40@03'],
)
add(
  'chargeback life: 1st, representment, 2nd, pre-arb',
  `Date,Order,Transaction Type,Amount
03/02/2026,100000001,Sale,80.00
03/05/2026,100000001,1st Chargeback,80.00
03/10/2026,100000001,Representment,80.00
03/20/2026,100000001,Pre-Arbitration Chargeback,80.00
03/22/2026,100000001,Chargeback Won,80.00`,
  ['100000001:80@02', '100000001:-80@05', '100000001:80@10', '100000001:-80@20', '100000001:80@22'],
)

it.each(files)('%s', async (_name, text, counts, { none = [], left = 0, asked = [] }) => {
  const { transactions, notCounted, leftOut, unknown } = await readProcessor(text)
  const inMarch = transactions.filter(({ day }) => day >= '2026-03-01' && day <= '2026-03-31')
  const said = inMarch.map(({ reference, cents, day }) => `${reference}:${cents / 100}@${day.slice(8)}`)
  expect({
    said,
    none: notCounted.map(({ word }) => word),
    leftOut,
    asked: unknown.map(({ text: word }) => word),
  }).toEqual({
    said: counts,
    none,
    leftOut: left,
    asked,
  })
})
