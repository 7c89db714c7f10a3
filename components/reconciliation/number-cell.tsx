import type { OrderAddresses } from '../../lib/domain/order-address.ts'
import { say } from '../../lib/words/reconciliation-words.ts'
import { OrderNumber } from '../common/order-number.tsx'

export interface NumberCellProps {
  row: { number: string | null; key: string }
  addresses: OrderAddresses
}

/** What heads a line: the order, which leads to its page where that is known, or the payment that names none. */
export function NumberCell({ row: { number, key }, addresses }: NumberCellProps) {
  if (number === null) return <>{say('rec.payment', { id: key })}</>
  return <OrderNumber number={number} href={addresses[number.toLowerCase()]} />
}
