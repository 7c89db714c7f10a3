// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { customerName, partName } from '../../lib/domain/person-name.ts'
import { both, first, heads, inserted, read, second, tableOf, withAt } from '../fixtures/odd-lists.ts'

const noContact = {
  email: '',
  phone: null,
  birthDate: null,
  lines: [],
  city: null,
  region: null,
  postalCode: null,
  country: null,
}

describe('an amount', () => {
  it.each<[string, string, number | null]>([
    ['with a hard blank', '$&nbsp;1,234.50', 123450],
    ['parted by hard blanks', '$1&nbsp;234.50', 123450],
    ['parted by an apostrophe', "$1'234.50", 123450],
    ['of another country', 'USD 1.234,50', 123450],
    ['of another country with the sign behind', '1.234,50&nbsp;$', 123450],
    ['with raised cents', '$12<sup>50</sup>', 1250],
    ['with raised cents and their point', '$12<sup>.50</sup>', 1250],
    ['with raised cents behind a point', '$12.<sup>50</sup>', 1250],
    ['with raised cents of thousands', '$1,012<sup>50</sup>', 101250],
    ['with a raised sign too', '<sup>$</sup>12<sup>50</sup>', 1250],
    ['with raised cents after a blank', '$149 <sup>50</sup>', 14950],
    ['with raised cents in an element behind a blank', '<span>$149</span> <sup>50</sup> ', 14950],
    ['with raised cents of thousands after a blank', '<b>$1,149</b> <sup>50</sup>', 114950],
    ['with small figures behind', '$149<small>50</small>', null],
    ['with small figures after a blank', '$149 <small>50</small>', null],
    ['with small figures and more behind', '$149 <small>50</small> items', null],
    ['with raised figures after a blank and more behind', '$149 <sup>50</sup> left', null],
    ['with small figures below it', '$149<br><small>50</small>', null],
    ['with small cents without a sign', '149<small>50</small>', null],
    ['without a sign and raised after a blank', '149 <sup>50</sup>', null],
    ['with small figures that lead on', '$149 <small><a href="#">50</a></small>', null],
    ['exact, with small figures', '$149.00 <small>50</small>', null],
    ['with a mark of a note', '$12.50<sup>1</sup>', null],
    ['with a raised mark of three figures', '$12<sup>123</sup>', null],
    ['without a sign and raised', '12<sup>50</sup>', null],
    ['raised by one figure', '$12<sup>5</sup>', null],
    [
      'with cents in a box of their own',
      '<span class="price">$<span class="whole">12</span><span class="fraction">50</span></span>',
      1250,
    ],
    ['with the old one struck out', '<s>$100.00</s> $80.00', 8000],
    ['in another currency', '€80.00', null],
  ])('%s', (_, cell, cents) => {
    const rows = read(tableOf(heads, withAt(first, 3, cell), second))
    expect(rows.map(row => row[3])).toEqual([cents, 1250])
  })

  it.each<[string, string, number | null]>([
    ['euros', 'EUR', null],
    ['dollars', 'USD', 8000],
    ['a sign', '€', null],
    ['nothing', '', 8000],
  ])('whose currency stands in a cell of its own: %s', (_, currency, cents) => {
    const rows = read(
      tableOf(
        inserted(heads, 4, 'Currency'),
        inserted(withAt(first, 3, '80.00'), 4, currency),
        inserted(second, 4, 'USD'),
      ),
    )
    expect(rows.map(row => row[3])).toEqual([cents, 1250])
  })
})

describe('raised figures behind a price', () => {
  const totals = (html: string, beside = '', name = 'Max Stone') =>
    read(
      tableOf(
        heads,
        [...first.slice(0, 3), html, 'Complete'],
        [...second.slice(0, 2), name, '$9<sup>95</sup>', 'Complete'],
      ) + beside,
    ).map(row => row[3])
  const raised = '$80<sup>12</sup>'

  it.each<[string, string, string?]>([
    ['where nothing says that they are the mark of a note', ''],
    ['where something is measured', '<p>Room of 20 m<sup>2</sup></p>'],
    ['where a day has its place', '<p>1<sup>st</sup> order</p>'],
  ])('are cents %s', (_, beside) => {
    expect(totals(raised, beside)).toEqual([8012, 995])
  })

  it.each<[string, string, string?]>([
    ['where notes have their marks', '<p><sup>12</sup> Paid by phone</p>'],
    ['where another price has the mark of a note', '<p>$8.00<sup>1</sup></p>'],
    ['where a name has one', '', 'Max Stone<sup>11</sup>'],
    ['where the page keeps a note of that number', '<ol><li id="footnote-12">Paid by phone</li></ol>'],
  ])('are told as no amount %s', (_, beside, name) => {
    expect(totals(raised, beside, name)[0]).toBeNull()
  })
})

