import { describe, expect, it } from 'vitest'
import { orderOf } from '../../../../tests/fixtures/order-page.ts'

const tender = (payment: string) => {
  const order = orderOf({ parts: { payment } })
  return order && 'tender' in order ? order.tender : order
}
const lines = (title: string, ...all: string[]) =>
  `<div>${title}</div>${all.map(line => `<p>${line}</p>`).join('')}`
const visa = 'Visa \u2022\u2022\u2022\u2022 1111'
const master = 'MasterCard \u2022\u2022\u2022\u2022 2222'

describe('cards on lines below how an order was paid', () => {
  it.each<[string, string[]]>([
    ['Credit Card', [visa]],
    ['Authorize.net', ['Visa ending in 1111']],
    ['Credit Card', [visa, 'Saved cards', master]],
    ['Credit Card', [`${master} declined`, visa]],
  ])('tell the one that paid: %s, %j', (title, all) => {
    expect(tender(lines(title, ...all))).toEqual({ kind: 'card', brand: 'VI' })
  })

  it.each<[string, string[], string[]]>([
    ['Credit Card', [visa, master], ['VI', 'MC']],
    ['Card payment', [`${visa} $50.00`, `${master} $30.00`], ['VI', 'MC']],
    ['Split payment', [`${visa} $50.00`, 'PayPal $30.00'], ['VI', 'PayPal']],
  ])('tell several: %s, %j', (title, all, several) => {
    expect(tender(lines(title, ...all))).toMatchObject({ several })
  })

  it.each(['PayPal', 'Klarna', 'Affirm'])('tell nothing below %s, which takes cards of its own', title => {
    expect(tender(lines(title, visa))).not.toMatchObject({ kind: 'card' })
  })
})
