// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { orderOf, rows } from '../fixtures/order-page.ts'

const placed = (date: string) =>
  orderOf({ parts: { order: rows(['Order Date', date], ['Order Status', 'Complete']) } })
const totalled = (total: string) =>
  orderOf({ parts: { totals: rows(['Grand Total', total], ['Total Paid', total], ['Total Due', '$0.00']) } })
const named = (name: string, email = 'ana@mail.com') =>
  orderOf({ parts: { account: rows(['Customer Name', name], ['Email', email]) } })
const stated = (status: string) =>
  orderOf({ parts: { order: rows(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Order Status', status]) } })

describe('order pages whose values have more beside them', () => {
  it.each([
    'Mar 1, 2026 1:30 AM<br><small>29 days ago</small>',
    '29 days ago<br><small>Mar 1, 2026 1:30 AM</small>',
    '<div>Mar 1, 2026</div><div>1:30 AM</div>',
    '<div>Mar 1, 2026</div><div>1:30 AM</div><div>29 days ago</div>',
    '<span title="Mar 1, 2026 1:30 AM">29 days ago</span>',
    '<span class="d-none">20260301</span>Mar 1, 2026 1:30 AM',
    '📅 Mar 1, 2026 1:30 AM',
    'Mar 1, 2026 1:30 AM <a href="#">Edit</a>',
  ])('a date: %s', date => {
    expect(placed(date)).toMatchObject({ placedAt: Date.parse('2026-03-01T01:30:00-06:00') })
  })

  it.each([
    '$80.00 (2 items)',
    '$80.00 <span class="badge">Paid</span>',
    '$80.00<br><small>Via Visa</small>',
    '$80.00 <small>incl. tax</small>',
    '<span class="d-none">8000</span>$80.00',
    '<span title="$80.00">$0.1K</span>',
    '80.00 US dollars',
    '$80.00 <button>Edit</button>',
  ])('a sum: %s', total => {
    expect(totalled(total)).toMatchObject({ totalCents: 80_00, paidCents: 80_00 })
  })

  it.each([
    '$80.00<br><small>-$20.00</small>',
    '~$80.00',
    '$80.00 <small>(refunded)</small>',
    '$80.00 <span class="badge">Pending</span>',
    '$80.00 <span class="badge">Partially paid</span>',
    '$1.1K',
    '80.00 <small>or more</small>',
    '80.00 <small>pesos</small>',
  ])('no sum: %s', total => {
    expect(totalled(total)).toMatchObject({ field: 'total' })
  })

  it.each([
    'Ana Ruiz <small>ana@mail.com</small>',
    'Ana Ruiz &lt;ana@mail.com&gt;',
    '<span class="avatar">AR</span> <span>Ana Ruiz</span>',
    '<span aria-hidden="true">A</span><span>Ana Ruiz</span>',
    '<span title="Ana Ruiz">Ana R…</span>',
    'Ana Ruiz (3 orders)',
    'Ana Ruiz (Guest)',
    '<a href="/c/1">Ana Ruiz</a> <a href="/c/1/edit">Edit</a>',
    '👤 Ana Ruiz',
    '<span class="hidden">Other One</span>Ana Ruiz',
    'Ana\u00a0Ru\u00adiz',
  ])('a name: %s', name => {
    expect(named(name)).toMatchObject({ customer: { firstName: 'Ana', lastName: 'Ruiz' } })
  })

  it('a name that is cut is that of the address', () => {
    expect(named('Anast…')).toMatchObject({ customer: { firstName: 'Ana', lastName: 'Ruiz' } })
    expect(named('Anastasia R...')).toMatchObject({ customer: { firstName: 'Ana', lastName: 'Ruiz' } })
  })

  it.each(['ana@ma…', 'ana@ma...', 'a***@mail.com', 'a••@mail.com'])(
    'no e-mail is one that is hidden: %s',
    email => {
      expect(named('Ana Ruiz', email)).toMatchObject({ customer: { email: '' } })
    },
  )

  it('an e-mail that is cut, with all of it in a title', () => {
    const email = '<span title="ana@mail.com">ana@ma…</span>'
    expect(named('Ana Ruiz', email)).toMatchObject({ customer: { email: 'ana@mail.com' } })
  })

  it.each([
    '● Complete',
    '✅ Complete',
    'Complete <small>since Mar 3</small>',
    '<select><option>Pending<option selected>Complete</select> <button>Update</button>',
    '<span title="Everything was sent">Complete</span>',
  ])('a status: %s', status => {
    expect(stated(status)).toMatchObject({ state: 'complete' })
  })

  it.each(['<span>Complete</span> <span>Shipped</span>', 'Complete <small>Refunded</small>'])(
    'no status: %s',
    status => {
      expect(stated(status)).toMatchObject({ field: 'status' })
    },
  )

  it('a number of things of which some are sent', () => {
    const items =
      '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>Serum</td><td><span title="SERUM-100">SERUM…</span></td><td>2 <small>(1 shipped)</small></td></tr></tbody></table>'
    expect(orderOf({ parts: { items } })).toMatchObject({ items: [{ sku: 'SERUM-100', quantity: 2 }] })
  })
})
