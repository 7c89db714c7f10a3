export type StaffAct =
  | 'void'
  | 'correct-amount'
  | 'correct-patient'
  | 'edit'
  | 'post-marked'
  | 'post-unmarked'
  | 'refund-payment'
  | 'make-patient'
  | 'refund-order'
  | 'cancel-order'
  | 'read-again'
  | 'undo'

/** Somebody does something: at a moment, or right after a payment of the order landed. */
export interface Act {
  act: StaffAct
  sale: number
  at: number
  onLanding: boolean
}
