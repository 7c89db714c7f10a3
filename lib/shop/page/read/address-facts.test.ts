import { describe, expect, it } from 'vitest'
import { readOrderPage } from './read-order-page.ts'

type Facts = readonly (readonly [label: string, value: string])[]

const rows = (facts: Facts) =>
  `<table>${facts.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`
const terms = (facts: Facts) =>
  `<dl>${facts.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`
const lines = (facts: Facts) => `<p>${facts.map(([label, value]) => `${label}: ${value}`).join('<br>')}</p>`

function read(billing: string, account = '') {
  document.body.innerHTML = `<h1>Order #100004001</h1>
    <section><h2>Order Information</h2>${rows([['Order Date', 'Nov 12, 2026']])}</section>
    ${account && `<section><h2>Account Information</h2>${account}</section>`}
    <section><h2>Billing Address</h2>${billing}</section>
    <section><h2>Order Totals</h2>${rows([['Grand Total', '$80.00']])}</section>`
  return readOrderPage(document) ?? expect.fail()
}

const english: Facts = [
  ['First Name', 'Ana'],
  ['Last Name', 'Ruiz Garcia'],
  ['Company', 'Example Inc.'],
  ['Street Address', '1 Elm St'],
  ['Apt', '4B'],
  ['City', 'Dallas'],
  ['State', 'TX'],
  ['ZIP Code', '75201'],
  ['Country', 'United States'],
  ['Phone', '(214) 564-1000'],
  ['Email', 'ana@example.com'],
]
const told = [
  ...['Ana Ruiz Garcia', 'Example Inc.', '1 Elm St', '4B'],
  ...['Dallas, TX, 75201', 'United States'],
]

describe('a billing address in labelled parts', () => {
  it.each([
    ['rows', rows],
    ['terms', terms],
    ['lines', lines],
  ])('is put together from %s', (_, draw) => {
    expect(read(draw(english))).toMatchObject({ address: told, phone: '(214) 564-1000' })
  })

  it('tells name and e-mail where no account does, and is silent beside one', () => {
    expect(read(rows(english))).toMatchObject({
      email: 'ana@example.com',
      nameParts: { first: 'Ana', last: 'Ruiz Garcia' },
    })
    const account = rows([
      ['Customer Name', 'Bo Lee'],
      ['Email', 'bo@example.com'],
    ])
    const beside = read(rows(english), account)
    expect(beside).toMatchObject({ customerName: 'Bo Lee', email: 'bo@example.com' })
    expect(beside.nameParts).toBeUndefined()
  })

  it.each([
    ['Spanish', ['Nombre completo', 'Calle', 'Ciudad', 'Estado', 'Código postal', 'Teléfono']],
    ['German', ['Name', 'Straße', 'Stadt', 'Bundesland', 'PLZ', 'Telefon']],
  ])('is read in %s', (_, labels) => {
    const values = ['Ana Ruiz', '1 Elm St', 'Dallas', 'TX', '75201', '(214) 564-1000']
    const facts = labels.map((label, at) => [label, values[at] ?? ''] as const)
    expect(read(rows(facts))).toMatchObject({
      address: ['Ana Ruiz', '1 Elm St', 'Dallas, TX, 75201'],
      phone: '(214) 564-1000',
    })
  })

  it('stays lines where one label alone stands among them', () => {
    expect(read('<address>Ana Ruiz<br>City: Dallas<br>Dallas, TX 75201</address>').address).toEqual([
      'Ana Ruiz',
      'City: Dallas',
      'Dallas, TX 75201',
    ])
  })
})

it('takes the phone of the account where the billing address has none', () => {
  const account = rows([['Telephone', '(214) 564-1000']])
  expect(read('<address>Ana Ruiz<br>1 Elm St</address>', account).phone).toBe('(214) 564-1000')
  const own = '<address>Ana Ruiz<br>T: (972) 563-1000</address>'
  expect(read(own, account).phone).toBe('(972) 563-1000')
  expect(read(own.replace('T:', 'M:'), account).phone).toBe('(972) 563-1000')
  expect(read(own.replace('T:', 'M: Block'), account).phone).toBe('(214) 564-1000')
})

describe('a billing address in a table', () => {
  const own = 'Ana Ruiz<br>1 Elm St<br>Dallas, Texas, 75201'
  const other = 'Bea Diaz<br>9 Oak St<br>Austin, Texas, 73301'
  const page = (table: string) => {
    document.body.innerHTML = `<h1>Order #100004001</h1><section><h2>Order Information</h2>${rows([['Order Date', 'Nov 12, 2026']])}</section>
      <section><h2>Addresses</h2>${table}</section><section><h2>Order Totals</h2>${rows([['Grand Total', '$80.00']])}</section>`
    return readOrderPage(document)?.address
  }

  it.each([
    `<table><thead><tr><th>Ship To</th><th>Bill To</th></tr></thead><tbody><tr><td>${other}</td><td>${own}</td></tr></tbody></table>`,
    `<table><tr><td><b>Bill To:</b></td><td><b>Ship To:</b></td></tr><tr><td>${own}</td><td>${other}</td></tr></table>`,
    `<table><tr><th>Billing Address</th><td>${own}</td></tr><tr><th>Shipping Address</th><td>${other}</td></tr></table>`,
    `<table><tr><th>Dirección de facturación</th><th>Dirección de envío</th></tr><tr><td>${own}</td><td>${other}</td></tr></table>`,
  ])('is found by what heads it: %s', table => {
    expect(page(table)).toEqual(['Ana Ruiz', '1 Elm St', 'Dallas, Texas, 75201'])
  })

  it('is no other order’s', () => {
    const orders =
      '<table><thead><tr><th>No.</th><th>Bill-to Name</th></tr></thead><tbody><tr><td>1</td><td>Bea Diaz</td></tr></tbody></table>'
    expect(page(orders)).toEqual([])
  })
})
