import { expect, it } from 'vitest'
import { marchOf, type Wanted } from '../../../tests/fixtures/processor-file.ts'

/*
 * Exports of acquirers and their terminals with the headings and codes of their public documentation, and made-up rows:
 * what counts in March in Chicago, as order, dollars and day.
 */
const files: [name: string, text: string, counts: string[], more: Wanted][] = []
const add = (name: string, text: string, counts: string[], more: Wanted = {}) =>
  files.push([name, text, counts, more])

add(
  'Worldpay US iQ: a capture is a Deposit; response 000',
  `Merchant ID,Merchant Name,Cnp Txn ID,Merchant Order #,Txn Date,Txn Type,Purchase Amt,Response Code,Response Message,Payment Type
1,Derm,91,100000001,03/02/2026,Deposit,80.00,000,Approved,VI
1,Derm,92,100000002,03/02/2026,Deposit,120.00,110,Insufficient Funds,VI
1,Derm,93,100000001,03/05/2026,Refund,30.00,000,Approved,VI`,
  ['100000001:-30@05'],
  { none: ['Insufficient Funds'], left: 1, asked: ['Deposit'] },
)
add(
  'Worldpay WPG in semicolons, minor units with exponent column',
  `Order Code;Date;Event;Currency;Amount (minor units);Exponent
100000001;2026-03-02 16:00:00;CAPTURED;USD;8000;2
100000002;2026-03-02 16:00:00;REFUSED;USD;12000;2
100000001;2026-03-06 16:00:00;SENT_FOR_REFUND;USD;3000;2
100000003;2026-03-07 16:00:00;SETTLED_BY_MERCHANT;USD;5000;2
100000004;2026-03-07 16:00:00;CANCELLED;USD;5100;2`,
  ['100000001:80@02', '100000003:50@07'],
  { none: ['REFUSED', 'SENT_FOR_REFUND', 'CANCELLED'] },
)
add(
  'Worldpay Express response codes: 0 approved, 20 decline',
  `TransactionID,TransactionDateTime,TransactionType,TransactionAmount,ReferenceNumber,ExpressResponseCode,ExpressResponseMessage
E1,2026-03-02T10:00:00,CreditCardSale,80.00,100000001,0,Approved
E2,2026-03-02T10:01:00,CreditCardSale,120.00,100000002,20,Declined
E3,2026-03-05T10:01:00,CreditCardReturn,30.00,100000001,0,Approved
E4,2026-03-05T10:02:00,CreditCardReversal,44.00,100000003,0,Approved`,
  ['100000001:80@02', '100000001:-30@05', '100000003:-44@05'],
  { none: ['Declined'] },
)
add(
  'Heartland Portico names',
  `GatewayTxnId,TxnUtcDT,TxnDT,ServiceName,TxnStatus,Amt,AuthAmt,SettlementAmt,GatewayRspCode,GatewayRspMsg,IssuerRspCode,IssuerRspText,CardType,InvoiceNbr
1001,2026-03-02T16:00:00Z,2026-03-02T10:00:00,CreditSale,C,80.00,80.00,80.00,0,Success,00,APPROVAL,Visa,100000001
1002,2026-03-02T16:05:00Z,2026-03-02T10:05:00,CreditSale,I,120.00,0.00,0.00,0,Success,05,DECLINE,Visa,100000002
1003,2026-03-04T16:05:00Z,2026-03-04T10:05:00,CreditReturn,C,30.00,30.00,30.00,0,Success,00,APPROVAL,Visa,100000001`,
  ['100000001:80@02', '100000001:-30@04'],
  { none: ['I'] },
)
add(
  'Heartland/Global statement style: Tran Amt, Trans Dt, trailing minus',
  `Merch Nbr,Batch Dt,Trans Dt,Card Nbr,Card Typ,Tran Amt,Auth Cd,Invoice Nbr
650001,03/03/2026,03/02/2026,XXXX1111,VS,80.00,A1,100000001
650001,03/06/2026,03/05/2026,XXXX1111,VS,30.00-,,100000001
Totals,,,,,50.00,,`,
  ['100000001:80@02', '100000001:-30@05'],
)
add(
  'Clover refunds export: only a Refund Amount',
  `Refund Date,Refund ID,Tender,Refund Amount,Tax Amount,Original Payment Date,Payment ID,Transaction #,Order ID,Employee
05-Mar-2026 10:12 AM CST,R1,Credit Card,30.00,2.00,02-Mar-2026 10:12 AM CST,P1,1,100000001,Eve
06-Mar-2026 10:12 AM CST,R2,Credit Card,12.50,0.50,02-Mar-2026 10:12 AM CST,P2,2,100000002,Eve`,
  ['100000001:-30@05', '100000002:-12.5@06'],
)
add(
  'Clover payments with Refunded/voided result, External Payment ID',
  `Payment Date,Payment ID,External Payment ID,Transaction #,Order Date,Order ID,Note,Tender,Result,Amount,Tax Amount,Tip Amount,Service Charge Amount,Refund Amount,Card Auth Code,Card Brand,Card Number,Card Entry Type,Currency,Tender Type
02-Mar-2026 10:12 AM CST,P1,100000001,1,02-Mar-2026 10:10 AM CST,CLV1,,Credit Card,SUCCESS,$80.00,$6.00,$0.00,$0.00,$0.00,A1,VISA,1111,KEYED,USD,credit
02-Mar-2026 10:20 AM CST,P2,100000002,2,02-Mar-2026 10:10 AM CST,CLV2,,Credit Card,FAIL,$120.00,$9.00,$0.00,$0.00,$0.00,,VISA,1111,KEYED,USD,credit
03-Mar-2026 10:20 AM CST,P3,100000003,3,03-Mar-2026 10:10 AM CST,CLV3,,Credit Card,SUCCESS,$50.00,$4.00,$0.00,$0.00,$50.00,A2,VISA,1111,KEYED,USD,credit`,
  ['CLV1:80@02', 'CLV3:0@03'],
  { none: ['FAIL'] },
)
add(
  'CardPointe transactions',
  `Date,Merchant ID,Name,Method,Brand,Last 4,Amount,Status,Auth Code,RetRef,Order ID,Batch ID
03/02/2026 10:00:00 AM,496,Ann Roe,Sale,Visa,1111,$80.00,Settled,A1,91,100000001,7
03/02/2026 10:02:00 AM,496,Bo Roe,Sale,Visa,1111,$120.00,Declined,,92,100000002,
03/03/2026 10:02:00 AM,496,Cy Roe,Sale,Visa,1111,$60.00,Queued for Capture,A2,93,100000003,
03/05/2026 10:02:00 AM,496,Ann Roe,Refund,Visa,1111,$30.00,Settled,,94,100000001,8
03/06/2026 10:02:00 AM,496,Di Roe,Auth,Visa,1111,$44.00,Authorized,A3,95,100000004,`,
  ['100000001:80@02', '100000003:60@03', '100000001:-30@05'],
  { none: ['Declined', 'Authorized'] },
)
add(
  'CardConnect gateway: respstat A/B/C',
  `retref,date,time,amount,orderid,respstat,resptext,setlstat,type
91,20260302,100000,80.00,100000001,A,Approval,Accepted,SALE
92,20260302,100200,120.00,100000002,C,Insufficient funds,Declined,SALE
93,20260302,100300,60.00,100000003,B,Processor timeout,Rejected,SALE
94,20260305,100300,-30.00,100000001,A,Approval,Accepted,REFUND`,
  ['100000001:80@02', '100000001:-30@05'],
  { none: ['C', 'B'] },
)
add(
  'respstat alone: letters C and B are asked',
  `retref,date,amount,orderid,respstat
91,20260302,80.00,100000001,A
92,20260302,120.00,100000002,C`,
  ['100000001:80@02'],
  { none: ['C'] },
)
add(
  'Nextech Payments style: Patient, Payment/Refund',
  `Practice Payments Report
Date range: 03/01/2026 - 03/31/2026
Generated: 04/01/2026 08:00 AM

Transaction Date,Posted Date,Location,Patient Name,Patient ID,Transaction Type,Payment Method,Card Type,Last 4,Auth Code,Amount,Status,Reference Number
03/02/2026 10:00 AM,03/03/2026,DermPRO Online Store,"Roe, Ann",1001,Payment,Card Not Present,Visa,1111,A1,$80.00,Settled,100000001
03/05/2026 10:00 AM,03/06/2026,DermPRO Online Store,"Roe, Ann",1001,Refund,Card Not Present,Visa,1111,,($30.00),Settled,100000001
03/06/2026 10:00 AM,,DermPRO Online Store,"Roe, Bo",1002,Payment,Card Not Present,Visa,1111,,$120.00,Declined,100000002
Total (3 transactions),,,,,,,,,,$50.00,,`,
  ['100000001:80@02', '100000001:-30@05'],
  { none: ['Declined'] },
)

