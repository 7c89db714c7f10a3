import { expect, it } from 'vitest'
import { marchOf, type Wanted } from '../../../tests/fixtures/processor-file.ts'

/*
 * Files whose shape is unusual but met: what counts in March in Chicago, as order, dollars and day.
 */
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

const both = ['100000001:80@02', '100000001:-30@05']
add(
  'currency told as USD ($)',
  `Date,Order,Amount,Currency
3/2/2026,100000001,80.00,USD ($)
3/5/2026,100000001,-30.00,USD - US Dollar`,
  both,
)
add(
  'sep= line of Excel',
  `sep=;
Date;Order;Amount
3/2/2026;100000001;80.00
3/5/2026;100000001;-30.00`,
  both,
)
add(
  'lines ended by carriage returns alone',
  `Date,Order,Amount\r3/2/2026,100000001,80.00\r3/5/2026,100000001,-30.00\r`,
  both,
)
add(
  'dates of JavaScript',
  `Date,Order,Amount
Tue Mar 31 2026 23:30:00 GMT-0400 (Eastern Daylight Time),100000001,80.00
Wed Apr 01 2026 00:30:00 GMT-0400 (Eastern Daylight Time),100000002,60.00`,
  ['100000001:80@31', '100000002:60@31'],
)
add(
  'disputes alone: no sale',
  `Dispute ID,Order ID,Dispute Date,Dispute Amount,Reason
d1,100000001,03/05/2026,30.00,fraudulent`,
  ['100000001:-30@05'],
)
add(
  'First Data ClientLine',
  `Site ID,Processed Transaction Date,Submitted Transaction Date,Card Type,Cardholder Number,Processed Transaction Amount,Transaction Type,Transaction Status,Invoice Number,Auth Code
1,03/03/2026,03/02/2026,VISA,XXXX1111,80.00,Sale,Processed,100000001,A1
1,03/06/2026,03/05/2026,VISA,XXXX1111,-30.00,Return,Processed,100000001,
1,03/06/2026,03/05/2026,VISA,XXXX1111,55.00,Sale,Rejected,100000002,A2`,
  both,
  { none: ['Rejected'] },
)
add(
  'refund pending',
  `Date,Order,Amount,Status
3/2/2026,100000001,80.00,Paid
3/3/2026,100000002,50.00,Refund Pending`,
  ['100000001:80@02'],
  { left: 1, asked: ['Refund Pending'] },
)
add(
  'a second table below',
  `Date,Order,Type,Amount
3/2/2026,100000001,Sale,80.00
3/5/2026,100000001,Refund,30.00

Card Brand,Count,Amount
Visa,2,50.00`,
  both,
  { left: 2 },
)
add(
  'total in a second money column, tip apart',
  `Date,Order,Type,Subtotal,Tax,Shipping,Amount
3/2/2026,100000001,Sale,70.00,6.00,4.00,80.00
3/5/2026,100000001,Refund,26.25,2.25,1.50,30.00`,
  both,
)
add(
  'amount authorised and captured',
  `Date,Order ID,Status,Amount Authorized,Amount Captured,Amount Refunded
2026-03-02 10:00,100000001,Captured,85.00,80.00,0.00
2026-03-03 10:00,100000002,Authorized,60.00,0.00,0.00
2026-03-04 10:00,100000003,Partially Captured,60.00,40.00,0.00`,
  ['100000001:80@02', '100000003:40@04'],
  { none: ['Authorized'] },
)
add(
  'money in and reversed on one row with a reversal date',
  `Payment Date,Reversal Date,Reference,Amount,Status
03/02/2026,,100000001,80.00,Paid
03/03/2026,03/20/2026,100000002,50.00,Reversed`,
  ['100000001:80@02', '100000002:0@03'],
)
add(
  'installments and auth rows of Affirm',
  `created_at,order_id,type,amount,currency
2026-03-02T16:00:00Z,100000001,auth,80.00,USD
2026-03-02T17:00:00Z,100000001,capture,80.00,USD
2026-03-05T17:00:00Z,100000001,refund,30.00,USD
2026-03-06T17:00:00Z,100000001,merchant_fee,2.00,USD`,
  both,
  { none: ['auth', 'merchant_fee'] },
)
add(
  'Sezzle / Zip payout lines',
  `Order Reference,Order Date,Transaction Type,Gross,Fee,Net
100000001,03/02/2026,ORDER,80.00,4.00,76.00
100000001,03/05/2026,REFUND,-30.00,-1.50,-28.50
,03/06/2026,DEPOSIT,-46.00,,-46.00`,
  both,
  { left: 1, asked: ['DEPOSIT'] },
)
add(
  'a rounding adjustment and a tip adjustment',
  `Date,Order,Type,Amount
3/2/2026,100000001,Sale,80.00
3/2/2026,100000001,Tip Adjust,5.00`,
  ['100000001:80@02'],
  { left: 1, asked: ['Tip Adjust'] },
)
add(
  'capture on another day than the sale, auth first',
  `Auth Date,Capture Date,Order,Amount,Status
03/31/2026,04/01/2026,100000001,80.00,Settled`,
  [],
)
add(
  'amounts in parentheses and a trailing CR',
  `Date,Order,Amount
3/2/2026,100000001,80.00
3/5/2026,100000001,(30.00)`,
  both,
)

it.each(files)('%s', async (_name, text, counts, { none = [], left = 0, asked = [] }) => {
  expect(await marchOf(text)).toEqual({ counts, none, left, asked })
})
