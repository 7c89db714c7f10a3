import type { Model, ModelColumn } from './model.ts'

/** One change of a page; `seed` chooses where. */
export interface Mutation {
  kind: ModelMutation | PageMutation
  seed: number
}

const synonyms: Readonly<Record<string, readonly string[]>> = {
  number: [
    'Order #',
    'Order Number',
    'Order No.',
    'ORDER ID',
    'order#',
    'Increment ID',
    'Bestellnummer',
    'Número de pedido',
  ],
  date: [
    'Purchase Date',
    'Purchased On',
    'Order Date',
    'Date',
    'Placed on',
    'Created',
    'Kaufdatum',
    'Fecha de compra',
  ],
  customer: ['Bill-to Name', 'Customer', 'Customer Name', 'Billing Name', 'Buyer', 'Kunde', 'Cliente'],
  total: [
    'Grand Total',
    'G.T. (Purchased)',
    'Order Total',
    'Total',
    'Amount',
    'Gesamtsumme',
    'Importe total',
  ],
  status: ['Status', 'Order Status', 'STATUS', 'State', 'Bestellstatus', 'Estado'],
}
/** In languages that the reader does not know: a heading that it knows would say what the column is. */
const strange = ['Numer zamówienia', 'Data zakupu', 'Kupujący', 'Kwota', 'Zustand', '¿?', '']
const furtherLabels = [
  'Purchase Point',
  'Ship-to Name',
  'Items',
  'Notes',
  'Phone',
  'Payment Method',
  'Subtotal',
  'Weight',
]
const furtherTexts = [
  'Main Website',
  '100009999',
  '$5.00',
  'Mar 9, 2026',
  '',
  '12',
  'Complete',
  '(214) 555-0100',
  'WEB-77001',
]
const glyphs = ['▲', ' ↓', ' ⇅', ': ', ' (sorted ascending)', ' arrow_upward', ' *']

const pick = <T>(all: readonly T[], seed: number): T => all[seed % all.length] as T
const scatter = (seed: number, at: number) => (Math.imul(seed + at * 7919, 2654435761) >>> 8) & 0xffff

const changed = (model: Model, seed: number, change: (column: ModelColumn) => ModelColumn): Model => {
  const chosen = pick(model.columns, seed)
  return { ...model, columns: model.columns.map(column => (column === chosen ? change(column) : column)) }
}
const withText = (column: ModelColumn, row: number, text: string): ModelColumn => ({
  ...column,
  texts: column.texts.with(row % column.texts.length, text),
})
const inserted = (model: Model, seed: number, column: ModelColumn): Model => ({
  ...model,
  columns: model.columns.toSpliced(seed % (model.columns.length + 1), 0, column),
})

/** Changes of what a list shows: columns, labels and texts. */
export const modelMutations = {
  dropColumn: (model, seed) =>
    model.columns.length < 2
      ? model
      : { ...model, columns: model.columns.toSpliced(seed % model.columns.length, 1) },
  reorder: (model, seed) => ({
    ...model,
    columns: model.columns
      .map((column, at) => ({ column, at: scatter(seed, at) }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ column }) => column),
  }),
  addColumn: (model, seed) => {
    const texts = Array.from({ length: model.rows }, (_, at) => pick(furtherTexts, scatter(seed, at)))
    return inserted(model, seed, {
      meaning: undefined,
      label: pick(furtherLabels, seed),
      id: `x${seed}`,
      texts,
    })
  },
  addNumbers: (model, seed) => {
    const texts = Array.from({ length: model.rows }, (_, at) => String(700_000 + scatter(seed, at)))
    return inserted(model, seed, {
      meaning: undefined,
      label: pick(['Entity', 'Zip', 'Store', ''], seed),
      id: `n${seed}`,
      texts,
    })
  },
  /** The same heading twice, above other texts. */
  doubleColumn: (model, seed) => {
    const { label, id } = pick(model.columns, seed)
    const texts = Array.from({ length: model.rows }, (_, at) => pick(furtherTexts, scatter(seed, at)))
    return inserted(model, seed >> 3, { meaning: undefined, label, id, texts })
  },
  hideColumn: (model, seed) => changed(model, seed, column => ({ ...column, isHidden: true })),
  synonym: (model, seed) =>
    changed(model, seed, column =>
      column.meaning ? { ...column, label: pick(synonyms[column.meaning] ?? [], seed >> 3) } : column,
    ),
  translate: (model, seed) =>
    changed(model, seed, column => ({ ...column, label: pick(strange, seed >> 3) })),
  glyph: (model, seed) =>
    // A heading has one colon, at its end.
    changed(model, seed, column => ({
      ...column,
      label: column.label.replace(/: $/, '') + pick(glyphs, seed >> 3),
    })),
  longText: (model, seed) => changed(model, seed, column => withText(column, seed >> 3, '9x '.repeat(3400))),
  markupText: (model, seed) =>
    changed(model, seed, column =>
      withText(column, seed >> 3, '<img src=x onerror=alert(1)></td></tr></table>'),
    ),
  marks: (model, seed) =>
    changed(model, seed, column => {
      const row = (seed >> 3) % column.texts.length
      return withText(
        column,
        row,
        `\u202e\u2067${(column.texts[row] ?? '').replace('0', '\u200f0')}\u2069\u00ad`,
      )
    }),
  emptyText: (model, seed) => changed(model, seed, column => withText(column, seed >> 3, '')),
  doubleNumber: (model, seed) => ({
    ...model,
    columns: model.columns.map(column =>
      column.meaning === 'number'
        ? withText(column, seed, column.texts[(seed >> 3) % column.texts.length] ?? '')
        : column,
    ),
  }),
} satisfies Record<string, (model: Model, seed: number) => Model>
export type ModelMutation = keyof typeof modelMutations