add(
  'Payeezy: headings that end in a figure, and the day under `Time`',
  `Tag,Cardholder Name,Card Type,Amount,Transaction Type,Status,Auth No,Time,Ref Num,Reference 2,Reference 3
1,Ana,Visa,80.00,Purchase,Approved,A,03/02/2026 10:00:00,100000001,,
2,Ana,Visa,30.00,Tagged Refund,Approved,A,03/04/2026 10:00:00,100000001,,`,
  ['100000001:80@02', '100000001:-30@04'],
)
add(
  'CyberSource: its own words for what a row is',
  `batch_id,merchant_id,batch_date,request_id,merchant_ref_number,payment_method,currency,amount,transaction_type
1,m,2026-03-02,r1,100000001,Visa,USD,80.00,ics_bill
1,m,2026-03-04,r2,100000001,Visa,USD,30.00,ics_credit
1,m,2026-03-04,r3,100000002,Visa,USD,30.00,ics_auth`,
  ['100000001:80@02', '100000001:-30@04'],
  { none: ['ics_auth'] },
)
add(
  'a type of transaction in words that nobody knows is asked about, and counts as nothing meanwhile',
  `Date,Order,Amount,Transaction Type
03/02/2026,100000001,80.00,Zugang
03/04/2026,100000001,30.00,Abgang`,
  [],
  { left: 2, asked: ['Zugang', 'Abgang'] },
)
add(
  'an interface’s own export: seconds since 1970, and cents',
  `id,created,amount,amount_refunded,currency,status,metadata.order_id
ch_1,1772467200,8000,0,usd,succeeded,100000001
ch_2,1772553600,5000,2000,usd,succeeded,100000002`,
  ['100000001:80@02', '100000002:30@03'],
)

it.each(files)('%s', async (_name, text, counts, { none = [], left = 0, asked = [] }) => {
  expect(await marchOf(text)).toEqual({ counts, none, left, asked })
})
