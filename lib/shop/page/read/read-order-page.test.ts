// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { item, magento } from '../../../../tests/fixtures/magento-page.ts'
import { readOrderPage } from './read-order-page.ts'

const read = (html: string) => readOrderPage(new DOMParser().parseFromString(html, 'text/html'))

describe('an order page', () => {
  it('is read by labels inside of its blocks', () => {
    expect(read(magento())).toEqual({
      number: '100004001',
      date: 'Mar 1, 2026, 3:35:00 PM (America/New_York)',
      status: 'Processing',
      customerName: 'Zoe Munoz Garcia',
      email: 'zoe+shop@example.com',
      birthDate: 'Jun 17, 1996',
      address: ['Zoe Munoz Garcia', '1 Elm St', 'Dallas, Texas, 75201', 'United States'],
      phone: '+12145550100',
      paymentTitle: 'Credit Card (BluePay)',
      payment: [
        { label: 'Credit Card Type', value: 'Visa' },
        { label: 'Credit Card Number', value: 'xxxx-1111' },
      ],
      items: [{ name: 'Serum', sku: 'SERUM-1', quantity: '2', options: [], productType: null }],
      totals: [
        { label: 'Grand Total', value: '$84.00' },
        { label: 'Total Paid', value: '$84.00' },
        { label: 'Subtotal', value: '$80.00' },
      ],
    })
  })

  it('of a guest without birth date and phone says so', () => {
    const account =
      '<tr><th>Customer Name</th><td>Guest</td></tr><tr><th>Email</th><td>zoe@example.com</td></tr>'
    const address = 'Zoe Example<br>Dallas, Texas, 75201<br>United States<br>F: 214 555 0101'
    expect(read(magento({ account, address }))).toMatchObject({
      customerName: 'Guest',
      email: 'zoe@example.com',
      birthDate: null,
      phone: null,
      address: ['Zoe Example', 'Dallas, Texas, 75201', 'United States'],
    })
  })

  it('may print the phone without a link', () => {
    expect(read(magento({ address: 'Zoe<br>T: 214-555-0100' }))).toMatchObject({
      phone: '214-555-0100',
      address: ['Zoe'],
    })
  })

  it('has options, gift cards and refunds', () => {
    const more =
      '<dl class="item-options"><dt>Gift Card Type</dt><dd>Virtual</dd><dt>Recipient:</dt><dd>Ann</dd></dl>'
    const totals =
      '<tr><td class="label">Total Refunded</td><td>-$20.00</td></tr><tr><td class="label">Gift Cards (EGC0)</td><td>-$50.00</td></tr>'
    const reading = read(magento({ items: item('E-Gift Card', 'EGC', '1', more), totals, payment: 'Affirm' }))
    expect(reading?.paymentTitle).toBe('Affirm')
    expect(reading?.items[0]?.options).toEqual([
      { label: 'Gift Card Type', value: 'Virtual' },
      { label: 'Recipient', value: 'Ann' },
    ])
    expect(reading?.totals).toContainEqual({ label: 'Total Refunded', value: '-$20.00' })
    expect(reading?.totals).toContainEqual({ label: 'Gift Cards (EGC0)', value: '-$50.00' })
  })

  it('joins a SKU that was broken, and leaves out what a bundle holds', () => {
    const bundle = item('Kit', 'A-VERY-LONG-SKU-OF-MORE-THAN-3<br>0-CHARACTERS', '1').replace(
      '</tbody>',
      '<tr><td><div class="option-value">Part</div><div class="product-sku-block">SKU: PART</div></td><td></td><td>1</td></tr></tbody>',
    )
    const skus = (items: string) => read(magento({ items }))?.items.map(({ sku }) => sku)
    expect(skus(bundle)).toEqual(['A-VERY-LONG-SKU-OF-MORE-THAN-30-CHARACTERS'])
    expect(skus(bundle + item('Serum', 'SERUM-1', '2'))).toEqual([
      'A-VERY-LONG-SKU-OF-MORE-THAN-30-CHARACTERS',
      'SERUM-1',
    ])
  })

  const plainItem = (inside: string, title = 'Serum') =>
    `<tbody><tr><td><h5 class="title"><span>${title}</span></h5>${inside}</td><td>Ordered</td><td>1</td></tr></tbody>`
  const skusIn = (items: string) => read(magento({ items }))?.items.map(({ sku }) => sku)
  it.each([
    ['after the last dash', 'AAAA-BBBB-CCCC-DDDD-EEEE-<br>FFFF-GGGG', 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG'],
    ['after a blank', 'AAAA BBBB CCCC DDDD EEEE <br />FFFFFFFF', 'AAAA BBBB CCCC DDDD EEEE FFFFFFFF'],
    ['in a word', `${'A'.repeat(30)}<br/>BBB`, `${'A'.repeat(30)}BBB`],
    ['in three', `${'A'.repeat(30)}<br/>${'B'.repeat(29)}-<br>CC`, `${'A'.repeat(30)}${'B'.repeat(29)}-CC`],
    ['as it was escaped', 'AAAA-BB&amp;B-CCCC-DDDD-<br>EEEE-FFFF', 'AAAA-BB&B-CCCC-DDDD-EEEE-FFFF'],
    ['not at all', 'SERUM-1<br>Size M', ''],
    ['not before an option', 'AAAA-BBBB-CCCC-DDDD-EEEE-<br>Size: M', ''],
    ['that says so itself', 'SKU-1001', 'SKU-1001'],
  ])('is one SKU that was broken %s', (_, sku, whole) => {
    const [block, line, marked] = [
      plainItem(`<div><strong>SKU:</strong> ${sku}</div>`),
      plainItem(`<p>SKU: ${sku}</p>`),
      plainItem(`<div class="product-sku">SKU: ${sku}</div>`),
    ]
    if (whole) expect([block, line, marked].flatMap(skusIn)).toEqual([whole, whole, whole])
    else expect(skusIn(block)?.[0]).not.toContain('Size')
  })

  it.each([
    ['SKU of the month', '<div><strong>SKU:</strong> SERUM-1</div>'],
    ['SKU: the game', '<div><strong>SKU:</strong> SERUM-1</div>'],
    ['Our best SKU', '<div>SKU # SERUM-1</div>'],
    ['SKU 2000', '<p>SKU SERUM-1</p>'],
    ['SKU of the month', '<div class="product-sku-block"><span>SKU:</span> SERUM-1</div>'],
  ])('is a product named %s', (name, inside) => {
    expect(skusIn(plainItem(inside, name))).toEqual(['SERUM-1'])
    const bare = `<tbody><tr><td><div>${name}</div>${inside}</td><td></td><td>1</td></tr></tbody>`
    if (!/^SKU[: ]\S*\d|^SKU:/.test(name)) expect(skusIn(bare)).toEqual(['SERUM-1'])
  })

  it.each([
    ['T: Block 4<br>T: (214) 564-1000', ['T: Block 4'], '(214) 564-1000'],
    ['T: Maple Court<br>Tel.: +1 214-564-1000 ext. 12', ['T: Maple Court'], '+1 214-564-1000 ext. 12'],
    ['F: Building 7<br>F: (214) 564-1001<br>Phone: 214.564.1000', ['F: Building 7'], '214.564.1000'],
    ['Tel: Aviv Street 5<br>Teléfono: 55 1234 5678', ['Tel: Aviv Street 5'], '55 1234 5678'],
    ['Telefon: 0151/1234567<br>Fax: 030 123456', [], '0151/1234567'],
    ['Phone: none', [], null],
    ['T: <a href="tel:Block 4">Block 4</a><br>T: 214-564-1000', ['T: Block 4'], '214-564-1000'],
    ['Mobile: 2145641000<br>VAT: 123', [], '2145641000'],
  ])('has the street and the phone of %s', (lines, street, phone) => {
    const reading = read(magento({ address: `Zoe<br>${lines}` }))
    expect([reading?.address, reading?.phone]).toEqual([['Zoe', ...street], phone])
  })

  const flat = (heading: string) => `<h1>Order # 100004001</h1>
    <div><div class="title">Order Information</div><table><tr><th>Order Date <a href="#">[?]</a></th><td>Mar 1, 2026</td></tr>
    <tr><th>Order Status <button>Change</button></th><td>Complete</td></tr></table></div>
    <div><div class="title">${heading}</div><div>Zoe Example<br>1 Elm St<br>Dallas, Texas, 75201<br><a href="/e">Edit</a></div></div>
    <div><div class="title">Order Totals</div><table><tr><th>Grand Total</th><td>$84.00</td></tr></table></div>`
  it.each([
    ...['Billing Address <a>Edit</a>', 'Billing Address <button>Change</button>', 'Billing Address [Edit]'],
    ...['Billing Address (change)', '<a href="#">Billing Address</a>', '<button>Billing Address</button>'],
    ...['Billing Address <a aria-label="Edit billing address"><i class="icon"></i></a>', 'Billing Address ✎'],
    ...[
      '<span>Billing Address</span> <span role="button">Edit</span>',
      'Billing Address: <a>View on map</a>',
    ],
    ...[
      'Billing Address [Edit | View]',
      '<a>Billing Address</a> <a>Edit</a>',
      'Billing Address <a>Editar</a>',
    ],
  ])('has an address under %s', heading => {
    const reading = read(flat(heading))
    expect(reading?.address).toEqual(['Zoe Example', '1 Elm St', 'Dallas, Texas, 75201'])
    expect(reading).toMatchObject({ date: 'Mar 1, 2026', status: 'Complete' })
  })

  it('keeps markup in names as text', () => {
    const account = '<tr><th>Customer Name</th><td>Ann &lt;img src=x onerror=alert(1)&gt;</td></tr>'
    expect(read(magento({ account }))?.customerName).toBe('Ann <img src=x onerror=alert(1)>')
  })

  it.each(['Items Invoiced', 'Invoice Totals', 'Items Shipped', 'Credit Memo Totals', 'Items to Refund'])(
    'is not one that is about %s',
    heading => {
      expect(read(magento({ extra: `<h2>${heading}</h2>` }))).toBeUndefined()
    },
  )

  it.each([
    ...['Edit Order #100004001', 'Create New Order', 'Create New Order for Zoe', 'Editar pedido #100004001'],
    ...[
      'New Invoice for Order #100004001',
      'New Shipment for Order #100004001',
      'New Memo',
      'Invoice #000000001',
    ],
    ...[
      'Credit Memo #000000001 | Refunded',
      'View Shipment #1',
      'Rechnung #000000001',
      'Neue Bestellung anlegen',
    ],
    ...['Bestellung #100004001 bearbeiten', 'Factura #000000001'],
  ])('is not the page %s', title => {
    expect(read(magento({ title }))).toBeUndefined()
  })

  it.each([
    [
      'its tab',
      magento({ title: '#000000001' }).replace('Orders / Sales', '#000000001 / Invoices / Operations'),
    ],
    [
      'a linked order',
      magento({ title: 'Documents' }).replace(
        /Order # 100004001 [^<]*/,
        '<a href="/o">Order # 100004001</a> (sent)',
      ),
    ],
  ])('is not one of another document by %s', (_, html) => {
    expect(read(html)).toBeUndefined()
  })

  it('needs a number and known blocks', () => {
    expect(read(magento({ title: 'Orders' }).replace('Order # 100004001', 'Order'))).toBeUndefined()
    expect(read('<h1>#100004001</h1><h2>Order Totals</h2><p>none</p>')).toBeUndefined()
    expect(read('<h1>Sign in</h1><form><input type="password"></form>')).toBeUndefined()
  })

  it('may be flat: headings, definition lists, a number with letters and an edit', () => {
    const html = `<main><h1>Order # WEB-100004001-2</h1><h2>Order Information</h2><dl><dt>Order Date:</dt><dd>3/1/2026 2:35 PM</dd><dt>Status</dt><dd>Complete</dd></dl>
      <h2>Customer Details</h2><div><span class="label">Email</span><span class="value">zoe@example.com</span></div>
      <h2>Order Totals</h2><dl><dt>Grand Total</dt><dd>$84.00</dd></dl></main>`
    expect(read(html)).toMatchObject({
      number: 'WEB-100004001-2',
      date: '3/1/2026 2:35 PM',
      status: 'Complete',
      email: 'zoe@example.com',
      totals: [{ label: 'Grand Total', value: '$84.00' }],
    })
  })

  describe('with several blocks of totals', () => {
    const dollars = '<dl><dt>Grand Total</dt><dd>$84.00</dd><dt>Total Paid</dt><dd>$84.00</dd></dl>'
    const others = '<dl><dt>Grand Total</dt><dd>€74.00</dd></dl>'
    const page = (...blocks: string[]) =>
      read(
        `<main><h1>Order # 100004001</h1><h2>Order Information</h2><dl><dt>Status</dt><dd>Complete</dd></dl>${blocks.join('')}</main>`,
      )
    const told = [[{ label: 'Grand Total', value: '€74.00' }]]
    it.each([
      ['under plain headings', [`<h2>Order Totals</h2>${dollars}`, `<h2>Order Totals</h2>${others}`]],
      [
        'in sections',
        [`<section><h2>Order Totals</h2>${dollars}</section>`, `<section><h2>Totals</h2>${others}</section>`],
      ],
      [
        'under headings within headings',
        [dollars, others].map(
          rows =>
            `<section><div class="block-title"><span class="title">Order Totals</span></div>${rows}</section>`,
        ),
      ],
      [
        'with one that is empty',
        [`<h2>Order Totals</h2>${dollars}`, '<h2>Order Totals</h2>', `<h2>Order Totals</h2>${others}`],
      ],
    ])('tells each apart, %s', (_, blocks) => {
      const reading = page(...blocks)
      expect(reading?.totals.map(({ value }) => value)).toEqual(['$84.00', '$84.00'])
      expect(reading?.furtherTotals).toEqual(told)
    })

    it('tells of no further one where there is none', () => {
      expect(
        page(`<section><div class="title"><span class="title">Order Totals</span></div>${dollars}</section>`),
      ).not.toHaveProperty('furtherTotals')
    })
  })

  it('may be Magento 1’s', () => {
    const html = `<h3 class="icon-head">Order # 100004001 | Mar 1, 2026</h3>
      <div class="box-left"><div class="entry-edit-head"><h4>Order # 100004001 (the order confirmation email was sent)</h4></div><div class="fieldset"><table class="form-list">
      <tr><td class="label"><label>Order Date</label></td><td class="value"><strong>Mar 1, 2026 2:35:00 PM</strong></td></tr>
      <tr><td class="label"><label>Order Status</label></td><td class="value">Complete</td></tr></table></div></div>
      <div class="entry-edit"><div class="entry-edit-head"><h4>Billing Address</h4></div><fieldset><address>Zoe Example<br/>Dallas, Texas, 75201<br/>United States<br/>T: 214-555-0100</address></fieldset></div>
      <div class="entry-edit"><div class="entry-edit-head"><h4>Order Totals</h4></div><div class="order-totals"><table><tr><td class="label"><strong>Grand Total</strong></td><td>$84.00</td></tr></table></div></div>`
    expect(read(html)).toMatchObject({
      number: '100004001',
      date: 'Mar 1, 2026 2:35:00 PM',
      status: 'Complete',
      phone: '214-555-0100',
      totals: [{ label: 'Grand Total', value: '$84.00' }],
    })
  })
})
