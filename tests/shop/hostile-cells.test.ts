// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { but, type Page, told } from '../fixtures/hostile-lists.ts'
import { ana, both, first, heads, max, second, tableOf, withAt } from '../fixtures/odd-lists.ts'

const cell = (at: number, one: string, other: string) =>
  tableOf(heads, withAt(first, at, one), withAt(second, at, other))
const pages: Page[] = [
  [
    'number aria-label',
    cell(
      0,
      '<a href="/o/1" aria-label="Order 100000001"><svg></svg></a>',
      '<a href="/o/2" aria-label="Order 100000002"><svg></svg></a>',
    ),
    both,
  ],
  [
    'number aria-label text View',
    cell(
      0,
      '<a href="/o/1" aria-label="Order 100000001">View</a>',
      '<a href="/o/2" aria-label="Order 100000002">View</a>',
    ),
    both,
  ],
  [
    'number title middle cut',
    cell(0, '<span title="100000001">1000…001</span>', '<span title="100000002">1000…002</span>'),
    both,
  ],
  [
    'number cut at end',
    cell(0, '<span title="100000001">10000…</span>', '<span title="100000002">10000…</span>'),
    both,
  ],
  ['number cut without title', cell(0, '10000…', '10000…'), [], 2],
  [
    'W-1000123-1',
    cell(0, 'W-1000123-1', 'W-1000124-1'),
    [
      ['W-1000123-1', '2026-03-01', 'Ana Ruiz', 8000, 'complete'],
      ['W-1000124-1', '2026-03-02', 'Max Stone', 1250, 'processing'],
    ],
  ],
  ['#1000123/2', cell(0, '#1000123/2', '#1000124/2'), [], 2],
  ['1000123 / 2', cell(0, '1000123 / 2', '1000124 / 2'), [], 2],
  ['#1000123 (1 of 2)', cell(0, '#1000123 (1 of 2)', '#1000124 (1 of 2)'), [], 2],
  [
    'SO1000123-B',
    cell(0, 'SO1000123-B', 'SO1000124-B'),
    [
      ['SO1000123-B', '2026-03-01', 'Ana Ruiz', 8000, 'complete'],
      ['SO1000124-B', '2026-03-02', 'Max Stone', 1250, 'processing'],
    ],
  ],
  ['1000123.1', cell(0, '1000123.1', '1000124.1'), [], 2],
  [
    '1,000,123',
    cell(0, '1,000,123', '1,000,124'),
    [
      ['1000123', '2026-03-01', 'Ana Ruiz', 8000, 'complete'],
      ['1000124', '2026-03-02', 'Max Stone', 1250, 'processing'],
    ],
  ],
  ['100 000 001', cell(0, '100 000 001', '100 000 002'), both],
  ['arabic digits', cell(0, '١٠٠٠٠٠٠٠١', '١٠٠٠٠٠٠٠٢'), [], 2],
  ['eur', cell(3, '1.234,56 €', '12,50 €'), [but(ana, 3, null), but(max, 3, null)]],
  ['cjk date', cell(1, '2026年3月1日', '2026年3月2日'), both],
  ['cjk short', cell(1, '26年3月1日', '3月2日'), [but(ana, 1, null), but(max, 1, null)]],
  ['rtl negative', cell(3, '\u200e-$80.00', '$12.50'), [but(ana, 3, -8000), max]],
  [
    'inputs total with $',
    cell(3, '$<input value="80.00">', '$<input value="12.50">'),
    [but(ana, 3, null), but(max, 3, null)],
  ],
  ['input beside old text', cell(3, '$75.00 <input value="80.00">', '$12.50'), [but(ana, 3, null), max]],
  ['number input', cell(0, '<input value="100000001" readonly>', '<input value="100000002" readonly>'), both],
  [
    'select status',
    cell(
      4,
      '<select><option>Pending</option><option selected>Complete</option></select>',
      '<select><option>Pending</option><option selected>Processing</option></select>',
    ),
    both,
  ],
  ['img status', cell(4, '<img alt="Complete">', '<img alt="Processing">'), both],
  [
    'icon title',
    cell(
      4,
      '<i class="fa fa-check" title="Complete"></i>',
      '<i class="fa fa-x" aria-label="Processing"></i>',
    ),
    both,
  ],
  [
    'css status',
    cell(
      4,
      '<span class="status status--complete"></span>',
      '<span class="status status--processing"></span>',
    ),
    [but(ana, 4, null), but(max, 4, null)],
  ],
  [
    'svg title status',
    cell(4, '<svg><title>Complete</title></svg>', '<svg><title>Processing</title></svg>'),
    both,
  ],
  [
    'two icons',
    cell(4, '<img alt="Complete"><img alt="Has note">', '<img alt="Processing">'),
    [but(ana, 4, null), max],
  ],
  ['refund beside', cell(3, '$80.00<div>Refunded: $20.00</div>', '$12.50'), [but(ana, 3, null), max]],
  ['refund beside2', cell(3, '$80.00 (-$20.00)', '$12.50'), [but(ana, 3, null), max]],
  ['replaces', cell(0, '100000001<br><small>Replaces 100000000</small>', '100000002'), [max], 1],
  ['replaces first', cell(0, '<small>Replaces 100000000</small><br>100000001', '100000002'), [max], 1],
  [
    'badge new',
    cell(0, '100000001<span class="badge">New</span>', '<span class="badge">VIP</span>100000002'),
    [ana],
    1,
  ],
  ['two amounts', cell(3, '$80.00 / $75.00', '$12.50'), [but(ana, 3, null), max]],
  ['one decimal', cell(3, '$1,032.5', '$12.50'), [but(ana, 3, 103250), max]],
  ['three decimals', cell(3, '$80.000', '$12.50'), [but(ana, 3, null), max]],
  ['points thousand and no cents', cell(3, '1.080 $', '2.000 $'), [but(ana, 3, null), but(max, 3, null)]],
  ['k', cell(3, '$1.2k', '$12.50'), [but(ana, 3, null), max]],
  ['comma cents $', cell(3, '$80,00', '$12,50'), both],
  ['comma thousand', cell(3, '1,234', '12'), [but(ana, 3, 123400), but(max, 3, 1200)]],
  ['points thousand', cell(3, '$1.234', '$12.50'), [but(ana, 3, null), max]],
]

describe('cells that mislead', () => {
  it.each(pages)('%s', (_, html, rows, unread = 0) => {
    expect(told(html)).toEqual({ rows, unread })
  })
})
