/** The first field of an order page that could not be understood, and the text that stands there. */
export interface Misread {
  ok: false
  field: 'number' | 'date' | 'status' | 'total' | 'paid' | 'refunded' | 'due' | 'gift-card' | 'items'
  text: string
}
