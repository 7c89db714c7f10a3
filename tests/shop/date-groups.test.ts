// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { first, heads, second, tableOf, tr, withAt } from '../fixtures/odd-lists.ts'
import { placedBy } from '../fixtures/placed-rows.ts'

const momentsOf = placedBy(Date.UTC(2026, 10, 30, 18))
const dated = (...dates: readonly string[]) =>
  dates.map((date, at) => withAt(withAt(first, 1, date), 0, `10000000${at + 1}`))
const grouped = (...parts: readonly (string | readonly string[])[]) =>
  `<table><thead>${tr(heads, 'th')}</thead><tbody>${parts
    .map(part =>
      typeof part === 'string' ? `<tr class="group"><td colspan="5">${part}</td></tr>` : tr(part),
    )
    .join('')}</tbody></table>`
const [one = first, two = second] = dated('10:15 AM', '2:35 PM')

describe('the day that a row of its own tells', () => {
  it.each([
    ['November 5, 2026', 'Nov 4, 2026'],
    ['Thursday, November 5, 2026', 'Wednesday, November 4, 2026'],
    ['Thu, Nov 5, 2026 (2 orders)', 'Wed, Nov 4, 2026 (1 order)'],
    ['November 5, 2026 – 2 orders – $160.00', 'November 4, 2026 – 1 order – $80.00'],
    ['2026-11-05', '2026-11-04'],
    ['5 de noviembre de 2026', '4 de noviembre de 2026'],
    ['5. November 2026', '4. November 2026'],
    ['Orders of November 5, 2026', 'Orders of November 4, 2026'],
  ])('%s', (day, before) => {
    expect(momentsOf(grouped(day, one, two))).toEqual(['2026-11-05 10:15', '2026-11-05 14:35'])
    expect(momentsOf(grouped(day, one, before, two))).toEqual(['2026-11-05 10:15', '2026-11-04 14:35'])
  })

  it('heads a part of the table', () => {
    const body = (day: string, row: readonly string[]) =>
      `<tbody><tr><th colspan="5">${day}</th></tr></tbody><tbody>${tr(row)}</tbody>`
    const html = `<table><thead>${tr(heads, 'th')}</thead>${body('Nov 5, 2026', one)}${body('Nov 4, 2026', two)}</table>`
    expect(momentsOf(html)).toEqual(['2026-11-05 10:15', '2026-11-04 14:35'])
  })

  it('heads a table or cards of its own', () => {
    const list = tableOf(heads, one)
    expect(momentsOf(`<h3>Nov 5, 2026</h3>${list}<h3>Nov 4, 2026</h3>${tableOf(heads, two)}`)).toEqual([
      '2026-11-05 10:15',
      '2026-11-04 14:35',
    ])
    const card = ([number, date, customer, total, status]: readonly string[]) =>
      `<div class="card"><div>Order #: ${number}</div><div>Date: ${date}</div><div>Customer: ${customer}</div><div>Total: ${total}</div><div>Status: ${status}</div></div>`
    const cards = `<div><h3>Nov 5, 2026</h3>${card(one)}<h3>Nov 4, 2026</h3>${card(two)}</div>`
    expect(momentsOf(cards)).toEqual(['2026-11-05 10:15', '2026-11-04 14:35'])
  })

  it('says the day where there is a column for the time alone', () => {
    const html = grouped('November 5, 2026', one).replace('<th>Date</th>', '<th>Time</th>')
    expect(momentsOf(html)).toEqual(['2026-11-05 10:15'])
  })

  it.each([
    ['no day', grouped(one, two)],
    ['a day that is told from today', grouped('Today', one, 'Yesterday', two)],
    ['sums below the rows', grouped(one, 'November 5, 2026', two, 'November 4, 2026')],
    ['another date', grouped('Shipped November 5, 2026', one, two)],
    ['a day of which day and month may change places', grouped('05/11/2026', one, two)],
    ['a month', grouped('November 2026', one, two)],
  ])('is not made of %s', (_, html) => {
    expect(momentsOf(html)).toEqual(['?', '?'])
  })
})

describe('the year that something above tells', () => {
  const rows = dated('Nov 5', 'Nov 6, 2:35 PM')
  const told = ['2026-11-05 00:00', '2026-11-06 14:35']
  const list = tableOf(heads, ...rows)
  it.each([
    ['a row', grouped('November 2026', ...rows)],
    ['a row in Spanish', grouped('noviembre de 2026', ...rows)],
    ['a row of figures', grouped('11/2026', ...rows)],
    ['a row for a year', grouped('2026', ...rows)],
    ['a heading', `<h2>November 2026</h2>${list}`],
    ['a heading of orders', `<h2>Orders – November 2026</h2><div>${list}</div>`],
    ['a caption', list.replace('<thead>', '<caption>November 2026</caption><thead>')],
    ['a filter', `<div class="filters"><span>From 11/01/2026 to 11/30/2026</span></div>${list}`],
    [
      'a filter with its name',
      `<div><p>Active filters</p><p>Purchase Date: 11/01/2026 - 11/30/2026</p></div>${list}`,
    ],
    ['a filter in Spanish', `<div>Del 01/11/2026 al 30/11/2026</div>${list}`],
    ['a filter in German', `<div>Vom 01.11.2026 bis 30.11.2026</div>${list}`],
    ['a filter with names of months', `<div>Nov 1, 2026 – Nov 30, 2026</div>${list}`],
  ])('%s', (_, html) => {
    expect(momentsOf(html)).toEqual(told)
  })

  it('tells day from month too', () => {
    expect(momentsOf(grouped('November 2026', ...dated('11/05', '11/06 2:35 PM')))).toEqual(told)
    expect(momentsOf(grouped('November 2026', ...dated('05/11', '06/11 2:35 PM')))).toEqual(told)
  })

  it.each([
    ['another month', grouped('September 2026', ...rows)],
    ['a filter that leaves open which is the month', `<div>From 10/11/2026 to 12/11/2026</div>${list}`],
    ['a filter of two years', `<div>From 11/01/2025 to 11/30/2026</div>${list}`],
    ['a filter for something else', `<div>Ship date: 11/01/2026 - 11/30/2026</div>${list}`],
    ['when the page was made', `<p>Last updated November 2026</p>${list}`],
    ['a field', `<div><input value="11/01/2026"> <input value="11/30/2026"></div>${list}`],
    ['what stands below', `${list}<h2>November 2026</h2>`],
    ['what cannot be seen', `<h2 hidden>November 2026</h2>${list}`],
    [
      'the page of another list',
      `<h2>November 2026</h2><table><tr><td>1</td></tr></table><h2>Latest</h2>${list}`,
    ],
  ])('is not told by %s', (_, html) => {
    expect(momentsOf(html)).toEqual(['?', '?'])
  })
})
