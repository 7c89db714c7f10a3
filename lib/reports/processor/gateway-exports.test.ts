import { expect, it } from 'vitest'
import { marchOf, type Wanted } from '../../../tests/fixtures/processor-file.ts'

/*
 * Exports of gateways with the headings and codes of their public documentation, and made-up rows: what counts in March in
 * Chicago, as order, dollars and day.
 */
const files: [name: string, text: string, counts: string[], more: Wanted][] = []
const add = (name: string, text: string, counts: string[], more: Wanted = {}) =>
  files.push([name, text, counts, more])

add(
  'Authorize.Net download, old layout with Response Code first',
  `Response Code\tAuthorization Code\tAddress Verification Status\tTransaction ID\tSubmit Date/Time\tCard Number\tExpiration Date\tInvoice Number\tInvoice Description\tTotal Amount\tMethod\tAction Code\tCustomer ID\tCustomer First Name
1\tA1B2C3\tY\t6001\t02-Mar-2026 10:00:00 AM PST\tXXXX1111\tXXXX\t100000001\tSkin care\t80.00\tCC\tAUTH_CAPTURE\t\tAnn
2\t000000\tN\t6002\t02-Mar-2026 10:05:00 AM PST\tXXXX1111\tXXXX\t100000002\tSkin care\t120.00\tCC\tAUTH_CAPTURE\t\tBo
3\t000000\tP\t6003\t02-Mar-2026 10:06:00 AM PST\tXXXX1111\tXXXX\t100000003\tSkin care\t70.00\tCC\tAUTH_CAPTURE\t\tCy
1\tA1B2C4\tY\t6004\t03-Mar-2026 10:05:00 AM PST\tXXXX1111\tXXXX\t100000004\tSkin care\t55.00\tCC\tAUTH_ONLY\t\tDi
1\tA1B2C4\tY\t6005\t04-Mar-2026 10:05:00 AM PST\tXXXX1111\tXXXX\t100000004\tSkin care\t50.00\tCC\tPRIOR_AUTH_CAPTURE\t\tDi
1\t\t\t6006\t05-Mar-2026 10:05:00 AM PST\tXXXX1111\tXXXX\t100000001\tSkin care\t30.00\tCC\tCREDIT\t\tAnn`,
  ['100000001:80@02', '100000004:50@04', '100000001:-30@05'],
  { none: ['2', '3', 'AUTH_ONLY'] },
)
add(
  'Authorize.Net today, Order Number column is not ours, partial capture status',
  `Transaction ID,Transaction Status,Settlement Amount,Settlement Currency,Settlement Date/Time,Authorization Amount,Authorization Currency,Submit Date/Time,Authorization Code,Reference Transaction ID,Transaction Type,Address Verification Status,Card Code Status,Fraudscreen Applied,Recurring Billing Transaction,Partial Capture Status,Card Number,Expiration Date,Bank Account Number,Routing Number,Total Amount,Currency,Invoice Number,Invoice Description,Customer First Name,Customer Last Name,L2 - Tax,L2 - Freight,L2 - Duty,L2 - Tax Exempt,L2 - Purchase Order ID,CAVV Results Code,Business Day,Order Number,Available Card Balance,Approved Amount,Market Type,Product,Reserved7
6001,Settled Successfully,80.00,USD,03-Mar-2026 04:10:11 PM PST,80.00,USD,02-Mar-2026 10:00:00 AM PST,A1,0,Authorization w/ Auto Capture,Address and 5 digit ZIP match (Y),Match (M),N,N,Not Applicable,XXXX1111,XXXX,,,80.00,USD,100000001,Skin care,Ann,Roe,6.10,0.00,0.00,N,,,03-Mar-2026,,,80.00,eCommerce,Card Not Present,
6004,Refund Settled Successfully,30.00,USD,05-Mar-2026 04:10:11 PM PST,30.00,USD,04-Mar-2026 10:00:00 AM PST,,6001,Credit,AVS Not Applicable (P),,N,N,Not Applicable,XXXX1111,XXXX,,,30.00,USD,100000001,Skin care,Ann,Roe,0.00,0.00,0.00,N,,,05-Mar-2026,,,30.00,eCommerce,Card Not Present,
6005,Settled Successfully,45.50,USD,07-Mar-2026 04:10:11 PM PST,50.00,USD,06-Mar-2026 10:00:00 AM PST,A2,0,Prior Authorization Capture,Address and 5 digit ZIP match (Y),Match (M),N,N,Not Applicable,XXXX1111,XXXX,,,50.00,USD,100000002,Skin care,Bo,Roe,0.00,0.00,0.00,N,,,07-Mar-2026,,,50.00,eCommerce,Card Not Present,`,
  ['100000001:80@02', '100000001:-30@04', '100000002:45.5@06'],
)
add(
  'Authorize.Net API names',
  `transId,submitTimeUTC,submitTimeLocal,transactionType,transactionStatus,responseCode,invoiceNumber,authAmount,settleAmount,accountType
6001,2026-04-01T03:30:49.39Z,2026-03-31T22:30:49.39,authCaptureTransaction,settledSuccessfully,1,100000001,80.00,80.00,Visa
6002,2026-03-10T16:30:49.39Z,2026-03-10T11:30:49.39,authCaptureTransaction,declined,2,100000002,120.00,0.00,Visa
6003,2026-03-11T16:30:49.39Z,2026-03-11T11:30:49.39,refundTransaction,refundSettledSuccessfully,1,100000001,20.00,20.00,Visa
6004,2026-03-11T16:31:49.39Z,2026-03-11T11:31:49.39,authOnlyTransaction,authorizedPendingCapture,1,100000003,20.00,20.00,Visa`,
  ['100000001:80@31', '100000001:-20@11'],
  { none: ['declined', 'authorizedPendingCapture'] },
)
add(
  'Stripe balance-change itemized',
  `balance_transaction_id,created_utc,created,available_on_utc,available_on,currency,gross,fee,net,reporting_category,source_id,description,payment_metadata[order_id]
txn_1,2026-03-02 16:00:00,2026-03-02 10:00:00,2026-03-04 06:00:00,2026-03-04 00:00:00,usd,80.00,2.62,77.38,charge,ch_1,Order 100000001,100000001
txn_2,2026-04-01 03:00:00,2026-03-31 22:00:00,2026-04-03 05:00:00,2026-04-03 00:00:00,usd,60.00,2.04,57.96,charge,ch_2,Order 100000002,100000002
txn_3,2026-03-05 16:00:00,2026-03-05 10:00:00,2026-03-05 06:00:00,2026-03-05 00:00:00,usd,-30.00,0.00,-30.00,refund,re_1,REFUND FOR CHARGE (Order 100000001),100000001
txn_4,2026-03-06 16:00:00,2026-03-06 10:00:00,2026-03-06 06:00:00,2026-03-06 00:00:00,usd,-45.00,15.00,-60.00,dispute,dp_1,Chargeback withdrawal for ch_9,100000009
txn_5,2026-03-16 16:00:00,2026-03-16 11:00:00,2026-03-16 05:00:00,2026-03-16 00:00:00,usd,45.00,0.00,45.00,dispute_reversal,dp_1,Chargeback reversal for ch_9,100000009
txn_6,2026-03-17 16:00:00,2026-03-17 11:00:00,2026-03-17 05:00:00,2026-03-17 00:00:00,usd,30.00,0.00,30.00,refund_failure,re_1,REFUND FAILURE,100000001
txn_7,2026-03-18 16:00:00,2026-03-18 11:00:00,2026-03-18 05:00:00,2026-03-18 00:00:00,usd,-2.00,0.00,-2.00,fee,,Radar,
txn_8,2026-03-19 16:00:00,2026-03-19 11:00:00,2026-03-19 05:00:00,2026-03-19 00:00:00,usd,-100.00,0.00,-100.00,payout,po_1,STRIPE PAYOUT,
txn_9,2026-03-20 16:00:00,2026-03-20 11:00:00,2026-03-20 05:00:00,2026-03-20 00:00:00,usd,-25.00,0.00,-25.00,charge_failure,py_1,Payment failure,100000005`,
  [
    '100000001:80@02',
    '100000002:60@31',
    '100000001:-30@05',
    '100000009:-45@06',
    '100000009:45@16',
    '100000001:30@17',
    '100000005:-25@20',
  ],
  { none: ['fee', 'payout'] },
)
add(
  'Stripe unified payments, uncaptured paid row',
  `id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Decline Reason,Description,Fee,Is Link,Link Funds,Mode,PaymentIntent ID,Payment Source Type,Refunded date (UTC),Statement Descriptor,Status,Seller Message,order_id (metadata)
ch_1,2026-03-02 16:00:00,80.00,0.00,usd,true,80.00,0.00,usd,,Magento order,2.62,false,,Live,pi_1,card,,DERM,Paid,Payment complete.,100000001
ch_2,2026-03-03 16:00:00,90.00,90.00,usd,true,90.00,90.00,usd,,Magento order,2.62,false,,Live,pi_2,card,2026-03-09 16:00:00,DERM,Refunded,Payment complete.,100000002
ch_3,2026-03-04 16:00:00,70.00,0.00,usd,false,70.00,0.00,usd,,Magento order,0.00,false,,Live,pi_3,card,,DERM,Uncaptured,Payment complete.,100000003
ch_4,2026-03-05 16:00:00,50.00,20.00,usd,true,50.00,20.00,usd,,Magento order,1.50,false,,Live,pi_4,card,2026-03-08 16:00:00,DERM,Partial refund,Payment complete.,100000004
ch_5,2026-03-06 16:00:00,55.00,0.00,usd,true,55.00,0.00,usd,,Magento order,1.50,false,,Test,pi_5,card,,DERM,Paid,Payment complete.,100000005`,
  ['100000001:80@02', '100000002:0@03', '100000004:30@05'],
  { none: ['Uncaptured', 'Mode: Test'] },
)
add(
  'Square transactions 2025, customer reference trap, order in Order Reference ID',
  `Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Device Nickname,Third Party Fees,Deposit ID,Deposit Date,Deposit Details,Fee Percentage Rate,Fee Fixed Rate,Refund Reason,Discount Name,Transaction Status,Cash App,Order Reference ID,Fulfillment Note,Free Processing Applied,Channel,Unattributed Tips
2026-03-02,10:00:00,Central Time (US & Canada),$90.00,-$16.00,$0.00,$74.00,$0.00,$6.00,$0.00,$0.00,$80.00,eCommerce Integrations,$80.00,Keyed,$0.00,$0.00,$0.00,,,-$2.62,$77.38,T1,P1,Visa,1111,,,,https://squareup.com/dashboard/sales/transactions/T1,1 x Serum,Payment,Main,,C1,Ann Roe,,,$0.00,D1,2026-03-03,https://squareup.com,2.9,$0.30,,,Complete,$0.00,100000001,,N/A,Online,$0.00
2026-03-05,10:00:00,Central Time (US & Canada),-$28.00,$0.00,$0.00,-$28.00,$0.00,-$2.00,$0.00,$0.00,-$30.00,eCommerce Integrations,-$30.00,Keyed,$0.00,$0.00,$0.00,,,$0.00,-$30.00,T2,P2,Visa,1111,,,,https://squareup.com/dashboard/sales/transactions/T2,1 x Serum,Refund,Main,,C1,Ann Roe,,,$0.00,D2,2026-03-06,https://squareup.com,,,Returned goods,,Complete,$0.00,100000001,,N/A,Online,$0.00`,
  ['100000001:80@02', '100000001:-30@05'],
)
add(
  'PayPal settlement report: T-codes, DR/CR, whole cents',
  `"RH",2026/03/31 00:00:00 -0800,"A","MERCHANT",012
"CH","Transaction ID","Invoice ID","PayPal Reference ID","PayPal Reference ID Type","Transaction Event Code","Transaction Initiation Date","Transaction Completion Date","Transaction  Debit or Credit","Gross Transaction Amount","Gross Transaction Currency","Fee Debit or Credit","Fee Amount","Fee Currency","Custom Field","Consumer ID"
"SB","T1","100000001","","","T0006","2026/03/02 10:00:00 -0800","2026/03/02 10:00:00 -0800","CR","8000","USD","DR","262","USD","",""
"SB","T2","100000001","T1","TXN","T1107","2026/03/05 10:00:00 -0800","2026/03/05 10:00:00 -0800","DR","3000","USD","CR","0","USD","",""
"SB","T3","","","","T0400","2026/03/06 10:00:00 -0800","2026/03/06 10:00:00 -0800","DR","5000","USD","","","","",""
"SB","T4","100000002","","","T0006","2026/03/31 21:30:00 -0800","2026/03/31 21:30:00 -0800","CR","12050","USD","DR","400","USD","",""
"SF","USD","20050","3000","","","","","","","","","","",""
"FF","4"`,
  ['100000001:80@02', '100000001:-30@05'],
  { none: ['T0400'], left: 2 },
)
add(
  'PayPal activity, hold and release, eCheck, reversal',
  `"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Invoice Number","Balance"
"03/02/2026","10:00:00","PST","Ann Roe","Website Payment","Completed","USD","80.00","-2.62","77.38","a@x.test","s@x.test","T1","100000001","77.38"
"03/02/2026","10:00:00","PST","","Account Hold for Open Authorization","Completed","USD","-80.00","0.00","-80.00","","","T2","100000001","0"
"03/03/2026","10:00:00","PST","","Reversal of General Account Hold","Completed","USD","80.00","0.00","80.00","","","T3","100000001","80"
"03/04/2026","10:00:00","PST","Bo Roe","Payment Reversal","Completed","USD","-45.00","0.00","-45.00","","","T4","100000002","35"
"03/05/2026","10:00:00","PST","Bo Roe","Chargeback Fee","Completed","USD","-20.00","0.00","-20.00","","","T5","100000002","15"
"03/06/2026","10:00:00","PST","Bo Roe","Cancellation of Hold for Dispute Resolution","Completed","USD","45.00","0.00","45.00","","","T6","100000002","15"
"03/07/2026","10:00:00","PST","Cy Roe","Mobile Payment","Completed","USD","25.00","-1.00","24.00","","","T7","100000003","39"
"03/08/2026","10:00:00","PDT","","Bank Deposit to PP Account ","Completed","USD","100.00","0.00","100.00","","","T8","","139"
"03/09/2026","10:00:00","PDT","Di Roe","Express Checkout Payment","Canceled","USD","99.00","0.00","99.00","","","T9","100000004","139"
"03/10/2026","10:00:00","PDT","Di Roe","Express Checkout Payment","Partially Refunded","USD","60.00","-2.00","58.00","","","T10","100000005","139"
"03/12/2026","10:00:00","PDT","Di Roe","Payment Refund","Completed","USD","-20.00","0.00","-20.00","","","T11","100000005","139"`,
  ['100000001:80@02', '100000002:-45@04', '100000003:25@07', '100000005:60@10', '100000005:-20@12'],
  {
    none: [
      'Account Hold for Open Authorization',
      'Reversal of General Account Hold',
      'Chargeback Fee',
      'Cancellation of Hold for Dispute Resolution',
      'Bank Deposit to PP Account',
      'Canceled',
    ],
  },
)
add(
  'Payflow: result code 0 approved, 12 declined, beside Response Msg',
  `Transaction ID,Transaction Time,Type,Tender Type,Account Number,Expires,Amount,Result Code,Response Msg,Comment1,Comment2,Batch ID,Currency Symbol,Invoice Number
V1,03/02/2026 10:00:00,Sale,Visa,4111XXXXXXXX1111,1228,$80.00,0,Approved,,,12,USD,100000001
V2,03/02/2026 10:05:00,Sale,Visa,4111XXXXXXXX1111,1228,$120.00,12,Declined,,,0,USD,100000002
V3,03/03/2026 10:05:00,Delayed Capture,Visa,4111XXXXXXXX1111,1228,$50.00,0,Approved,,,13,USD,100000003
V4,03/04/2026 10:05:00,Credit,Visa,4111XXXXXXXX1111,1228,$30.00,0,Approved,,,14,USD,100000001`,
  ['100000001:80@02', '100000003:50@03', '100000001:-30@04'],
  { none: ['Declined'] },
)
add(
  'Payflow without words: result code 0 is asked or approved, never declined',
  `Transaction ID,Transaction Time,Type,Tender Type,Amount,Result Code,Invoice Number
V1,03/02/2026 10:00:00,Sale,Visa,80.00,0,100000001
V2,03/02/2026 10:05:00,Sale,Visa,120.00,12,100000002`,
  [],
  { left: 2, asked: ['0', '12'] },
)
add(
  'Braintree search export, response code columns and datetime with zone column',
  `Transaction ID,Subscription ID,Transaction Type,Transaction Status,Escrow Status,Created Datetime,Created Timezone,Settlement Date,Disbursement Date,Merchant Account,Currency ISO Code,Amount Authorized,Amount Submitted For Settlement,Service Fee,Tax Amount,Tax Exempt,Purchase Order Number,Order ID,Descriptor Name,Refunded Transaction ID,Payment Instrument Type,Card Type,Processor Response Code,Processor Response Text
b1,,sale,settled,,03/31/2026 22:30:00,CDT,04/01/2026,04/03/2026,derm,USD,80.00,80.00,,6.00,No,,100000001,,,credit_card,Visa,1000,Approved
b2,,sale,settling,,03/05/2026 22:30:00,CST,,,derm,USD,60.00,60.00,,6.00,No,,100000002,,,credit_card,Visa,1000,Approved
b3,,sale,gateway_rejected,,03/05/2026 22:31:00,CST,,,derm,USD,60.00,,,6.00,No,,100000003,,,credit_card,Visa,,
b4,,sale,authorization_expired,,03/05/2026 22:31:00,CST,,,derm,USD,61.00,,,6.00,No,,100000004,,,credit_card,Visa,1000,Approved
b5,,sale,settlement_declined,,03/05/2026 22:32:00,CST,,,derm,USD,62.00,62.00,,6.00,No,,100000005,,,paypal_account,,4000,Declined
b6,,credit,submitted_for_settlement,,03/06/2026 22:31:00,CST,,,derm,USD,30.00,30.00,,0.00,No,,100000001,,b1,credit_card,Visa,1000,Approved`,
  ['100000001:80@31', '100000002:60@05', '100000001:-30@06'],
  { none: ['gateway_rejected', 'authorization_expired', 'settlement_declined'] },
)
add(
  'Converge ssl_ names: ssl_result 0 is approved, 1 declined',
  `ssl_txn_id,ssl_txn_time,ssl_transaction_type,ssl_amount,ssl_invoice_number,ssl_card_type,ssl_result,ssl_approval_code
C1,03/02/2026 10:05:33 AM,SALE,80.00,100000001,CREDITCARD,0,123456
C2,03/02/2026 10:06:33 AM,SALE,120.00,100000002,CREDITCARD,1,
C3,03/04/2026 10:06:33 AM,RETURN,30.00,100000001,CREDITCARD,0,123457`,
  ['100000001:80@02', '100000001:-30@04'],
  { none: ['1'] },
)
add(
  'Converge with ssl_trans_status and message',
  `ssl_txn_id,ssl_txn_time,ssl_transaction_type,ssl_amount,ssl_invoice_number,ssl_result_message,ssl_trans_status
C1,03/02/2026 10:05:33 AM,SALE,80.00,100000001,APPROVAL,STL
C2,03/02/2026 10:06:33 AM,SALE,120.00,100000002,DECLINED,
C4,03/03/2026 10:06:33 AM,AUTHONLY,33.00,100000003,APPROVAL,PRE
C3,03/04/2026 10:06:33 AM,RETURN,30.00,100000001,APPROVAL,STL`,
  ['100000001:80@02', '100000001:-30@04'],
  { none: ['DECLINED', 'AUTHONLY'] },
)

it.each(files)('%s', async (_name, text, counts, { none = [], left = 0, asked = [] }) => {
  expect(await marchOf(text)).toEqual({ counts, none, left, asked })
})
