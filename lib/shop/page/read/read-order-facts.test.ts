// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { magento } from '../../../../tests/fixtures/magento-page.ts'
import { readOrderPage } from './read-order-page.ts'

const read = (html: string) => readOrderPage(new DOMParser().parseFromString(html, 'text/html'))

describe('rules 3: the moment of an order', () => {
  const row = (label: string, value: string) => `<tr><th>${label}</th><td>${value}</td></tr>`
  const dateIn = (...rows: [string, string][]) => {
    const facts = rows.map(([label, value]) => row(label, value)).join('')
    const html = magento().replace(
      /<tr><th>Order Date<\/th>.*?<\/tr>\s*<tr><th>Order Date \(.*?<\/tr>/s,
      facts,
    )
    return read(html)?.date
  }
  const office: [string, string] = ['Order Date', 'Apr 1, 2026 1:30:00 AM']
  it.each<[string, [string, string][], string]>([
    ['alone', [office], 'Apr 1, 2026 1:30:00 AM'],
    [
      'with the store’s zone',
      [office, ['Order Date (America/Los_Angeles)', 'Mar 31, 2026 11:30:00 PM']],
      'Mar 31, 2026 11:30:00 PM (America/Los_Angeles)',
    ],
    [
      'the store’s zone first',
      [['Order Date (US/Pacific):', 'Mar 31, 2026 11:30:00 PM'], office],
      'Mar 31, 2026 11:30:00 PM (US/Pacific)',
    ],
    ['a short mark', [office, ['Order Date (PDT)', 'Mar 31, 2026 11:30 PM']], 'Mar 31, 2026 11:30 PM (PDT)'],
    [
      'an offset',
      [office, ['Purchase Date (GMT-07:00)', 'Mar 31, 2026 11:30 PM']],
      'Mar 31, 2026 11:30 PM (GMT-07:00)',
    ],
    [
      'in words',
      [office, ['Order Date (Pacific Daylight Time)', 'Mar 31, 2026 11:30 PM']],
      'Mar 31, 2026 11:30 PM (Pacific Daylight Time)',
    ],
    ['in the value', [office, ['Purchased On', 'Mar 31, 2026 11:30 PM PDT']], 'Mar 31, 2026 11:30 PM PDT'],
    [
      'when it was drafted and when it was placed',
      [
        ['Created', 'Mar 28, 2026'],
        ['Order placed', 'Apr 1, 2026 1:30 AM'],
      ],
      'Apr 1, 2026 1:30 AM',
    ],
    ['nothing but when it was created', [['Created at', 'Apr 1, 2026 1:30 AM']], 'Apr 1, 2026 1:30 AM'],
    ['in UTC', [office, ['Order Date (UTC)', 'Apr 1, 2026 6:30 AM']], 'Apr 1, 2026 6:30 AM (UTC)'],
    [
      'a remark that is no zone',
      [office, ['Order Date (confirmation was sent)', 'Apr 1, 2026']],
      'Apr 1, 2026 1:30:00 AM',
    ],
    [
      'in Spanish',
      [
        ['Fecha del pedido', 'Apr 1, 2026 1:30 AM'],
        ['Fecha del pedido (America/Los_Angeles)', 'Mar 31, 2026 11:30 PM'],
      ],
      'Mar 31, 2026 11:30 PM (America/Los_Angeles)',
    ],
    [
      'in German',
      [['Bestelldatum (Europe/Berlin)', 'Apr 1, 2026 8:30 AM']],
      'Apr 1, 2026 8:30 AM (Europe/Berlin)',
    ],
  ])('is the one that names its zone: %s', (_, rows, date) => {
    expect(dateIn(...rows)).toBe(date)
  })

  it('reads the parts of a name from rows of their own', () => {
    const page = (rows: readonly (readonly [string, string])[]) =>
      `<h1>#100004001</h1><h2>Order Information</h2><table><tr><th>Order Date</th><td>Mar 1, 2026</td></tr></table><h2>Account Information</h2><table>${rows
        .map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`)
        .join('')}</table><h2>Order Totals</h2><table><tr><td>Grand Total</td><td>$1.00</td></tr></table>`
    const name = ['Customer Name', 'Dr. Helga Maria Storm Jr.'] as const
    const magento = [name, ['Prefix', 'Dr.'], ['Middle Name/Initial', 'Maria'], ['Suffix', 'Jr.']] as const
    const parts = { prefix: 'Dr.', middle: 'Maria', suffix: 'Jr.' }
    expect(read(page(magento))?.nameParts).toEqual(parts)
    expect(read(page([name]))).not.toHaveProperty('nameParts')
    expect(
      read(
        page([
          ['Vorname', 'Helga'],
          ['Nachname', 'Storm'],
        ]),
      )?.nameParts,
    ).toEqual({ first: 'Helga', last: 'Storm' })
    expect(read(page([name, ['Apellidos', 'Storm Ruiz'], ['Prefix', '']]))?.nameParts).toEqual({
      last: 'Storm Ruiz',
    })
  })
})

describe('rules 3: the card of a payment', () => {
  const factsOf = (payment: string) => read(magento({ payment }))?.payment
  const visa = [
    { label: 'Credit Card Type', value: 'Visa' },
    { label: 'Credit Card Number', value: 'xxxx-1111' },
  ]
  it.each([
    ['lines', 'Credit Card (saved)<br>Credit Card Type: Visa<br>Credit Card Number: xxxx-1111'],
    [
      'lines in parts',
      '<div>Credit Card</div><div>Credit Card Type: <b>Visa</b></div><p>Credit Card Number: xxxx-1111</p>',
    ],
    [
      'values on the next line',
      '<b>Credit Card Type:</b><br>Visa<br><b>Credit Card Number:</b><br>xxxx-1111',
    ],
    [
      'a list',
      '<dl><dt>Credit Card Type:</dt><dd>Visa</dd><dt>Credit Card Number:</dt><dd>xxxx-1111</dd></dl>',
    ],
    [
      'a table',
      '<table><tr><th>Credit Card Type:</th><td>Visa</td></tr><tr><th>Credit Card Number:</th><td>xxxx-1111</td></tr></table>',
    ],
  ])('is read from %s', (_, payment) => {
    expect(factsOf(payment)).toEqual(visa)
  })

  it('is read with another one in a block of its own', () => {
    const second =
      '<section><h2>Payment Information #2</h2><div>Credit Card<br>Credit Card Number: xxxx-4444</div></section>'
    const told = read(magento({ extra: second }))
    expect(told?.paymentTitle).toBe('Credit Card (BluePay)')
    expect(told?.payment).toEqual([...visa, { label: 'Credit Card Number', value: 'xxxx-4444' }])
  })

  it('is read with another one beside it', () => {
    const second = 'Credit Card Type: MasterCard<br>Credit Card Number: xxxx-4444'
    expect(factsOf(`Credit Card Type: Visa<br>Credit Card Number: xxxx-1111<br>${second}`)).toEqual([
      ...visa,
      { label: 'Credit Card Type', value: 'MasterCard' },
      { label: 'Credit Card Number', value: 'xxxx-4444' },
    ])
  })
})
