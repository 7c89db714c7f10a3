// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { tableRows } from './grid.ts'

const tr = (id: string) => `<tr id="${id}"><td>${id}</td></tr>`
const tables = {
  bare: `<table>${tr('a')}${tr('b')}${tr('c')}</table>`,
  bodies: `<table><thead>${tr('h')}</thead><tbody>${tr('a')}${tr('b')}</tbody><tbody>${tr('c')}</tbody></table>`,
  headLast: `<table><tbody>${tr('a')}${tr('b')}${tr('c')}</tbody><thead>${tr('h')}</thead></table>`,
  headers: `<table><thead>${tr('h')}${tr('i')}</thead><tbody>${tr('a')}${tr('b')}${tr('c')}</tbody></table>`,
}

it.each([
  ['bare', 9, '', 'abc'],
  ['bare', 2, '', 'ab'],
  ['bodies', 9, 'h', 'abc'],
  ['bodies', 3, 'h', 'abc'],
  ['bodies', 2, 'h', 'ab'],
  ['bodies', 1, 'h', 'a'],
  ['headLast', 1, 'h', 'a'],
  // Not one of the head is left out: headings stand there.
  ['headers', 1, 'hi', 'a'],
] as const)('of the table "%s" no more than %i rows below the head', (name, most, head, rest) => {
  document.body.innerHTML = tables[name]
  const rows = tableRows(document.querySelector('table') ?? expect.fail(), most)
  const ids = (of: readonly Element[]) => of.map(({ id }) => id).join('')
  expect([ids(rows.head), ids(rows.rest)]).toEqual([head, rest])
})