const choose = (root: Element, selector: string, seed: number) => {
  const all = [...root.querySelectorAll(selector)]
  return all.length > 0 ? pick(all, seed) : undefined
}
const cellTags = 'td,th,dd,dt,.td,[role="gridcell"],[role="columnheader"],.card span,.card b,small'
const textTags = 'td,dd,.td,[role="gridcell"]'

/** Changes of how a page shows it: none of them makes another order stand in a row. */
export const pageMutations = {
  font: (root, seed) => {
    const cell = choose(root, cellTags, seed)
    const text = cell && [...cell.childNodes].find(node => node.nodeType === 3)
    if (!text) return
    const font = root.ownerDocument.createElement('font')
    font.append(root.ownerDocument.createTextNode(text.nodeValue ?? ''))
    text.replaceWith(font)
  },
  icon: (root, seed) => {
    const icon = Object.assign(root.ownerDocument.createElement('i'), { className: 'icon icon-sort' })
    choose(root, cellTags, seed)?.[seed % 2 ? 'append' : 'prepend'](icon)
  },
  script: (root, seed) => {
    const script = root.ownerDocument.createElement('template')
    script.textContent = '100008888'
    choose(root, textTags, seed)?.append(script)
  },
  comment: (root, seed) =>
    choose(root, cellTags, seed)?.prepend(root.ownerDocument.createComment('100007777')),
  nestTable: (root, seed) => {
    const cell = choose(root, textTags, seed)
    const isLeaf = cell && cell.childElementCount === 0 && cell.getAttribute('colspan') === null
    if (isLeaf)
      cell.innerHTML = `<table><tbody class="nested"><tr><td>${cell.innerHTML}</td></tr></tbody></table>`
  },
  aroundTable: (root, seed) => {
    const html = root.innerHTML
    if (seed % 2) root.innerHTML = `<table><tbody><tr><td>Menu</td><td>${html}</td></tr></tbody></table>`
  },
  cloneHeader: (root, seed) => {
    const head = choose(root, 'thead', seed)
    const table = head?.closest('table')
    if (!head || !table) return
    const copy = table.cloneNode(false) as Element
    copy.append(head.cloneNode(true))
    const holder = root.ownerDocument.createElement('div')
    if (seed % 2) holder.setAttribute('aria-hidden', 'true')
    else holder.className = 'sticky-header'
    holder.append(copy)
    root.prepend(holder)
  },
  repeatHeader: (root, seed) => {
    const row = choose(root, 'thead tr', seed)
    const body = row?.closest('table')?.querySelector('tbody')
    if (row && body)
      body.insertBefore(row.cloneNode(true), body.children[seed % (body.children.length + 1)] ?? null)
  },
  removeHead: (root, seed) => {
    const head = choose(root, 'thead', seed)
    const body = head?.parentElement?.querySelector('tbody')
    if (!head || !body) return
    body.prepend(...head.children)
    head.remove()
  },
  loseHead: (root, seed) => choose(root, 'thead', seed)?.remove(),
  infoRow: (root, seed) => {
    const body = choose(root, 'tbody:not(.nested)', seed)
    const row = root.ownerDocument.createElement('tr')
    row.innerHTML = '<td colspan="50">100006666</td>'
    body?.insertBefore(row, body.children[seed % (body.children.length + 1)] ?? null)
  },
  /** The cells of a column are two from now on, and its heading spans them. */
  splitColumn: (root, seed) => {
    const heading = choose(root, 'thead tr:first-child th', seed)
    const table = heading?.closest('table')
    if (!heading || !table || table.querySelector('[colspan],.filter') || !table.tBodies.length) return
    const at = [...(heading.parentElement?.children ?? [])].indexOf(heading)
    heading.setAttribute('colspan', '2')
    for (const row of table.querySelectorAll('tbody > tr'))
      row.children[at]?.after(root.ownerDocument.createElement('td'))
  },
  dropCell: (root, seed) => choose(root, 'td,.td,[role="gridcell"]', seed)?.remove(),
  dropHeading: (root, seed) => choose(root, 'th,[role="columnheader"]', seed)?.remove(),
  addCell: (root, seed) => {
    const cell = choose(root, 'tbody:not(.nested) > tr > td', seed)
    const more = root.ownerDocument.createElement('td')
    more.textContent = pick(furtherTexts, seed >> 3)
    cell?.before(more)
  },
  wrongSpan: (root, seed) =>
    choose(root, 'td,th', seed)?.setAttribute('colspan', pick(['2', '0', '-1', '99999999', 'x'], seed >> 3)),
  rowSpan: (root, seed) =>
    choose(root, 'tbody td', seed)?.setAttribute('rowspan', pick(['2', '3', '65535'], seed >> 3)),
} satisfies Record<string, (root: HTMLElement, seed: number) => void>
export type PageMutation = keyof typeof pageMutations
