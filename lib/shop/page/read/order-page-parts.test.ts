import { describe, expect, it } from 'vitest'
import { orderOf, type Part, parts, read, rows } from '../../../../tests/fixtures/order-page.ts'

describe('order pages: whose e-mail and phone it is', () => {
  it.each<[string, string, string]>([
    [
      'a clerk’s beside it',
      rows(
        ['Sales rep', '<a href="mailto:rep@shop.com">rep@shop.com</a>'],
        ['Customer Name', 'Ana Ruiz'],
        ['Email', '<a href="mailto:ana@mail.com">ana@mail.com</a>'],
      ),
      'ana@mail.com',
    ],
    [
      'a link without the word, and a clerk’s before it',
      rows(
        ['Handled by', '<a href="mailto:rep@shop.com">rep</a>'],
        ['Customer', 'Ana <a href="mailto:ana@mail.com">write</a>'],
      ),
      '',
    ],
    [
      'the only link',
      rows(['Customer Name', 'Ana Ruiz'], ['Contact', '<a href="mailto:ana@mail.com?subject=Hi">write</a>']),
      'ana@mail.com',
    ],
    [
      'a button and a note behind it',
      rows(['Email', 'ana@mail.com <button>Copy</button> (verified)']),
      'ana@mail.com',
    ],
    ['angle brackets', rows(['Email', 'Ana Ruiz &lt;ana@mail.com&gt;']), 'ana@mail.com'],
    ['two of them: neither', rows(['Email', 'ana@mail.com, bob@mail.com']), ''],
    ['one that is written for people alone', rows(['Email', 'ana [at] mail.com']), ''],
  ])('%s', (_, account, email) => {
    expect(orderOf({ parts: { account } })).toMatchObject({ customer: { email } })
  })

  it.each([
    'F: <a href="tel:2149991000">(214) 999-1000</a><br>T: <a href="tel:2145641000">(214) 564-1000</a>',
    'Fax: <a href="tel:2149991000">(214) 999-1000</a><br>Phone: <a href="tel:2145641000">(214) 564-1000</a>',
    'Fax no.: <a href="tel:2149991000">(214) 999-1000</a><br><a href="tel:2145641000">(214) 564-1000</a>',
  ])('no fax is a phone: %s', lines => {
    const billing = `<address>Ana Ruiz<br>1 Elm St<br>Dallas, Texas, 75201<br>United States<br>${lines}</address>`
    expect(orderOf({ parts: { billing } })).toMatchObject({
      customer: { phone: '2145641000', city: 'Dallas' },
    })
  })
})

describe('order pages: addresses as Americans write them', () => {
  const billing = (...lines: string[]) => `<address>Ana Ruiz<br>1 Elm St<br>${lines.join('<br>')}</address>`

  it.each([
    ['Dallas TX 75201', 'Dallas', 'TX', '75201'],
    ['Dallas TX 75201-1234', 'Dallas', 'TX', '75201-1234'],
    ['St. Louis MO 63101', 'St. Louis', 'MO', '63101'],
    ['Winston-Salem  NC  27101', 'Winston-Salem', 'NC', '27101'],
    ['Dallas, TX 75201', 'Dallas', 'TX', '75201'],
    ['Dallas, TX, 75201-1234', 'Dallas', 'TX', '75201-1234'],
  ])('%s', (line, city, region, postalCode) => {
    const place = { city, region, postalCode, country: 'United States' }
    expect(orderOf({ parts: { billing: billing(line, 'United States') } })).toMatchObject({ customer: place })
  })

  it.each(['500 Elm St 75201', 'Suite TX 7520', 'Unit 5 TX 75201'])('no city is guessed of %s', line => {
    expect(orderOf({ parts: { billing: billing(line) } })).toMatchObject({ customer: { city: null } })
  })

  it.each(['M: (972) 563-1000', 'WhatsApp: +1 972 563 1000', 'Work: 972.563.1000 x12'])(
    'a further phone is no part of it: %s',
    line => {
      const lines = billing('Dallas, Texas, 75201', 'United States', 'T: (214) 564-1000', line)
      expect(orderOf({ parts: { billing: lines } })).toMatchObject({
        customer: { phone: '(214) 564-1000', postalCode: '75201', country: 'United States' },
      })
    },
  )
})

