import { expect, it } from 'vitest'
import { mended } from './mended.ts'
import { linesOf, onceTextOf, textOf, tidy } from './text.ts'

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

it.each([
  ['100004001<span class="badge">US</span>', '100004001 US'],
  ['<span class="badge">NEW</span>100004001', 'NEW 100004001'],
  ['<a>B-1001</a><small>EU</small>', 'B-1001 EU'],
  ['<b class="tag">New</b>100004001', 'New 100004001'],
  ['100004001<sup>US</sup>', '100004001 US'],
  ['Maria Lopez<span>VIP</span>', 'Maria Lopez VIP'],
  ['<span>Paid</span><span>Unfulfilled</span>', 'Paid Unfulfilled'],
  // One word, or a word and its signs.
  ['WEB<b>25</b>-000566', 'WEB25-000566'],
  ['<mark>WEB</mark>25', 'WEB25'],
  ['<span>#</span>1001<span>-2</span>', '#1001-2'],
  ['Apr 1<sup>st</sup>, 2026', 'Apr 1st, 2026'],
  ['$84.00<div role="tooltip">$200.00 were held</div>', '$84.00'],
  ['<button>Processing</button><ul class="dropdown-menu show"><li>Complete</li></ul>', 'Processing'],
  ['<span>Processing</span><div role="menu"><div>Cancel</div></div>', 'Processing'],
  ['<i class="material-icons">check_circle</i>Complete', 'Complete'],
  ['<span class="material-symbols-outlined">receipt</span> 100004001', '100004001'],
  ['<span class="sr-only">Status:</span> Complete', 'Complete'],
  ['<span class="Polaris-Text--visuallyHidden">Success</span>Paid', 'Paid'],
  ['<span class="visually-hidden">Total price</span>$84.00', '$84.00'],
  ['100004001 <span class="screen-reader-text">(opens in a new tab)</span>', '100004001'],
  // Nothing else is said: the picture is seen.
  ['<i class="fa fa-check"></i><span class="sr-only">Complete</span>', 'Complete'],
])('of %s, words in elements of their own are read apart: %j', (html, said) => {
  expect(textOf(cell(html))).toBe(said)
})

it.each([
  ['<span>$84.00</span><span>$84.00</span>', '$84.00'],
  ['<span><b>Complete</b> <i>Complete</i></span>', 'Complete'],
  ['<small>Ana Ruiz</small>\n<big>Ana Ruiz</big>', 'Ana Ruiz'],
  // Another thing, one thing in two parts, and one beside the text.
  ['<span>$84.00</span><span>$80.00</span>', '$84.00$80.00'],
  ['<span>8</span><span>8</span>', '8 8'],
  ['$84.00 <span>$84.00</span>', '$84.00 $84.00'],
  ['<span>Complete</span>', 'Complete'],
])('of %s, what is told for each width of the screen is said once: %j', (html, said) => {
  expect(onceTextOf(cell(html))).toBe(said)
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
