import { expect, it } from 'vitest'
import { marchOf, type Wanted } from '../../../tests/fixtures/processor-file.ts'

/*
 * One code means another thing at another gateway: without its column nobody knows, and a person is asked. What counts in
 * March in Chicago, as order, dollars and day.
 */
const files: [name: string, text: string, counts: string[], more: Wanted][] = []
const add = (name: string, text: string, counts: string[], more: Wanted = {}) =>
  files.push([name, text, counts, more])

add(
  'ISO codes whose zeros a spreadsheet took: 0 and 5',
  `Date,Order,Type,Amount,Response Code
3/2/2026,100000001,Sale,80.00,0
3/2/2026,100000002,Sale,120.00,5
3/3/2026,100000003,Sale,60.00,51`,
  [],
  { none: ['51'], left: 2, asked: ['0', '5'] },
)
add(
  'Amex/BASE24 action codes: 000 approved, 100 deny',
  `Date,Order,Type,Amount,Action Code,Response Code
3/2/2026,100000001,Sale,80.00,x,000
3/2/2026,100000002,Sale,120.00,x,100`,
  ['100000001:80@02'],
  { left: 1, asked: ['100'] },
)
add(
  'NMI: response 1/2/3 and response_code 100/200/300',
  `transaction_id,date,order_id,action_type,amount,response,response_code,response_text
n1,2026-03-02 10:00:00,100000001,sale,80.00,1,100,SUCCESS
n2,2026-03-02 10:01:00,100000002,sale,120.00,2,200,DECLINE
n3,2026-03-05 10:01:00,100000001,refund,30.00,1,100,SUCCESS
n4,2026-03-05 10:02:00,100000003,sale,33.00,3,300,Duplicate transaction REFID:1`,
  ['100000001:80@02', '100000001:-30@05'],
  { none: ['2', '3'] },
)
add(
  'Orbital: Approval Status 1/0/2',
  `Order ID,Date,Transaction Type,Amount,Approval Status,Resp Code
100000001,03/02/2026,AC,80.00,1,00
100000002,03/02/2026,AC,120.00,0,05`,
  ['100000001:80@02'],
  { none: ['0'], left: 0 },
)
add(
  'USAePay: A D E V and Result',
  `Date,Order ID,Type,Amount,Result,Invoice
03/02/2026 10:00:00,100000001,S,80.00,Approved,100000001
03/02/2026 10:01:00,100000002,S,120.00,Declined,100000002
03/05/2026 10:01:00,100000001,C,30.00,Approved,100000001`,
  [],
  { none: ['Declined'], left: 2, asked: ['S', 'C'] },
)
add(
  'Response Code 0 under BluePay named columns stays declined',
  `trans_id,issue_date,trans_type,amount,status,order_id
1,2026-03-02 10:00:00,SALE,80.00,1,100000001
2,2026-03-02 11:00:00,SALE,90.00,0,100000002`,
  ['100000001:80@02'],
  { none: ['0'] },
)
add(
  'Moneris response codes: 027 approved, 481 declined',
  `Date,Order,Type,Amount,Response Code
2026-03-02,100000001,Purchase,80.00,027
2026-03-02,100000002,Purchase,120.00,481`,
  [],
  { left: 2, asked: ['027', '481'] },
)
add(
  'status numbers nobody explains',
  `Date,Order,Amount,Status
2026-03-02,100000001,80.00,1
2026-03-02,100000002,120.00,0`,
  [],
  { left: 2, asked: ['1', '0'] },
)

it.each(files)('%s', async (_name, text, counts, { none = [], left = 0, asked = [] }) => {
  expect(await marchOf(text)).toEqual({ counts, none, left, asked })
})
