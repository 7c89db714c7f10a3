import type { MisreadField } from '../../domain/source-trouble.ts'

/** The first field of an order that could not be understood, and the text that stands there. */
export interface Misread {
  field: MisreadField
  text: string
  /** A date of which nothing tells day, month and year apart. */
  isUnclear?: true
}
