import { describe, expect, it } from 'vitest'
import { readProcessor } from '../../../tests/fixtures/processor-file.ts'

/*
 * The exports of processors as their public documentation names the columns, with made-up rows. Each says what counts
 * in March in Chicago: order and cents, line by line.
 */
const exports: Record<
  string,
  { text: string; counts: [string, number][]; leftOut?: number; notCounted?: string[] }
> = {
  'Stripe payments': {
    text: `id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Fee,Status,Seller Message,Description,Invoice ID
ch_1,2026-03-02 15:00,80.00,0.00,usd,true,80.00,0.00,usd,2.62,Paid,Payment complete.,100000001,
ch_2,2026-03-03 15:00,120.00,0.00,usd,false,120.00,0.00,usd,0.00,Failed,The bank declined the payment.,100000002,
ch_3,2026-03-04 15:00,50.00,20.00,usd,true,50.00,20.00,usd,1.75,Paid,Payment complete.,100000003,
ch_4,2026-04-01 02:30,60.00,0.00,usd,true,60.00,0.00,usd,2.04,Paid,Payment complete.,100000004,`,
    counts: [
      ['100000001', 80_00],
      ['100000003', 30_00],
      ['100000004', 60_00],
    ],
    notCounted: ['Failed'],
  },
  'Stripe balance': {
    text: `id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_1,charge,ch_1,80.00,2.62,77.38,usd,2026-03-02 15:00,2026-03-04 00:00,100000001
txn_2,refund,re_1,-30.00,0.00,-30.00,usd,2026-03-05 15:00,2026-03-07 00:00,100000001
txn_3,stripe_fee,,-1.00,0.00,-1.00,usd,2026-03-05 15:00,2026-03-07 00:00,Radar
txn_4,payout,po_1,-46.38,0.00,-46.38,usd,2026-03-09 15:00,2026-03-09 00:00,STRIPE PAYOUT`,
    counts: [
      ['100000001', 80_00],
      ['100000001', -30_00],
    ],
    notCounted: ['stripe_fee', 'payout'],
  },
  'PayPal activity': {
    text: `"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Address Status","Item Title","Reference Txn ID","Invoice Number","Custom Number","Quantity","Balance","Subject","Note","Balance Impact"
"03/31/2026","21:59:00","PDT","Ann Roe","Express Checkout Payment","Completed","USD","80.00","-2.62","77.38","a@example.com","s@example.com","T1","Confirmed","","","100000001","","1","77.38","","","Credit"
"03/20/2026","10:00:00","PDT","Bo Roe","Express Checkout Payment","Completed","USD","1,250.00","-36.55","1,213.45","b@example.com","s@example.com","T2","Confirmed","","","100000002","","1","1290.83","","","Credit"
"03/21/2026","10:00:00","PDT","Bo Roe","Payment Refund","Completed","USD","-250.00","0.00","-250.00","s@example.com","b@example.com","T3","","","T2","100000002","","","1040.83","","","Debit"
"03/22/2026","10:00:00","PDT","Cy Roe","Express Checkout Payment","Pending","USD","90.00","0.00","90.00","c@example.com","s@example.com","T4","","","","100000003","","","1040.83","","","Memo"
"03/23/2026","10:00:00","PDT","Di Roe","Express Checkout Payment","Completed","EUR","70.00","0.00","70.00","d@example.com","s@example.com","T5","","","","100000004","","","70.00","","","Credit"
"03/31/2026","12:00:00","PDT","","General Withdrawal","Completed","USD","-500.00","0.00","-500.00","","","T6","","","","","","","540.83","","","Debit"`,
    counts: [
      ['100000001', 80_00],
      ['100000002', 1_250_00],
      ['100000002', -250_00],
    ],
    leftOut: 1,
    notCounted: ['Pending', 'General Withdrawal'],
  },
  'Authorize.Net': {
    text: `Transaction ID	Transaction Status	Settlement Amount	Settlement Currency	Settlement Date/Time	Authorization Amount	Submit Date/Time	Authorization Code	Invoice Number	Invoice Description	Transaction Type	Card Type	Card Number
6001	Settled Successfully	80.00	USD	03-Mar-2026 04:10:11 PM PST	80.00	02-Mar-2026 10:00:00 AM PST	A1	100000001	Skin care	Authorization w/ Auto Capture	Visa	XXXX1111
6002	Declined	0.00	USD		120.00	02-Mar-2026 10:05:00 AM PST		100000002	Skin care	Authorization w/ Auto Capture	Visa	XXXX1111
6003	Voided	0.00	USD		55.00	02-Mar-2026 10:06:00 AM PST	A3	100000003	Skin care	Authorization w/ Auto Capture	Visa	XXXX1111
6004	Refund Settled Successfully	30.00	USD	05-Mar-2026 04:10:11 PM PST	30.00	04-Mar-2026 10:00:00 AM PST		100000001	Skin care	Credit	Visa	XXXX1111`,
    counts: [
      ['100000001', 80_00],
      ['100000001', -30_00],
    ],
    notCounted: ['Declined', 'Voided'],
  },
  Square: {
    text: `Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Fees,Net Total,Transaction ID,Payment ID,Card Brand,Description,Event Type,Location,Transaction Status
03/02/2026,10:00:00,Central Time (US & Canada),$90.00,($16.00),$74.00,$0.00,$6.00,$0.00,$0.00,$80.00,Web,$80.00,($2.62),$77.38,T1,P1,Visa,Order 100000001,Payment,Main,Complete
03/05/2026,10:00:00,Central Time (US & Canada),($28.00),$0.00,($28.00),$0.00,($2.00),$0.00,$0.00,($30.00),Web,($30.00),$0.00,($30.00),T2,P2,Visa,Order 100000001,Refund,Main,Complete`,
    counts: [
      ['Order 100000001', 80_00],
      ['Order 100000001', -30_00],
    ],
  },
  Braintree: {
    text: `Transaction ID,Subscription ID,Transaction Type,Transaction Status,Escrow Status,Created Datetime,Created Timezone,Settlement Date,Disbursement Date,Merchant Account,Currency ISO Code,Amount Authorized,Amount Submitted For Settlement,Service Fee,Purchase Order Number,Order ID,Refunded Transaction ID,Payment Instrument Type,Card Type
b1,,sale,Settled,,03/02/2026 15:00:00,UTC,03/03/2026,03/04/2026,derm,USD,85.00,80.00,,PO-1,100000001,,Credit Card,Visa
b2,,sale,Processor Declined,,03/02/2026 15:01:00,UTC,,,derm,USD,120.00,,,PO-2,100000002,,Credit Card,Visa
b3,,credit,Settled,,03/06/2026 15:00:00,UTC,03/07/2026,03/08/2026,derm,USD,30.00,30.00,,PO-1,100000001,b1,Credit Card,Visa
b4,,sale,Submitted For Settlement,,04/01/2026 02:30:00,UTC,,,derm,USD,60.00,60.00,,PO-3,100000004,,Credit Card,Visa`,
    counts: [
      ['100000001', 80_00],
      ['100000001', -30_00],
      ['100000004', 60_00],
    ],
    notCounted: ['Processor Declined'],
  },
  Affirm: {
    text: `date,event_type,transaction_id,charge_id,order_id,currency,sales,fees,amount,total_settled,deposit_id
2026-03-02,capture,AF1,C1,100000001,USD,80.00,-4.80,80.00,75.20,D1
2026-03-09,refund,AF2,C1,100000001,USD,-30.00,0.00,-30.00,-30.00,D2
2026-03-10,void,AF3,C2,100000002,USD,0.00,0.00,45.00,0.00,D2`,
    counts: [
      ['100000001', 80_00],
      ['100000001', -30_00],
    ],
    notCounted: ['void'],
  },
  'Adyen settlement': {
    text: `Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC)
Derm,DermUS,P1,100000001,visa,2026-03-02 10:00:00,PST,Settled,,USD,,80.00,1,USD,,78.00,2.00
Derm,DermUS,P1,100000001,visa,2026-03-06 10:00:00,PST,Refunded,M1,USD,30.00,,1,USD,30.00,,
Derm,DermUS,P2,100000002,visa,2026-03-07 10:00:00,PST,Chargeback,M2,USD,45.00,,1,USD,45.00,,
Derm,DermUS,P2,100000002,visa,2026-03-17 10:00:00,PST,ChargebackReversed,M3,USD,,45.00,1,USD,,45.00,
Derm,DermUS,,,,2026-03-20 10:00:00,PST,MerchantPayout,,,,,,USD,93.00,,
Derm,DermUS,,,,2026-03-20 10:00:00,PST,Fee,,,,,,USD,1.00,,`,
    counts: [
      ['100000001', 80_00],
      ['100000001', -30_00],
      ['100000002', -45_00],
      ['100000002', 45_00],
    ],
    notCounted: ['MerchantPayout', 'Fee'],
  },
  'Shopify Payments': {
    text: `Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency
2026-03-02 15:00:00 -0600,charge,#100000001,visa,online,paid,2026-03-05,2026-03-05,80.00,2.62,77.38,#C1,card,80.00,USD,USD
2026-03-06 15:00:00 -0600,refund,#100000001,visa,online,paid,2026-03-09,2026-03-09,-30.00,0.00,-30.00,#C1,card,-30.00,USD,USD
2026-04-01 00:30:00 -0400,charge,#100000004,visa,online,pending,,2026-04-05,60.00,2.04,57.96,#C4,card,60.00,USD,USD
2026-03-08 15:00:00 -0500,chargeback,#100000005,visa,online,paid,2026-03-12,2026-03-12,-45.00,15.00,-60.00,#C5,card,-45.00,USD,USD`,
    counts: [
      ['#100000001', 80_00],
      ['#100000001', -30_00],
      ['#100000004', 60_00],
      ['#100000005', -45_00],
    ],
  },
  Clover: {
    text: `Payment Date,Payment ID,Transaction #,Note,Tender,Result,Order Date,Invoice Number,Amount,Tax Amount,Tip Amount,Refund Amount,Card Brand,Card Number,Currency
02-Mar-2026 10:12 AM CST,P1,1,,Credit Card,SUCCESS,02-Mar-2026 10:10 AM CST,100000001,80.00,6.00,0.00,0.00,VISA,1111,USD
02-Mar-2026 10:20 AM CST,P2,2,,Credit Card,FAIL,02-Mar-2026 10:10 AM CST,100000002,120.00,9.00,0.00,0.00,VISA,1111,USD
03-Mar-2026 10:20 AM CST,P3,3,,Credit Card,SUCCESS,03-Mar-2026 10:10 AM CST,100000003,50.00,4.00,0.00,20.00,VISA,1111,USD`,
    counts: [
      ['100000001', 80_00],
      ['100000003', 30_00],
    ],
    notCounted: ['FAIL'],
  },
  Worldpay: {
    text: `Batch report for DermPRO
Period;03/01/2026 - 03/31/2026

Order Code|Date|Amount|Currency|Status|Payment Method
100000001|2026-03-02 16:00:00|80.00|USD|SETTLED|VISA-SSL
100000002|2026-03-02 16:01:00|120.00|USD|REFUSED|VISA-SSL
100000003|2026-03-03 16:00:00|50.00|USD|REFUNDED|VISA-SSL
100000006|2026-03-03 16:00:00|50.00|USD|CHARGED_BACK|VISA-SSL
100000004|2026-03-04 16:00:00|60.00|USD|CAPTURED|VISA-SSL`,
    counts: [
      ['100000001', 80_00],
      ['100000003', 0],
      ['100000006', 0],
      ['100000004', 60_00],
    ],
    notCounted: ['REFUSED'],
  },
  'a German bank’s': {
    text: `Buchungsdatum;Transaktionsart;Bestellnummer;Betrag;Währung;Status
02.03.2026;Zahlung;100000001;1.234,56;USD;Abgeschlossen
05.03.2026;Erstattung;100000001;-34,56;USD;Abgeschlossen
06.03.2026;Zahlung;100000002;80,00;USD;Fehlgeschlagen
06.03.2026;Zahlung;100000003;80,00;EUR;Abgeschlossen
Summe;;;1.200,00;;`,
    counts: [
      ['100000001', 1_234_56],
      ['100000001', -34_56],
    ],
    leftOut: 1,
    notCounted: ['Fehlgeschlagen'],
  },
  'a Spanish one': {
    text: `Fecha;Tipo;Número de pedido;Importe;Moneda;Estado
16/03/2026;Venta;100000001;1.080,00;USD;Pagado
4/3/2026;Devolución;100000001;30,00;USD;Pagado
5/3/2026;Venta;100000002;70,00;USD;Rechazada
Total;;;1.050,00;;`,
    counts: [
      ['100000001', 1_080_00],
      ['100000001', -30_00],
    ],
    notCounted: ['Rechazada'],
  },
}

describe('the export of', () => {
  it.each(Object.entries(exports))('%s is read without help', async (_name, { text, counts, ...rest }) => {
    const reading = await readProcessor(text)
    const inMarch = reading.transactions.filter(({ day }) => day >= '2026-03-01' && day <= '2026-03-31')
    expect(reading.problems.filter(({ kind }) => kind !== 'other-currency')).toEqual([])
    expect(reading.unknown).toEqual([])
    expect(inMarch.map(({ reference, cents }) => [reference, cents])).toEqual(counts)
    expect(reading.notCounted.map(({ word }) => word)).toEqual(rest.notCounted ?? [])
    expect(reading.leftOut).toBe(rest.leftOut ?? 0)
  })
})
