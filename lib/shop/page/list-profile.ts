import type { Fact } from './labels.ts'

/** Where a fact stands in a row: under a heading or beside a label, worded as the page does; or by a CSS selector. */
export type FactPlace = { label: string } | { within: string }

/** What staff taught about the orders of a page whose words this extension does not know. */
export interface ListProfile {
  /** CSS selector of the list: a table, a grid, or what holds the cards. */
  list: string
  /** CSS selector of its rows or cards; not needed where it is a table or a grid with headings. */
  rows?: string
  number: FactPlace
  facts: Partial<Record<Fact, FactPlace>>
}
