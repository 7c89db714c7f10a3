import type { MagentoOrder } from '../practice/practice.ts'
import type { Html } from '../shop/format.ts'
import type { PageOrder } from './page-order.ts'
import type { PageSettings } from './settings.ts'

/** What a page offers under `window.sandboxPage` and as `data-control` to a person: see the README. */
export type Control = 'sort' | 'nextPage' | 'filter' | 'scroll' | 'hideColumn' | 'moveColumn' | 'reload'

export type FamilyGroup =
  | 'Order lists'
  | 'In frames'
  | 'Order pages'
  | 'Look-alikes'
  | 'Other documents'
  | 'Hostile pages'

/** One visit to a page of a family. */
export interface PageVisit {
  settings: PageSettings
  zone: string
  /** The practice's orders and their like: enough for two full pages and a short one. */
  orders: readonly MagentoOrder[]
  rows(): PageOrder[]
  /** The order that the path names, else the newest. */
  order: MagentoOrder
}

/** A kind of page, at `/pages/<id>` and any path below it. */
export interface Family {
  id: string
  title: string
  group: FamilyGroup
  /** What is special about it, for the index. */
  about: string
  controls: readonly Control[]
  /** Rows at a time where the address asks for no number; 20 where a family does not say. */
  size?: number
  /** Content security policy of the page; the default allows the shop's own files and nothing inline. */
  policy?: string
  /** Further queries worth trying by hand. */
  variants?: readonly string[]
  page(visit: PageVisit): Html
  /** What the page's script asks for at `/pages/<id>/data.json`. */
  data?(visit: PageVisit): unknown
  /** The answer to a form at `/pages/<id>/ajax`, a piece of HTML. */
  answer?(visit: PageVisit, form: Readonly<Record<string, string>>): Html
}

/** Where the lists of other makes lead to; this order page is Shop Manager's own. */
export const orderHref = (entity: number) => `/sales/orders/${entity}`

/** The rows with their addresses, for a page that its own script fills. */
export function linkedRows({ rows }: PageVisit): (PageOrder & { href: string })[] {
  return rows().map(row => ({ ...row, href: orderHref(row.entity) }))
}