describe('a status', () => {
  it.each<[string, string]>([
    ['is an icon with a title', '<i class="icon icon-ok" title="Complete"></i>'],
    ['is an icon with a name', '<span class="dot" aria-label="Complete"></span>'],
    ['is a picture', '<img src="/ok.png" alt="Complete">'],
    ['is a picture that comes late', '<img loading="lazy" data-src="/ok.png" alt="Complete">'],
    ['is a drawing with a title', '<svg role="img"><title>Complete</title><path d="M0 0"/></svg>'],
    ['is a drawing with a name', '<svg role="img" aria-label="Complete"><path d="M0 0"/></svg>'],
    ['has a picture beside it', '<img alt="" src="/ok.png"> Complete'],
    ['has a picture that says the same', '<img alt="Complete" src="/ok.png"> Complete'],
    ['is said to readers of screens', '<span class="dot"></span><span class="sr-only">Complete</span>'],
    ['is chosen', '<select><option>Pending</option><option selected>Complete</option></select>'],
  ])('%s', (_, cell) => {
    expect(read(tableOf(heads, withAt(first, 4, cell), second))).toEqual(both)
  })
})

describe('a number', () => {
  it.each<[string, string, string | undefined]>([
    [
      'has a prefix in an element of its own',
      '<span class="prefix">WEB-</span><span>100001</span>',
      'WEB-100001',
    ],
    [
      'has a suffix in an element of its own',
      '<span>100000123</span><span class="suffix">-1</span>',
      '100000123-1',
    ],
    ['stands in a field', '<input readonly value="100000123">', '100000123'],
    ['stands beside a hidden field', '<input type="hidden" value="77812">100000123', '100000123'],
    ['is copied by a button', '100000123 <button>Copy</button>', '100000123'],
    [
      'is copied by a button with a name alone',
      '100000123 <button aria-label="Copy 100000999"></button>',
      '100000123',
    ],
    ['has a picture before it', '<img alt="Order" src="/o.png"> 100000123', '100000123'],
    ['has a flag behind it', '<a href="/o/1">100000123</a> <span class="badge">NEW</span>', '100000123'],
    ['has the times it was sent', '<a href="/o/1">100000123</a><sup>2</sup>', '100000123'],
  ])('%s', (_, cell, number) => {
    const rows = read(tableOf(heads, withAt(first, 0, cell), second))
    expect(rows.map(row => row[0])).toEqual([number, '100000002'].filter(Boolean))
  })
})

describe('a customer', () => {
  it.each([
    'Ruiz, Ana',
    'Ruiz, Ana (Dr.)',
    'Ruiz, Dr. Ana',
    'Dr. Ana Ruiz',
    'Ana Ruiz, MD',
    'Ana Ruiz Jr.',
    'Mrs. Ana Ruiz (Dr.)',
    'RUIZ Jr., Ana',
  ])('is the same person: %s', told => {
    const [row] = read(tableOf(heads, withAt(first, 2, told), second))
    expect(row?.[2]).toBe(told)
    const name = customerName({ ...noContact, ...partName(told) })
    expect(name.texts ?? [`${name.first} ${name.last}`]).toContain('ana ruiz')
  })
})

describe('a date', () => {
  it.each<[string, string, string | null]>([
    ['in two parts', '<span>Mar 1, 2026</span><span>10:00 AM</span>', '2026-03-01'],
    ['with its day before', 'Sun, Mar 1, 2026', '2026-03-01'],
    ['with its element', '<time datetime="2026-03-01T16:00:00Z">Mar 1</time>', '2026-03-01'],
    ['in figures that names the year first', '2026/03/01 10:00', '2026-03-01'],
  ])('%s', (_, cell, day) => {
    expect(read(tableOf(heads, withAt(first, 1, cell), second)).map(row => row[1])).toEqual([
      day,
      '2026-03-02',
    ])
  })
})
