import type { OrderState } from '../../domain/order.ts'
import { plainLabel } from './plain-label.ts'

/** Magento's own status labels, also in the words of its Spanish and German packages (order pages B2). */
const labels: Readonly<Record<OrderState, readonly string[]>> = {
  new: ['pending', 'new', 'pendiente', 'nuevo', 'ausstehend', 'anhängig', 'neu'],
  pending_payment: [
    ...['pending payment', 'pending paypal', 'pending ogone', 'waiting authorization'],
    ...['pago pendiente', 'pendiente de pago', 'paypal pendiente', 'pendiente de paypal'],
    ...['zahlung ausstehend', 'ausstehende zahlung', 'warten auf zahlung', 'paypal ausstehend'],
    'ausstehende paypal-zahlung',
  ],
  // The reversal of a reversal gives the money back to the shop.
  processing: [
    ...['processing', 'paypal canceled reversal', 'paypal cancelled reversal', 'processing ogone payment'],
    ...['procesando', 'en proceso', 'en procesamiento', 'in bearbeitung', 'verarbeitung', 'wird bearbeitet'],
    ...['in verarbeitung', 'processed ogone payment'],
  ],
  complete: [
    ...['complete', 'completed', 'completo', 'completa', 'completado', 'completada'],
    ...['vollständig', 'komplett', 'abgeschlossen'],
  ],
  closed: ['closed', 'cerrado', 'cerrada', 'geschlossen'],
  canceled: [
    ...['canceled', 'cancelled', 'cancelado', 'cancelada', 'anulado', 'storniert', 'abgebrochen'],
    ...['cancelled ogone', 'declined ogone'],
  ],
  holded: [
    'on hold',
    'holded',
    'en espera',
    'retenido',
    'retenida',
    'zurückgestellt',
    'angehalten',
    'in wartestellung',
  ],
  // A buyer has taken the money back: the shop has it no more until that is settled.
  payment_review: [
    ...['payment review', 'suspected fraud', 'fraud', 'paypal reversed', 'paypal reversal'],
    ...['revisión de pago', 'revisión del pago', 'sospecha de fraude', 'fraude sospechado', 'posible fraude'],
    ...['paypal revertido', 'zahlungsprüfung', 'zahlungsüberprüfung', 'zahlung wird geprüft'],
    ...['betrugsverdacht', 'verdacht auf betrug', 'paypal rückbuchung', 'paypal storniert'],
  ],
}
const states: ReadonlyMap<string, OrderState> = new Map(
  Object.entries(labels).flatMap(([state, all]) => all.map(label => [label, state as OrderState] as const)),
)

/** A shop's own status labels, and the state that a person has said each of them stands for. */
export type NativeStatuses = Readonly<Record<string, OrderState>>

/** Dots, ticks and small pictures that pages set beside a status. */
const ornaments = /^[^\p{L}\p{N}([]+|[^\p{L}\p{N})\].]+$/gu

/** The state that a status label stands for; what the shop made up means what a person has said (rules 3). */
export function interpretState(label: string, own: NativeStatuses = {}): OrderState | undefined {
  const plain = plainLabel(label)
  const known = states.get(plain) ?? states.get(plain.replace(ornaments, ''))
  if (known || plain === '') return known
  return Object.entries(own).find(([name]) => plainLabel(name) === plain)?.[1]
}
