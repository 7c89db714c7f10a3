import type { OrderState } from '../../domain/order.ts'
import { plainLabel } from './plain-label.ts'

/** Magento's own status labels, also in the words of its packages of languages (order pages B2). */
const labels: Readonly<Record<OrderState, readonly string[]>> = {
  new: [
    'pending',
    'new',
    'pendiente',
    'nuevo',
    'ausstehend',
    'anhängig',
    'neu',
    'en attente',
    'nouvelle',
    'novo',
    'nova',
    'in attesa',
    'nuovo',
  ],
  pending_payment: [
    ...['pending payment', 'pending paypal', 'pending ogone', 'waiting authorization'],
    ...['pago pendiente', 'pendiente de pago', 'paypal pendiente', 'pendiente de paypal'],
    ...['zahlung ausstehend', 'ausstehende zahlung', 'warten auf zahlung', 'paypal ausstehend'],
    'ausstehende paypal-zahlung',
    ...['pagamento pendente', 'aguardando pagamento', 'in attesa di pagamento', 'pagamento in sospeso'],
    ...['en attente de paiement', 'paiement en attente', 'attente paiement'],
  ],
  // The reversal of a reversal gives the money back to the shop.
  processing: [
    ...['processing', 'paypal canceled reversal', 'paypal cancelled reversal', 'processing ogone payment'],
    ...['procesando', 'en proceso', 'en procesamiento', 'in bearbeitung', 'verarbeitung', 'wird bearbeitet'],
    ...['in verarbeitung', 'processed ogone payment', 'en cours de traitement'],
    ...['processando', 'em processamento', 'em andamento', 'in elaborazione', 'in lavorazione'],
    ...['traitement en cours', 'en traitement', 'traitement'],
  ],
  complete: [
    ...['concluído', 'concluída', 'finalizado', 'completato', 'completata'],
    ...['complete', 'completed', 'completo', 'completa', 'completado', 'completada'],
    ...[
      'vollständig',
      'komplett',
      'abgeschlossen',
      'terminé',
      'terminée',
      'complété',
      'complétée',
      'complète',
    ],
  ],
  closed: [
    'closed',
    'cerrado',
    'cerrada',
    'geschlossen',
    'fermé',
    'fermée',
    'clôturé',
    'clôturée',
    'fechado',
    'encerrado',
    'chiuso',
  ],
  canceled: [
    ...[
      'canceled',
      'cancelled',
      'cancelado',
      'cancelada',
      'anulado',
      'storniert',
      'abgebrochen',
      'annulé',
      'annulée',
    ],
    ...['cancelled ogone', 'declined ogone', 'annullato', 'annullata'],
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
    ...['suspenso', 'retido', 'in sospeso', 'sospeso'],
    ...['en suspens', 'suspendu', 'suspendue', 'mise en attente', 'bloqué', 'bloquée'],
  ],
  // A buyer has taken the money back: the shop has it no more until that is settled.
  payment_review: [
    ...['payment review', 'suspected fraud', 'fraud', 'paypal reversed', 'paypal reversal'],
    ...['revisión de pago', 'revisión del pago', 'sospecha de fraude', 'fraude sospechado', 'posible fraude'],
    ...['paypal revertido', 'zahlungsprüfung', 'zahlungsüberprüfung', 'zahlung wird geprüft'],
    ...['betrugsverdacht', 'verdacht auf betrug', 'paypal rückbuchung', 'paypal storniert'],
    ...['vérification du paiement', 'paiement en cours de vérification', 'suspicion de fraude'],
    ...['fraude suspectée', 'fraude présumée', 'suspeita de fraude', 'sospetta frode'],
    ...['análise de pagamento', 'revisão de pagamento', 'revisione pagamento', 'revisione del pagamento'],
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
  return Object.entries(own).find(([name]) => plainLabel(name) === plain)?.[1] ?? stateOfTwo(plain)
}

/** The state that two labels name, each in a language: `Complete / Completado`. */
function stateOfTwo(plain: string): OrderState | undefined {
  const parts = plain.split(/ [/|\u00b7] /)
  const [state, ...others] = new Set(parts.map(part => states.get(part)))
  return parts.length === 2 && others.length === 0 ? state : undefined
}
