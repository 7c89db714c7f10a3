import { describe, expect, it } from 'vitest'
import { pairsIn } from './pairs.ts'

const told = [
  ['Subtotal', '$80.00'],
  ['Grand Total', '$90.00'],
  ['Total Paid', '$60.00'],
]
const each = (draw: (label: string, value: string) => string) =>
  told.map(([label = '', value = '']) => draw(label, value)).join('')

function read(html: string) {
  document.body.innerHTML = html
  return pairsIn([document.body]).map(({ label, value }) => [label, value])
}

describe('pairs', () => {
  it.each([
    [
      'in one row after the other',
      each((label, value) => `<b class="value">${value}</b><i class="label">${label}</i>`),
    ],
    [
      'in boxes of their own',
      each((label, value) => `<p><b class="value">${value}</b><i class="label">${label}</i></p>`),
    ],
    [
      'in a list',
      `<ul>${each((label, value) => `<li><b>${value}</b><i class="label">${label}</i></li>`)}</ul>`,
    ],
    ['in a table', `<table>${each((label, value) => `<tr><td>${value}</td><th>${label}</th></tr>`)}</table>`],
  ])('keep together where the value comes first: %s', (_, html) => {
    expect(read(html)).toEqual(told)
  })

  it.each([
    ['side by side', each((label, value) => `<i class="label">${label}</i><b class="value">${value}</b>`)],
    ['in a table', `<table>${each((label, value) => `<tr><th>${label}</th><td>${value}</td></tr>`)}</table>`],
    [
      'with the colon in a cell of its own',
      `<table>${each((label, value) => `<tr><td>${label}</td><td>:</td><td>${value}</td></tr>`)}</table>`,
    ],
    [
      'with a hint behind the label',
      `<table>${each((label, value) => `<tr><th>${label} <i title="What is that">?</i></th><td>${value}</td></tr>`)}</table>`,
    ],
    [
      'in a table of headings',
      `<table>${each((label, value) => `<tr><th>${label}</th><th>${value}</th></tr>`)}</table>`,
    ],
  ])('keep together where the label comes first: %s', (_, html) => {
    expect(read(html)).toEqual(told)
  })
})
