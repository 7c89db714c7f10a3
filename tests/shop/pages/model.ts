import type { Fact } from '../../../lib/shop/page/find/labels.ts'

/** What a column of a made-up page is for; undefined = nothing of the order. */
export type Meaning = 'number' | Fact | undefined

export interface ModelColumn {
  meaning: Meaning
  label: string
  /** The page's own id of the column. */
  id: string
  /** One text for each row. */
  texts: string[]
  isHidden?: boolean
}

/** A list as a person sees it: a page of any family is drawn from it, and a reading is compared with it. */
export interface Model {
  columns: ModelColumn[]
  rows: number
}

const people = ['Ada Example', 'Zoe Munoz Garcia', 'Li Test', "Ann O'Sample"]
const states = ['Pending', 'Processing', 'Complete', 'On Hold', 'Closed']

/** So many made-up orders, with a column for each fact. */
export function ordersModel(rows: number, labels: Partial<Record<Fact | 'number', string>> = {}): Model {
  const texts = (text: (at: number) => string) => Array.from({ length: rows }, (_, at) => text(at))
  const column = (meaning: Fact | 'number', label: string, id: string, own: string[]): ModelColumn => ({
    meaning,
    label: labels[meaning] ?? label,
    id,
    texts: own,
  })
  return {
    rows,
    columns: [
      column(
        'number',
        'Order #',
        'increment_id',
        texts(at => String(100_004_001 + at)),
      ),
      column(
        'date',
        'Purchase Date',
        'created_at',
        texts(at => `Mar ${1 + (at % 28)}, 2026, 2:${10 + at}:00 PM`),
      ),
      column(
        'customer',
        'Bill-to Name',
        'billing_name',
        texts(at => people[at % people.length] ?? ''),
      ),
      column(
        'total',
        'Grand Total',
        'grand_total',
        texts(at => `$${(84 + at * 13).toFixed(2)}`),
      ),
      column(
        'status',
        'Status',
        'status',
        texts(at => states[at % states.length] ?? ''),
      ),
    ],
  }
}

/** What a row says of a fact; two columns may say it, and a text of nothing says nothing. */
export function textsOf(model: Model, row: number, meaning: Meaning): string[] {
  const columns = model.columns.filter(column => column.meaning === meaning)
  return columns.map(({ texts }) => texts[row] ?? '')
}
