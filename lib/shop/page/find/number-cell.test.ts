import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { numberIn } from './number-cell.ts'

const read = (html: string) =>
  numberIn(openPage(`<table><tr><td>${html}</td></tr></table>`).querySelector('td') ?? expect.fail())

describe('a cell for the number of an order', () => {
  it.each([
    'No. 100004001',
    'N.º 100004001',
    '№ 100004001',
    '[100004001]',
    '(100004001)',
    '100004001*',
    '100004001 †',
    '100,004,001',
    '100.004.001',
    '100\u202f004\u202f001',
    'Order 100004001 placed by Ana Ruiz',
    '<a href="/o/1">View order 100004001</a>',
    '<a href="/o/1">100004001</a> <span>New</span>',
    '100004001<br><small>Invoice #200000001</small>',
    '<small>Factura 200000001</small><div>100004001</div>',
    '<div>Order #100004001</div><div>Shipment 300000001</div><div>Nov 12, 2026</div>',
    '"100004001"',
    '“100004001”',
    '１００００４００１',
    '<span>100004001</span><span>100004001</span>',
    '<div><span>100004001</span> <b>Order #100004001</b></div>',
    '<span class="wide">100004001</span><span class="narrow">#100004001 Maria Lopez</span>',
    '<span>NEW</span> 100004001',
    '<span>100004001</span><span>Web</span>',
    '100004001<span class="flag">US</span>',
    '<a>100004001</a><span>HP</span>',
    '<input value="100004001" readonly>',
    '<label><input type="checkbox" value="100004001"></label>',
  ])('%s holds one', html => {
    expect(read(html)).toBe('100004001')
  })

  it.each([
    '100004001<br>100004002',
    '100004001<br><small>PO 200000001</small>',
    'Order 100004001 replaces 100004000',
    '<span>100004001</span><span>100004002</span>',
    '<span>WEB</span><span>100004001</span>',
    '<strong class="prefix">ORD</strong>100004001',
    '<span>NEW</span>100004001',
    '<small>Invoice #200000001</small>',
    'Invoice 200000001',
    '192.168.100.200',
    '100,04',
    '1.001',
    'SKU 100004001',
    'Ana Ruiz',
    '<input value="12"> <input value="100004001">',
    '<input value="Ana">',
  ])('%s holds none', html => {
    expect(read(html)).toBeUndefined()
  })
})
