import { expect, it } from 'vitest'
import { guessColumns } from './columns.ts'
import { isNumberUnsure, withOwnNumbers } from './own-numbers.ts'

const known = new Set(['100000001', '100000002', 'WEB25-000566'])
const columnOf = (heads: string, ...rows: string[]) => {
  const names = heads.split(',')
  const cells = rows.map(row => row.split(','))
  const guessed = guessColumns(names, cells)
  const { number } = isNumberUnsure(guessed, cells) ? withOwnNumbers(guessed, cells, known) : guessed
  return number === null ? null : names[number]
}

/* Files in which the processor numbers its own orders, too. */
it.each([
  [
    'Klarna',
    'date,type,amount,order_id,merchant_reference1',
    '2026-03-02,SALE,80.00,9b1c2d,100000001',
    'merchant_reference1',
  ],
  [
    'Amazon Pay',
    'Date,Type,Amount,AmazonOrderReferenceId,SellerOrderId',
    '2026-03-02,Capture,80.00,P01-1,100000001',
    'SellerOrderId',
  ],
  ['Clover', 'Date,Order ID,Order Number,Amount', '2026-03-02,4F0Q8ZP1,100000001,80.00', 'Order Number'],
  [
    'a column of another heading',
    'Date,Amount,Ref,Field 7',
    '2026-03-02,80.00,77,Order WEB25-000566',
    'Field 7',
  ],
  [
    'no column of our orders',
    'Date,Order ID,Order Number,Amount',
    '2026-03-02,4F0Q8ZP1,777,80.00',
    'Order ID',
  ],
  ['the guessed one', 'Date,Order ID,Invoice,Amount', '2026-03-02,100000001,100000002,80.00', 'Order ID'],
  ['one that is given away', 'Date,Order ID,Amount', '2026-03-02,4F0Q8ZP1,100000001', 'Order ID'],
])('%s', (_name, heads, row, column) => {
  expect(columnOf(heads, row)).toBe(column)
})
