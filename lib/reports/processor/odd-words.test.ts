import { expect, it } from 'vitest'
import { marchOf, type Wanted } from '../../../tests/fixtures/processor-file.ts'

/*
 * Words, codes and columns as files have them beside the documented ones: what counts in March in Chicago, as order,
 * dollars and day.
 */
const files: [name: string, text: string, counts: string[], more: Wanted][] = []
const add = (name: string, text: string, counts: string[], more: Wanted = {}) =>
  files.push([name, text, counts, more])

const both = ['100000001:80@02', '100000001:-30@05']
add(
  'Square refund of gift card tender part',
  `Date,Time,Time Zone,Gross Sales,Net Sales,Gift Card Sales,Tax,Total Collected,Card,Square Gift Card,Transaction ID,Event Type,Transaction Status,Order Reference ID
2026-03-02,10:00:00,Central Time (US & Canada),$80.00,$80.00,$0.00,$0.00,$80.00,$50.00,$30.00,T1,Payment,Complete,100000001`,
  ['100000001:80@02'],
)
add(
  'eCheck at Authorize.Net: Returned Item',
  `Transaction ID\tTransaction Status\tSettlement Amount\tSettlement Date/Time\tAuthorization Amount\tSubmit Date/Time\tInvoice Number\tTransaction Type
1\tSettled Successfully\t80.00\t03-Mar-2026 04:10:11 PM PST\t80.00\t02-Mar-2026 10:00:00 AM PST\t100000001\teCheck.Net Debit
2\tReturned Item\t80.00\t\t80.00\t05-Mar-2026 10:00:00 AM PST\t100000001\teCheck.Net Debit`,
  ['100000001:80@02'],
  { left: 1, asked: ['Returned Item'] },
)
add(
  'Chargeback column of amounts per sale',
  `Date,Order,Amount,Chargeback Amount
3/2/2026,100000001,80.00,0.00
3/3/2026,100000002,50.00,50.00`,
  ['100000001:80@02', '100000002:0@03'],
)
add(
  'state told twice: Status Success and Response Declined',
  `Date,Order,Type,Amount,Status,Response Text
3/2/2026,100000001,Sale,80.00,Success,APPROVED
3/3/2026,100000002,Sale,50.00,Success,DECLINED`,
  ['100000001:80@02'],
  { none: ['Response Text: DECLINED'] },
)
add(
  'Converge state letters',
  `Date,Invoice Number,Type,Amount,Status
03/02/2026,100000001,SALE,80.00,STL
03/03/2026,100000002,SALE,50.00,OPN
03/04/2026,100000003,SALE,40.00,PEN`,
  [],
  { left: 3, asked: ['STL', 'OPN', 'PEN'] },
)
add(
  'refund row that repeats the sale’s date in Original Date',
  `Transaction Date,Original Transaction Date,Order Number,Transaction Type,Amount
03/02/2026,,100000001,Sale,80.00
03/05/2026,03/02/2026,100000001,Refund,30.00`,
  both,
)
add(
  'order number in a column named Order Number, transaction numbers before',
  `Order Number,Transaction Number,Batch Number,Date,Amount
100000001,1,7,3/2/2026,80.00
100000001,2,7,3/5/2026,-30.00`,
  both,
)
add(
  'amounts with a plus',
  `Date,Order,Amount
3/2/2026,100000001,+80.00
3/5/2026,100000001,-30.00`,
  both,
)
add(
  'a day column of week days and dates',
  `Day,Date,Order,Amount
Monday,03/02/2026,100000001,80.00
Thursday,03/05/2026,100000001,-30.00`,
  both,
)
add(
  'refunded told by amount and negative net',
  `Date,Order,Gross,Refunded,Fee,Net
3/2/2026,100000001,80.00,30.00,2.62,47.38`,
  ['100000001:50@02'],
)
add(
  'time of settlement in the heading of the day',
  `Settled (PST),Order,Amount
03/02/2026 10:00 AM,100000001,80.00`,
  ['100000001:80@02'],
)
add(
  'type Payment and Payment Refund, and Payment Failure',
  `Date,Order,Type,Amount
3/2/2026,100000001,Payment,80.00
3/5/2026,100000001,Payment Refund,30.00
3/6/2026,100000002,Payment Failure,50.00
3/7/2026,100000003,Failed Payment,50.00`,
  both,
  { none: ['Failed Payment'], left: 1, asked: ['Payment Failure'] },
)
add(
  'negative chargeback reversal',
  `Date,Order,Type,Amount
3/2/2026,100000001,Sale,80.00
3/5/2026,100000001,Chargeback,-80.00
3/15/2026,100000001,Chargeback Reversal,-80.00`,
  ['100000001:80@02', '100000001:-80@05', '100000001:80@15'],
)
add(
  'ACH codes of returns',
  `Date,Order,Status,Return Code,Amount
3/2/2026,100000001,Settled,,80.00
3/3/2026,100000002,Returned,R01,50.00`,
  ['100000001:80@02'],
  { left: 1, asked: ['Returned'] },
)
add(
  'response code with text in one cell',
  `Date,Order,Amount,Response
3/2/2026,100000001,80.00,00 - Approved
3/3/2026,100000002,50.00,05 - Do not honor
3/4/2026,100000003,40.00,1 - Approved`,
  ['100000001:80@02', '100000003:40@04'],
  { none: ['05 - Do not honor'] },
)
add(
  'status approved/declined/void as T/F',
  `Date,Order,Amount,Approved,Voided
3/2/2026,100000001,80.00,T,F
3/3/2026,100000002,50.00,F,F
3/4/2026,100000003,40.00,T,T`,
  ['100000001:80@02'],
  { none: ['Approved: F', 'Voided: T'] },
)
add(
  'kind sale with sign in a column Credit/Debit words',
  `Date,Order,Amount,Credit/Debit
3/2/2026,100000001,80.00,Credit
3/5/2026,100000001,30.00,Debit`,
  both,
)

