import { expect, it } from 'vitest'
import { mended } from './mended.ts'
import { linesOf, textOf, tidy } from './text.ts'

function cell(html: string): Element {
  document.body.innerHTML = `<p>${html}</p>`
  return document.body.firstElementChild ?? expect.fail()
}

it.each([
  ['<s>$100.00</s> $80.00', '$80.00'],
  ['<del>$100.00</del><ins>$80.00</ins>', '$80.00'],
  ['<span style="text-decoration: line-through">$100.00</span> <b>$80.00</b>', '$80.00'],
  ['$1<s>0</s>50', '$1 50'],
  // An order that was cancelled may be struck through as a whole.
  ['<s>100004001</s>', '100004001'],
  ['<s></s>', ''],
])('of %s, %j is said', (html, said) => {
  expect(textOf(cell(html))).toBe(said)
  expect(linesOf(cell(html)).join('|')).toBe(said)
})

const latin1 = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))

it.each(['José Núñez', 'N.º de pedido', 'Größe', 'ÁÉÍÓÚÑÜÖÄß', 'O’Brien', '80,00 €', 'a – b “c”', '¿Qué?'])(
  'mends %s where its encoding was mistaken, and leaves it alone where it was not',
  text => {
    expect(mended(latin1(text))).toBe(text)
    expect(mended(text)).toBe(text)
  },
)

it.each(['„Spaß“', 'MENÜ–LISTE', 'À «moi»', 'Âge', 'São João', 'CHÂTEAU', 'â€'])('leaves %s alone', text => {
  expect(mended(text)).toBe(text)
})

it('reads a blank that was mistaken as one', () => {
  expect(tidy('#\u00c2\u00a0100004001')).toBe('# 100004001')
})
