/** An order page of a made-up order, as three kinds of pages lay it out (order pages B3 and B5). */
export const expectedOrder = {
  number: '100004001',
  date: 'Mar 1, 2026, 2:35:00 PM',
  status: 'Processing',
  customerName: 'Zoe Munoz Garcia',
  email: 'zoe@example.com',
  birthDate: 'Jun 17, 1996',
  address: ['Zoe Munoz Garcia', '1 Elm St', 'Dallas, Texas, 75201', 'United States'],
  phone: '+12145550100',
  paymentTitle: 'Credit Card (BluePay)',
  skus: ['A-VERY-LONG-SKU-OF-30-CHARS-XXXAND-THE-REST', 'SERUM-1'],
  quantities: ['2', '1'],
  total: '$84.00 [€77.00]',
}

const items = [
  {
    name: 'Invoice holder',
    pieces: ['A-VERY-LONG-SKU-OF-30-CHARS-XXX'.slice(0, 30), 'XAND-THE-REST'],
    quantity: 2,
  },
  { name: 'Shipping', pieces: ['SERUM-1'], quantity: 1 },
]
const facts = [
  ['Order Date', expectedOrder.date],
  ['Order Status', '<span id="order_status">Processing</span>'],
] as const
const account = [
  ['Customer Name', expectedOrder.customerName],
  ['Email', `<a href="mailto:${expectedOrder.email}">${expectedOrder.email}</a>`],
  ['Date of Birth', expectedOrder.birthDate],
] as const
const address = `<address>${expectedOrder.address.join('<br>')}<br>T: <a href="tel:${expectedOrder.phone}">${expectedOrder.phone}</a><br>F: 999</address>`
const amount = '<strong><span class="price">$84.00</span></strong><br>[€77.00]'
const totals = [
  ['Subtotal', '$80.00'],
  ['Grand Total', amount],
  ['Total Paid', amount],
] as const
const hiddenTax = '<tr style="display: none"><td class="label">Grand Total</td><td>$0.01</td></tr>'

type Pair = readonly [string, string]
const rows = (pairs: readonly Pair[], label = 'th', value = 'td') =>
  pairs
    .map(pair => `<tr><${label}>${pair[0]}</${label.split(' ')[0]}><${value}>${pair[1]}</td></tr>`)
    .join('')

const magento2Block = (title: string, content: string) =>
  `<div class="admin__page-section-item"><div class="admin__page-section-item-title"><span class="title">${title}</span></div><div>${content}</div></div>`
const magento2 = `<header><h1 class="page-title">#100004001</h1></header>
<section><div class="admin__page-section-title"><span class="title">Order &amp; Account Information</span></div><div>
${magento2Block('Order # 100004001 (<span>The order confirmation email was sent</span>)', `<table>${rows(facts)}</table>`)}
${magento2Block('Account Information', `<table>${rows(account)}</table>`)}</div></section>
<section><div class="admin__page-section-title"><span class="title">Address Information</span></div><div>${magento2Block('Billing Address', address)}${magento2Block('Shipping Address', '<address>Somebody Else<br>T: <a href="tel:1">1</a></address>')}</div></section>
<section>${magento2Block('Payment Information', '<div class="order-payment-method-title">Credit Card (BluePay)<table><tr><th>Credit Card Type:</th><td>Visa</td></tr></table></div><div>The order was placed using USD.</div>')}</section>
<section><div class="admin__page-section-title"><span class="title">Items Ordered</span></div><table><thead><tr><th>Product</th><th>Status</th><th>Qty</th></tr></thead>${items
  .map(
    ({ name, pieces, quantity }) =>
      `<tbody><tr><td><div class="product-title">${name}</div><div class="product-sku-block"><span>SKU:</span> ${pieces.join('<br>')}</div></td><td>Invoiced</td><td><table class="qty"><tbody class="nested"><tr><th>Ordered</th><td>${quantity}</td></tr><tr><th>Invoiced</th><td>7</td></tr></tbody></table></td></tr></tbody>`,
  )
  .join('')}</table></section>
<section>${magento2Block('Order Totals', `<table><tbody>${rows(totals)}${hiddenTax}</tbody></table>`)}</section>
<section><div class="title">Credit Memos</div><table><thead><tr><th>Credit Memo</th><th>Order #</th><th>Order Date</th><th>Status</th></tr></thead><tbody><tr><td>300000001</td><td>100004001</td><td>Mar 2, 2026</td><td>Refunded</td></tr></tbody></table></section>`

const magento1Box = (title: string, content: string) =>
  `<div class="entry-edit"><div class="entry-edit-head"><h4>${title}</h4></div><div class="fieldset">${content}</div></div>`
const magento1 = `<div class="content-header"><h3 class="icon-head">Order # 100004001 | Mar 1, 2026</h3><p class="form-buttons"><button>Edit</button><button>Ship</button></p></div>
${magento1Box('Order # 100004001 (the order confirmation email was sent)', `<table class="form-list">${rows(facts, 'td class="label"', 'td class="value"')}</table>`)}
${magento1Box('Account Information', `<table class="form-list">${rows(account, 'td class="label"', 'td class="value"')}</table>`)}
${magento1Box('Billing Address', address)}
${magento1Box('Payment Information', '<div><strong>Credit Card (BluePay)</strong><table><tr><th>Credit Card Type:</th><td>Visa</td></tr></table></div>')}
${magento1Box(
  'Items Ordered',
  `<table class="data"><thead><tr class="headings"><th>Product</th><th>Status</th><th>Qty</th></tr></thead>${items
    .map(
      ({ name, pieces, quantity }) =>
        `<tbody><tr><td><h5 class="title"><span>${name}</span></h5><div><strong>SKU:</strong> ${pieces.join('<br/>')}</div></td><td>Invoiced</td><td><table><tbody class="nested"><tr><td>Ordered</td><td><strong>${quantity}</strong></td></tr><tr><td>Invoiced</td><td>7</td></tr></tbody></table></td></tr></tbody>`,
    )
    .join('')}</table>`,
)}
${magento1Box('Order Totals', `<table>${rows(totals, 'td class="label"')}</table>`)}`

const card = (title: string, content: string) => `<section class="card"><h2>${title}</h2>${content}</section>`
const list = (pairs: readonly Pair[]) =>
  `<dl>${pairs.map(([label, value]) => `<div><dt>${label}</dt><dd>${value}</dd></div>`).join('')}</dl>`
const cards = `<h1>Order details</h1>
${card('Order Information', list([['Order Number', '100004001'], ...facts]))}
${card('Customer', list(account))}
${card('Billing Address', address)}
${card(
  'Payment Information',
  list([
    ['Payment Method', 'Credit Card (BluePay)'],
    ['Credit Card Type', 'Visa'],
  ]),
)}
${card(
  'Items Ordered',
  items
    .map(({ name, pieces, quantity }) =>
      list([
        ['Product', name],
        ['SKU', pieces.join('')],
        ['Quantity', String(quantity)],
      ]),
    )
    .join(''),
)}
${card('Order Totals', list(totals))}`

export const orderPages: Readonly<Record<string, string>> = {
  'Magento 2': magento2,
  'Magento 1': magento1,
  cards,
}
