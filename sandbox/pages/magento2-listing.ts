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

type Plain = readonly [
  id: string,
  label: string,
  german: string,
  spanish: string,
  field: string,
  sort?: string,
]

/** The columns of Sales > Orders that matter, in Magento's order (order pages B1). */
const orderColumns: readonly Plain[] = [
  ['increment_id', 'ID', 'ID', 'ID', 'number', 'number'],
  ['store_id', 'Purchase Point', 'Verkaufsstelle', 'Punto de compra', 'store'],
  ['created_at', 'Purchase Date', 'Kaufdatum', 'Fecha de compra', 'placed', 'createdAt'],
  ['billing_name', 'Bill-to Name', 'Rechnung an', 'Facturar a', 'customer', 'customer'],
  ['shipping_name', 'Ship-to Name', 'Lieferung an', 'Enviar a', 'shipTo'],
  ['base_grand_total', 'Grand Total (Base)', 'Gesamtsumme (Basis)', 'Total general (base)', 'base', 'cents'],
  [
    'grand_total',
    'Grand Total (Purchased)',
    'Gesamtsumme (Kauf)',
    'Total general (comprado)',
    'total',
    'cents',
  ],
  ['status', 'Status', 'Status', 'Estado', 'status', 'code'],
  ['customer_email', 'Customer Email', 'Kunden-E-Mail', 'Correo del cliente', 'email', 'email'],
  ['guarantee', 'Fraud Guarantee Decision', 'Betrugsprüfung', 'Garantía', 'decision'],
]

export function orderGrid(settings: PageSettings): GridDefinition {
  const isShown = (id: string) => {
    if (id === 'store_id') return settings.stores === 'many'
    if (id === 'customer_email') return settings.email === 'shown'
    return id !== 'guarantee' || settings.module === 'fraud'
  }
  const columns = orderColumns
    .filter(([id]) => id === 'customer_email' || isShown(id))
    .map(([id, en, de, es, field, sort]) => {
      const label = { en, de, es }[settings.lang]
      return { ...textColumn(id, label, field, sort), kind: kindOf(id), isVisible: isShown(id) }
    })
  return {
    namespace: 'sales_order_grid.sales_order_grid',
    columns: framed(columns, { en: 'Action', de: 'Aktion', es: 'Acción' }[settings.lang]),
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
