// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import {
  ana,
  both,
  first,
  heads,
  inserted,
  max,
  read,
  second,
  tableOf,
  tr,
  withAt,
} from '../fixtures/odd-lists.ts'

type Row = readonly string[]
const rows: readonly Row[] = [first, second]
const each = (make: (row: Row, at: number) => string) => rows.map(make).join('')
const th = (names: readonly string[]) => `<thead>${tr(names, 'th')}</thead>`

describe('cells and columns as further shops draw them', () => {
  it.each<[string, string]>([
    [
      'columns in another order, some hidden',
      `<table><thead><tr><th>Status</th><th style="display:none">Increment ID</th><th>Total</th><th>Order #</th><th>Customer</th><th>Date</th></tr></thead><tbody>${each(([n, d, c, t, s]) => `<tr><td>${s}</td><td style="display:none">${n}</td><td>${t}</td><td>${n}</td><td>${c}</td><td>${d}</td></tr>`)}</tbody></table>`,
    ],
    [
      'amounts and names cut with a tooltip',
      tableOf(
        heads,
        ...rows.map(row =>
          withAt(
            withAt(row, 2, `<span title="${row[2]}">${row[2]?.slice(0, 5)}…</span>`),
            3,
            `<span title="${row[3]}">${row[3]?.slice(0, 3)}…</span>`,
          ),
        ),
      ),
    ],
    [
      'a tooltip on the cell itself',
      `<table>${th(heads)}<tbody>${each(([n, d, c, t, s]) => `<tr><td>${n}</td><td>${d}</td><td title="${c}">${c?.slice(0, 4)}...</td><td>${t}</td><td>${s}</td></tr>`)}</tbody></table>`,
    ],
    [
      'dates that say how long ago, with the day in a title',
      tableOf(
        heads,
        ...rows.map(row => withAt(row, 1, `<span title="${row[1]} 10:15 AM">2 hours ago</span>`)),
      ),
    ],
    [
      'dates that say how long ago, with a time element',
      tableOf(
        heads,
        withAt(
          first,
          1,
          '<relative-time datetime="2026-03-01T16:15:00Z" title="Mar 1, 2026, 10:15 AM CST">yesterday</relative-time>',
        ),
        withAt(second, 1, '<time datetime="2026-03-02T16:15:00Z">3 days ago</time>'),
      ),
    ],
    [
      'direction marks, hard blanks and soft hyphens',
      tableOf(
        heads,
        ...rows.map(row =>
          row.map(v =>
            `\u200e${v.replaceAll(' ', '\u00a0')}\u200f`
              .replace('Stone', 'Sto\u00adne')
              .replace('100000', '1000\u200b00'),
          ),
        ),
      ),
    ],
    [
      'isolated names and numbers',
      tableOf(
        heads,
        ...rows.map(([n = '', d = '', c = '', t = '', s = '']) => [
          `<bdi>${n}</bdi>`,
          `<bdo dir="ltr">${d}</bdo>`,
          `<bdi>${c}</bdi>`,
          `<bdi>${t}</bdi>`,
          s,
        ]),
      ),
    ],
    [
      'flags and chips beside the words',
      tableOf(
        heads,
        ...rows.map(([n = '', d = '', c = '', t = '', s = '']) => [
          `🇺🇸 ${n}`,
          `📅 ${d}`,
          c,
          t,
          `<span class="chip"><i class="dot"></i>● ${s}</span>`,
        ]),
      ),
    ],
    [
      'a status that is chosen in a list of ours beside what it was',
      tableOf(
        heads,
        ...rows.map(row =>
          withAt(
            row,
            4,
            `<select class="status"><option value="p">Pending</option><option value="c" selected>${row[4]}</option><option>Canceled</option></select>`,
          ),
        ),
      ),
    ],
    [
      'billing and shipping names side by side',
      tableOf(
        inserted(withAt(heads, 2, 'Bill-to Name'), 3, 'Ship-to Name'),
        ...rows.map(row => inserted(row, 3, 'Somebody Else')),
      ),
    ],
    [
      'shipping names first',
      tableOf(
        inserted(withAt(heads, 2, 'Billing Name'), 2, 'Shipping Name'),
        ...rows.map(row => inserted(row, 2, 'Somebody Else')),
      ),
    ],
    [
      'headings in two rows, the upper ones over groups',
      `<table><thead><tr><th colspan="2">Order</th><th colspan="2">Buyer</th><th>State</th></tr>${tr(heads, 'th')}</thead><tbody>${each(row => tr(row))}</tbody></table>`,
    ],
    [
      'a header that is repeated among the rows',
      `<table>${th(heads)}<tbody>${tr(first)}${tr(heads, 'th')}${tr(second)}</tbody></table>`,
    ],
    [
      'a table in a table that lays out the page',
      `<table><tr><td>Menu</td><td>${tableOf(heads, ...rows)}</td></tr></table>`,
    ],
    [
      'sort links that say what they do',
      tableOf(
        heads.map(
          h => `<a href="?s=${h}" title="Sort by ${h}">${h}<span class="sr-only"> sort ascending</span></a>`,
        ),
        ...rows,
      ),
    ],
    [
      'labels before each value for narrow screens',
      `<table>${th(heads)}<tbody>${each(row => `<tr>${row.map((v, at) => `<td data-label="${heads[at]}"><span class="mobile-label">${heads[at]}:</span> ${v}</td>`).join('')}</tr>`)}</tbody></table>`,
    ],
    [
      'two texts for two widths',
      tableOf(
        heads,
        ...rows.map(row =>
          row.map(v => `<span class="d-none d-md-inline">${v}</span><span class="d-md-none">${v}</span>`),
        ),
      ),
    ],
    [
      'copy buttons and notes behind the numbers',
      tableOf(
        heads,
        ...rows.map(row =>
          withAt(
            row,
            0,
            `<a href="/o">${row[0]}</a> <button aria-label="Copy">⧉</button><small>2 notes</small>`,
          ),
        ),
      ),
    ],
    [
      'a virtual list whose rows are placed by styles',
      `<div role="table" aria-colcount="5"><div role="row">${heads.map((h, at) => `<div role="columnheader" aria-colindex="${at + 1}">${h}</div>`).join('')}</div><div style="height:4000px">${each((row, at) => `<div role="row" aria-rowindex="${at + 2}" style="position:absolute;transform:translateY(${at * 40}px)">${row.map((v, i) => `<div role="cell" aria-colindex="${i + 1}">${v}</div>`).join('')}</div>`)}</div></div>`,
    ],
    [
      'a list of links, each an order',
      `<ul>${each(([n, d, c, t, s]) => `<li><a href="/o/${n}"><span>Order #${n}</span></a><div><span>Date: ${d}</span> <span>Customer: ${c}</span> <span>Total: ${t}</span> <span>Status: ${s}</span></div></li>`)}</ul>`,
    ],
    [
      'headings with units and counts',
      tableOf(['Order # (2)', 'Date', 'Customer', 'Total (USD)', 'Status'], ...rows),
    ],
    [
      'a caption, a colgroup and scopes',
      `<table><caption>Orders</caption><colgroup><col span="5"></colgroup><thead><tr>${heads.map(h => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody>${each(([n, ...more]) => `<tr><th scope="row">${n}</th>${more.map(v => `<td>${v}</td>`).join('')}</tr>`)}</tbody></table>`,
    ],
    [
      'old amounts struck through beside the new',
      tableOf(heads, ...rows.map(row => withAt(row, 3, `<del>$99.00</del> <ins>${row[3]}</ins>`))),
    ],
    [
      'rows that are forms',
      tableOf(
        [...heads, ''],
        ...rows.map(row => [
          ...row,
          '<form><input type="hidden" name="id" value="100009999"><button>Refund</button></form>',
        ]),
      ),
    ],
    [
      'months and days of the week in full',
      tableOf(
        heads,
        withAt(first, 1, 'Sunday, March 1st, 2026 at 10:15 AM'),
        withAt(second, 1, 'Monday, March 2nd, 2026 at 10:15 AM'),
      ),
    ],
    [
      'dates over two lines',
      tableOf(heads, ...rows.map(row => withAt(row, 1, `${row[1]}<br><small>10:15 AM</small>`))),
    ],
    [
      'dates and times in boxes of their own in one cell',
      tableOf(
        heads,
        ...rows.map(row =>
          withAt(row, 1, `<div class="date">${row[1]}</div><div class="time">10:15 AM</div>`),
        ),
      ),
    ],
    [
      'Spanish headings with the amount behind',
      tableOf(
        ['N.º de pedido', 'Fecha', 'Cliente', 'Total', 'Estado'],
        ['100000001', '1 de marzo de 2026', 'Ana Ruiz', '80,00 $', 'Completado'],
        ['100000002', '2 de marzo de 2026', 'Max Stone', '12,50 $', 'Procesando'],
      ),
    ],
    [
      'German headings with the amount behind',
      tableOf(
        ['Bestellnummer', 'Bestelldatum', 'Kunde', 'Gesamtsumme', 'Status'],
        ['100000001', '01.03.2026, 10:15 Uhr', 'Ana Ruiz', '80,00 $', 'Abgeschlossen'],
        ['100000002', '02.03.2026', 'Max Stone', '12,50 $', 'In Bearbeitung'],
      ),
    ],
    [
      'numbers of items below the totals',
      tableOf(heads, ...rows.map(row => withAt(row, 3, `<div>${row[3]}</div><small>2 items</small>`))),
    ],
    [
      'the way of payment below the totals',
      tableOf(
        heads,
        ...rows.map(row => withAt(row, 3, `${row[3]}<br><small class="meta">Via Credit Card</small>`)),
      ),
    ],
    [
      'statuses with when they changed',
      tableOf(
        heads,
        ...rows.map(row => withAt(row, 4, `<span class="badge">${row[4]}</span><small>since Mar 3</small>`)),
      ),
    ],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual(both)
  })

  it.each<[string, string]>([
    ['Last, First', 'Ruiz, Ana'],
    ['a title', 'Dr. Ana Ruiz'],
    ['a suffix', 'Ana Ruiz Jr.'],
    ['a guest', 'Ana Ruiz (Guest)'],
    ['guest alone', 'Guest'],
  ])('names as %s', (_, name) => {
    expect(read(tableOf(heads, withAt(first, 2, name), second))).toEqual([ana.with(2, name), max])
  })
})