describe('order pages: what a page is about', () => {
  it.each([
    ...['Dispute #100000001', 'Payment #100000001', 'Payout #100000001', 'Issue refund – #100000001'],
    ...[
      'Print order #100000001',
      'Purchase Order #100000001',
      'Split order #100000001',
      'Work order #100000001',
    ],
    ...['Facture #100000001', 'Avoir #100000001', 'Fattura #100000001', 'Modifier la commande #100000001'],
    ...[
      'Imprimir pedido n.º 100000001',
      'Receipt #100000001',
      'Delivery #100000001',
      'Appointment: #100000001',
    ],
  ])('%s is no order’s page', title => {
    expect(read({ title })).toBeUndefined()
  })

  it.each([
    ...['Order #100000001', 'Orders / #100000001', 'Sales › Orders › #100000001', '#100000001 – Ana Ruiz'],
    ...['DermPRO Shop – Order #100000001', 'View #100000001', 'Pedido n.º 100000001', 'Ventas #100000001'],
    ...['Order 100000001 <span class="badge">Complete</span>', '#100000001 <button>Print</button>'],
  ])('%s is one', title => {
    expect(read({ title })).toMatchObject({ number: '100000001' })
  })
})

describe('order pages: refunds that stand apart from the totals', () => {
  const refunds = (heading: string, sum: string) =>
    `<section><h2>${heading}</h2><table><tr><td>CM1</td><td>${sum}</td></tr></table></section>`

  it.each(['Refunds', 'Credit Memos', 'Returns & refunds', 'Chargebacks', 'Reembolsos', 'Gutschriften'])(
    '%s: the order is unread where its totals tell of none',
    heading => {
      expect(orderOf({ further: refunds(heading, '$20.00') })).toMatchObject({ field: 'refunded' })
      expect(orderOf({ further: refunds(heading, '-20.00 $') })).toMatchObject({ field: 'refunded' })
      expect(orderOf({ further: refunds(heading, '$0.00') })).toMatchObject({ refundedCents: 0 })
      const totals = parts.totals.replace(
        '</table>',
        '<tr><th>Total Refunded</th><td>$20.00</td></tr></table>',
      )
      expect(orderOf({ parts: { totals }, further: refunds(heading, '$20.00') })).toMatchObject({
        paidCents: 80_00,
        refundedCents: 20_00,
      })
    },
  )
})

describe('order pages: what is pressed beside a SKU', () => {
  it.each([
    'SER-1 <button>Copy</button>',
    '<a href="/p/1">SER-1</a> <a href="#">Copy</a>',
    'SER-1 <span role="button">View</span>',
  ])('%s', sku => {
    const items = parts.items.replace('SER-1', sku)
    expect(orderOf({ parts: { items } })).toMatchObject({ items: [{ sku: 'SER-1', quantity: 2 }] })
  })
})

