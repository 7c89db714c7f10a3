import type { OrderState } from '../../domain/order.ts'
import { plainLabel } from './plain-label.ts'

/** Magento's status labels (order pages B2). */
const states: ReadonlyMap<string, OrderState> = new Map([
  ['pending', 'new'],
  ['new', 'new'],
  ['pending payment', 'pending_payment'],
  ['processing', 'processing'],
  ['complete', 'complete'],
  ['completed', 'complete'],
  ['closed', 'closed'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
  ['on hold', 'holded'],
  ['holded', 'holded'],
  ['payment review', 'payment_review'],
  ['suspected fraud', 'payment_review'],
])

/** The state that a status label stands for; a label that the shop made up means nothing to us. */
export function interpretState(label: string): OrderState | undefined {
  return states.get(plainLabel(label))
}
