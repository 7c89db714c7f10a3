import { describe, expect, it } from 'vitest'
import { orderNumberOf, titledNumberOf, wholeTitleNumberOf } from './order-number.ts'

describe('a title', () => {
  it.each([
    ['Order # 100004001 (the e-mail was sent)', '100004001'],
    ['#WEB25-000566 / Orders / Operations / Sales / Magento Admin', 'WEB25-000566'],
    ['Order #M2_100000123 | Mar 1, 2026', 'M2_100000123'],
    ['Order number: 2-000000123', '2-000000123'],
    ['Order #: 100000123A', '100000123A'],
    ['Order No. SO/2026/00012', 'SO/2026/00012'],
    ['Sales Order ORD-2026-0001', 'ORD-2026-0001'],
    ['#A-1001. Paid', 'A-1001'],
    ['#100004001/edit', '100004001'],
    ['Invoice #INV-100004001', undefined],
    ['Order #2026-03-01', undefined],
    ['Order #12', undefined],
    ['Order # 100004001-Refund', undefined],
    ['Order ID: 214-564-1000', undefined],
  ])('%s names %s', (text, number) => {
    expect(titledNumberOf(text)).toBe(number)
  })

  it.each([
    ['#A-1001', 'A-1001'],
    ['Order WEB25-000566', 'WEB25-000566'],
    ['Order #2-000000123', '2-000000123'],
    ['1001', undefined],
    ['Order placed', undefined],
    ['#Serum-250ml', undefined],
  ])('%s consists of %s', (text, number) => {
    expect(wholeTitleNumberOf(text)).toBe(number)
  })

  it('says the same of a text each time, also after thousands of others', () => {
    const texts = ['#100004001', 'WEB25-000566', ' 100004001 ', '2026-03-01', '']
    const read = () => texts.map(text => orderNumberOf(text))
    const numbers = ['100004001', 'WEB25-000566', '100004001', undefined, undefined]
    expect([read(), read()]).toEqual([numbers, numbers])
    for (let at = 0; at < 5000; at += 1) expect(orderNumberOf(`#A-${1000 + at}`)).toBe(`A-${1000 + at}`)
    expect(read()).toEqual(numbers)
  })

  it('keeps nobody busy, however it is written', () => {
    const began = performance.now()
    for (const text of [
      '#a_'.repeat(2000),
      `order ${'1-'.repeat(4000)}`,
      `#${'a.'.repeat(4000)}`,
      'order no '.repeat(900),
    ]) {
      titledNumberOf(text)
      wholeTitleNumberOf(text)
      orderNumberOf(text)
    }
    expect(performance.now() - began).toBeLessThan(200)
  })
})