add(
  'a payout without a state, and a declined row of a kind that nobody knows',
  `Date,Order,Type,Status,Amount
3/2/2026,100000001,Sale,Paid,80.00
3/3/2026,,Payout,,77.38
3/4/2026,100000002,Widget,Declined,50.00
3/5/2026,100000001,Refund,Paid,30.00`,
  both,
  { none: ['Payout', 'Declined'] },
)

add(
  'NMI: each sale has a row more when it settles',
  `transaction_id,order_id,action_type,amount,date,response_text
1,100000001,sale,80.00,20260302151200,SUCCESS
1,100000001,settle,80.00,20260303020000,ACCEPTED
2,100000002,sale,80.00,20260304151200,SUCCESS
3,100000002,sale,80.00,20260304151900,SUCCESS
2,100000002,settle,80.00,20260305020000,ACCEPTED
4,100000003,settle,60.00,20260306020000,ACCEPTED
5,100000004,sale,50.00,20260306020000,SUCCESS
5,100000004,settle,50.00,20260307020000,ACCEPTED
6,100000004,void,50.00,20260308020000,SUCCESS`,
  [
    ...['100000001:80@02', '100000002:80@04', '100000002:80@04', '100000003:60@06', '100000004:50@06'],
    '100000004:-50@08',
  ],
  { none: ['settle'] },
)
add(
  'money that came again after it went back',
  `Date,Order,Type,Amount
3/2/2026,100000001,Sale,80.00
3/3/2026,100000001,Return,-30.00
3/4/2026,100000001,Return Reversal,30.00
3/5/2026,100000002,Sale,90.00`,
  ['100000001:80@02', '100000001:-30@03', '100000001:30@04', '100000002:90@05'],
)
add(
  'states of a sale whose chargeback was won, and that was captured after all',
  `Date,Order,Status,Amount
3/2/2026,100000001,Chargeback Reversal,80.00
3/3/2026,100000002,Authorized - Captured,70.00
3/3/2026,100000003,Authorized/Pending Capture,71.00
3/4/2026,100000004,Chargeback,60.00`,
  ['100000001:80@02', '100000002:70@03', '100000004:0@04'],
  { none: ['Authorized/Pending Capture'] },
)
add(
  'Stripe disputes: a lost one took money, how much a person sees',
  `Created date (UTC),Amount,Amount Refunded,Status,Disputed Amount,Dispute Status,order_id (metadata)
2026-03-02 15:00,80.00,0.00,Paid,80.00,lost,100000001
2026-03-03 15:00,70.00,0.00,Paid,70.00,won,100000002
2026-03-04 15:00,60.00,0.00,Paid,,,100000003`,
  ['100000002:70@03', '100000003:60@04'],
  { left: 1 },
)
add(
  'an account that begins and ends with what it holds',
  `Date,Description,Amount
3/1/2026,Opening Balance,500.00
3/2/2026,Order 100000001,80.00
3/31/2026,Closing balance 03/31,580.00
3/31/2026,Saldo final,580.00`,
  ['Order 100000001:80@02'],
)
add(
  'French',
  `Date;N° de commande;Type;Statut;Montant brut;Frais;Montant net
02/03/2026;100000001;Paiement;Réussi;1 080,00 $;-2,62 $;1 077,38 $
15/03/2026;100000001;Remboursement;Réussi;-30,00 $;0,00 $;-30,00 $
16/03/2026;100000002;Paiement;Échoué;50,00 $;0,00 $;50,00 $
17/03/2026;;Frais;Réussi;-9,00 $;0,00 $;-9,00 $`,
  ['100000001:1080@02', '100000001:-30@15'],
  { none: ['Échoué', 'Frais'] },
)
add(
  'Portuguese',
  `Data;Pedido;Tipo;Situação;Valor
02/03/2026;100000001;Venda;Aprovado;80,00
15/03/2026;100000001;Estorno;Aprovado;30,00
16/03/2026;100000002;Venda;Recusado;50,00`,
  ['100000001:80@02', '100000001:-30@15'],
  { none: ['Recusado'] },
)
add(
  'Italian',
  `Data;Ordine;Tipo;Stato;Importo lordo;Commissione
02/03/2026;100000001;Pagamento;Riuscito;80,00;2,00
15/03/2026;100000001;Rimborso;Riuscito;30,00;0,00
16/03/2026;100000002;Pagamento;Rifiutato;50,00;0,00`,
  ['100000001:80@02', '100000001:-30@15'],
  { none: ['Rifiutato'] },
)

it.each(files)('%s', async (_name, text, counts, { none = [], left = 0, asked = [] }) => {
  expect(await marchOf(text)).toEqual({ counts, none, left, asked })
})
