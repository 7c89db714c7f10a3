// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readOrderPage } from './read-order-page.ts'

const read = (html: string) => readOrderPage(new DOMParser().parseFromString(html, 'text/html'))

describe('an order page in another language', () => {
  const page = (words: readonly string[]) => {
    const [order, date, status, billing, totals] = words
    return `<h1>#100004001</h1><h2>${order}</h2><table><tr><th>${date}</th><td>5. Nov. 2026</td></tr>
      <tr><th>${status}</th><td>X</td></tr></table><h2>${billing}</h2><div>Zoe Example<br>1 Elm St</div>
      <h2>Artikel</h2><table><thead><tr><th>Artikel</th><th>Menge</th><th>SKU</th></tr></thead>
      <tbody><tr><td>Serum</td><td>2</td><td>SERUM-1</td></tr></tbody></table><h2>${totals}</h2><table><tr><th>A</th><td>1</td></tr></table>`
  }
  it.each([
    [['Bestellinformationen', 'Bestelldatum', 'Bestellstatus', 'Rechnungsadresse', 'Bestellsummen']],
    [['Bestell- & Kontoinformationen', 'Kaufdatum', 'Auftragsstatus', 'Rechnungsanschrift', 'Gesamtsumme']],
    [
      [
        'Información del pedido',
        'Fecha del pedido',
        'Estado del pedido',
        'Dirección de facturación',
        'Totales',
      ],
    ],
    [['Detalles del pedido', 'Fecha de compra', 'Estado', 'Datos de facturación', 'Total del pedido']],
    [['Auftrag #100004001', 'Auftragsdatum', 'Status', 'Rechnungsinformationen', 'Summe']],
  ])('has its facts: %j', words => {
    expect(read(page(words))).toMatchObject({
      number: '100004001',
      date: '5. Nov. 2026',
      status: 'X',
      address: ['Zoe Example', '1 Elm St'],
      items: [{ name: 'Serum', quantity: '2', sku: 'SERUM-1' }],
      totals: [{ label: 'A', value: '1' }],
    })
  })
})
