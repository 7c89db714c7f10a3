// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { readByProfile } from '../page/read/read-by-profile.ts'
import { inferProfile } from './infer-profile.ts'

const $ = (selector: string) => document.querySelector(selector) ?? expect.fail(selector)
const show = (html: string) => {
  document.body.innerHTML = html
}
const table = (rows: string) =>
  show(`<table><thead><tr><th>Nr.</th><th>Rechnung</th><th>Summe</th></tr></thead>
  <tbody>${rows}</tbody></table>`)
const row = (number: string, invoice: string, total: string) =>
  `<tr><td>${number}</td><td>${invoice}</td><td>${total}</td></tr>`
const numbersOf = (inferred: ReturnType<typeof inferProfile>) =>
  inferred.ok ? readByProfile(document, inferred.profile).map(each => each.reading.number) : inferred.reason

beforeEach(() => show(''))

describe('what staff point at', () => {
  it('is told from another number of the same kind beside it', () => {
    table(row('100004001', '200000001', '$1.00') + row('100004002', '200000002', '$2.00'))
    const inferred = inferProfile(document, { number: $('tbody td') })
    expect(numbersOf(inferred)).toEqual(['100004001', '100004002'])
    expect(inferred).toMatchObject({ profile: { rows: [{ tag: 'tr' }], number: { heading: 'nr.' } } })
  })

  it('may be the only order of a table', () => {
    table(row('100004001', '', '$1.00'))
    expect(numbersOf(inferProfile(document, { number: $('tbody td') }))).toEqual(['100004001'])
  })

  it('is one list of several that are built alike, where something tells them apart', () => {
    const cards = (id: string, ...of: string[]) =>
      `<section id="${id}">${of.map(no => `<div class="k"><b>${no}</b><i>x</i></div>`).join('')}</section>`
    show(cards('orders', '100004001', '100004002') + cards('invoices', '200004001', '200004002'))
    expect(numbersOf(inferProfile(document, { number: $('#orders b') }))).toEqual(['100004001', '100004002'])
  })

  it('is every group of a list that is parted into groups', () => {
    const day = (...of: string[]) =>
      `<div class="tag"><h3>Montag</h3>${of.map(no => `<div class="k"><b>${no}</b><i>x</i></div>`).join('')}</div>`
    show(day('100004001', '100004002') + day('100004003', '100004004'))
    expect(numbersOf(inferProfile(document, { number: $('b') }))).toHaveLength(4)
  })

  it('is remembered without the texts that all rows share by chance', () => {
    const card = (no: string) =>
      `<div class="k"><b>${no}</b><p class="label">Zoe Example</p><p>$1.00</p></div>`
    show(card('100004001') + card('100004002'))
    const inferred = inferProfile(document, {
      number: $('b'),
      customer: $('.label'),
      total: $('.k p:last-child'),
    })
    expect(inferred.ok).toBe(true)
    expect(JSON.stringify(inferred).toLowerCase()).not.toContain('zoe')
  })

  it('is not headed by a row of the list that has no number yet', () => {
    const line = (...cells: string[]) => `<div>${cells.map(text => `<p>${text}</p>`).join('')}</div>`
    show(
      `<section>${line('Entwurf', 'Zoe Example', '$1.00')}${line('100004001', 'Ann', '$2.00')}${line('100004002', 'Bo', '$3.00')}</section>`,
    )
    const [, number, customer] = [...document.querySelectorAll('p')].slice(2)
    const inferred = inferProfile(document, {
      number: number ?? expect.fail(),
      customer: customer ?? expect.fail(),
    })
    expect(numbersOf(inferred)).toEqual(['100004001', '100004002'])
    expect(JSON.stringify(inferred).toLowerCase()).not.toContain('zoe')
  })

  it.each([
    ['no number', 'no-number', () => inferProfile(document, { number: $('th') })],
    [
      'two orders',
      'not-same-order',
      () => inferProfile(document, { number: $('tbody td'), total: $('tr:last-child td:last-child') }),
    ],
  ])('is refused where it is %s', (_, reason, infer) => {
    table(row('100004001', '', '$1.00') + row('100004002', '', '$2.00'))
    expect(infer()).toEqual({ ok: false, reason })
  })

  it('is refused where nothing repeats', () => {
    show('<div><p>Bestellung 100004001</p></div>')
    expect(inferProfile(document, { number: $('p') })).toEqual({ ok: false, reason: 'no-rows' })
  })
})