describe('order pages: totals in other structures', () => {
  const sums = [
    ['Subtotal', '$80.00'],
    ['Grand Total', '$80.00'],
    ['Total Paid', '$80.00'],
    ['Total Refunded', '$20.00'],
  ] as const
  const drawn = (draw: (label: string, value: string) => string) =>
    sums.map(([label, value]) => draw(label, value)).join('')

  it.each<[string, string]>([
    [
      'a list',
      `<ul>${drawn((label, value) => `<li><span>${label}</span> <strong>${value}</strong></li>`)}</ul>`,
    ],
    [
      'rows by role',
      drawn(
        (label, value) =>
          `<div role="row"><span role="rowheader">${label}</span><span role="cell">${value}</span></div>`,
      ),
    ],
    ['lines', drawn((label, value) => `<p>${label}: ${value}</p>`)],
    ['lines with labels', drawn((label, value) => `<p><b>${label}:</b> ${value}</p>`)],
    ['items of a list', `<ul>${drawn((label, value) => `<li>${label}: <b>${value}</b></li>`)}</ul>`],
    [
      'a cell for the currency',
      `<table>${drawn((label, value) => `<tr><td>${label}</td><td>USD</td><td>${value}</td></tr>`)}</table>`,
    ],
    [
      'an empty cell',
      `<table>${drawn((label, value) => `<tr><td>${label}</td><td></td><td>${value}</td></tr>`)}</table>`,
    ],
  ])('%s', (_, totals) => {
    expect(orderOf({ parts: { totals } })).toMatchObject({
      totalCents: 80_00,
      paidCents: 80_00,
      refundedCents: 20_00,
    })
  })

  it.each<[string, string]>([
    [
      'columns of their own',
      '<table><thead><tr><th></th><th>Ordered</th><th>Refunded</th></tr></thead><tr><td>Grand Total</td><td></td><td>$20.00</td></tr></table>',
    ],
    [
      'two values',
      '<dl><dt>Grand Total</dt><dd>USD</dd><dd>$80.00</dd><dt>Total Paid</dt><dd>$80.00</dd></dl>',
    ],
    [
      'three things in a line',
      '<ul><li><span>Grand Total</span><span>$99.00</span><span>$80.00</span></li></ul>',
    ],
  ])('no value is guessed of %s', (_, totals) => {
    expect(orderOf({ parts: { totals } })).toMatchObject({ field: 'total' })
  })
})

describe('order pages: headings with more than their words', () => {
  it.each<[string, Partial<Record<Part, string>>]>([
    ['counts and currencies', { items: 'Items Ordered (1)', totals: 'Order Totals (USD)' }],
    [
      'small pictures',
      {
        billing: '\u{1f3e0} Billing Address',
        items: '\u{1f6d2} Items Ordered',
        totals: 'Order Totals \u2139\ufe0f',
      },
    ],
    ['words for readers of screens', { billing: '<span class="sr-only">Section:</span> Billing Address' }],
    [
      'pictures drawn by a font',
      { payment: '<i class="material-icons">credit_card</i> Payment Information' },
    ],
    ['marks within', { totals: 'Order&shy; Totals', billing: 'Billing\u200b Address' }],
    [
      'buttons',
      { account: 'Account Information <button>Edit</button>', totals: 'Order Totals <a href="#">Refund</a>' },
    ],
  ])('%s', (_, heads) => {
    expect(orderOf({ headings: heads })).toEqual(orderOf({}))
    expect(orderOf({})).toMatchObject({ number: '100000001', customer: { city: 'Dallas' }, paidCents: 80_00 })
  })
})

describe('order pages: statuses and quantities with something beside them', () => {
  it.each(['● Complete', 'Complete ✓', '\u2705 Complete', '<span>•</span> Complete', 'Complete!'])(
    '%s',
    status => {
      const order = parts.order.replace('Complete', status)
      expect(orderOf({ parts: { order } })).toMatchObject({ state: 'complete' })
    },
  )

  it.each(['Complete (1)', 'Complete/Refunded', 'Incomplete', 'Not complete'])('%s is another', status => {
    const order = parts.order.replace('Complete', status)
    expect(orderOf({ parts: { order } })).toMatchObject({ field: 'status' })
  })

  it.each(['2', '2.0000', '2,00', '2,0000', 'x2', '2x', '2 ×', '2 pcs', '2 Stk.', '2 uds.', 'Qty: 2'])(
    '%s is two',
    told => {
      const items = parts.items.replace('<td>2</td>', `<td>${told}</td>`)
      expect(orderOf({ parts: { items } })).toMatchObject({ items: [{ quantity: 2 }] })
    },
  )

  it.each(['2 / 3', '2,000', '2 of 3', '-2', 'two', '2 - 1', '0'])('%s is not understood', told => {
    const items = parts.items.replace('<td>2</td>', `<td>${told}</td>`)
    expect(orderOf({ parts: { items } })).toMatchObject({ field: 'items' })
  })
})
