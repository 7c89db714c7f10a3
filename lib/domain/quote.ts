import type { Cents } from './units.ts'

/** An open quote of a patient, for staff to apply a payment to by hand (Nextech API 2.10). */
export interface Quote {
  id: string
  totalCents: Cents
  created: string
  /** What it is for, as its items are worded. */
  items: string[]
}
