import type { PageSettings } from './settings.ts'

/** A column of a Magento 2 grid as its page's script takes it. */
export interface GridColumn {
  id: string
  label: string
  kind: 'text' | 'html' | 'ids' | 'actions'
  /** The key of a row's data that the cell shows. */
  field: string
  /** The key of a row's data that the column sorts by. */
  sort?: string
  isVisible: boolean
}

export interface GridDefinition {
  /** E.g. `sales_order_grid.sales_order_grid`. */
  namespace: string
  columns: readonly GridColumn[]
  size: number
  isOrders: boolean
}

type Plain = readonly [id: string, label: string, german: string, field: string, sort?: string]

/** The columns of Sales > Orders that matter, in Magento's order (order pages B1). */
const orderColumns: readonly Plain[] = [
  ['increment_id', 'ID', 'ID', 'number', 'number'],
  ['store_id', 'Purchase Point', 'Verkaufsstelle', 'store'],
  ['created_at', 'Purchase Date', 'Kaufdatum', 'placed', 'createdAt'],
  ['billing_name', 'Bill-to Name', 'Rechnung an', 'customer', 'customer'],
  ['shipping_name', 'Ship-to Name', 'Lieferung an', 'shipTo'],
  ['base_grand_total', 'Grand Total (Base)', 'Gesamtsumme (Basis)', 'base', 'cents'],
  ['grand_total', 'Grand Total (Purchased)', 'Gesamtsumme (Kauf)', 'total', 'cents'],
  ['status', 'Status', 'Status', 'status', 'code'],
  ['customer_email', 'Customer Email', 'Kunden-E-Mail', 'email', 'email'],
  ['guarantee', 'Fraud Guarantee Decision', 'Betrugsprüfung', 'decision'],
]

export function orderGrid(settings: PageSettings): GridDefinition {
  const isShown = (id: string) => {
    if (id === 'store_id') return settings.stores === 'many'
    if (id === 'customer_email') return settings.email === 'shown'
    return id !== 'guarantee' || settings.module === 'fraud'
  }
  const columns = orderColumns
    .filter(([id]) => id === 'customer_email' || isShown(id))
    .map(([id, english, german, field, sort]) => {
      const label = settings.lang === 'de' ? german : english
      return { ...textColumn(id, label, field, sort), kind: kindOf(id), isVisible: isShown(id) }
    })
  return {
    namespace: 'sales_order_grid.sales_order_grid',
    columns: framed(columns, settings.lang === 'de' ? 'Aktion' : 'Action'),
    size: settings.size,
    isOrders: true,
  }
}

/** Any other grid: text columns between the check box and the action. */
export function textGrid(
  namespace: string,
  columns: readonly (readonly [label: string, field: string])[],
  size: number,
): GridDefinition {
  const texts = columns.map(([label, field]) => textColumn(field, label, field, field))
  return { namespace, columns: framed(texts, 'Action'), size, isOrders: false }
}

function textColumn(id: string, label: string, field: string, sort?: string): GridColumn {
  return { id, label, kind: 'text', field, isVisible: true, ...(sort ? { sort } : {}) }
}

function kindOf(id: string): GridColumn['kind'] {
  return id === 'store_id' ? 'html' : 'text'
}

function framed(columns: readonly GridColumn[], action: string): GridColumn[] {
  const ids: GridColumn = { ...textColumn('ids', '', 'entity'), kind: 'ids' }
  const actions: GridColumn = { ...textColumn('actions', action, 'href'), kind: 'actions' }
  return [ids, ...columns, actions]
}
