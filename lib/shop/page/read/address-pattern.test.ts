import { describe, expect, it } from 'vitest'
import { addressPattern } from './address-pattern.ts'

const of = (path: string) => addressPattern(`https://shop.example.com${path}`)

describe('the pattern of an address', () => {
  it.each([
    ['/verkauf/bestellungen', '/verkauf/bestellungen'],
    ['/verkauf/bestellungen/', '/verkauf/bestellungen'],
    ['/', '/'],
    ['/orders?page=2&size=50&q=zoe', '/orders'],
    ['/orders/page/2', '/orders'],
    ['/customers/512/orders', '/customers/*/orders'],
    ['/admin_1x9/sales/order/index/key/abcdef', '/*/sales/order/index/key/*'],
    ['/index.php?route=sale/order&token=abc', '/index.php?route=sale/order'],
    ['/app#/orders/list?q=zoe', '/app#/orders/list'],
    ['/app#!/orders/17', '/app#/orders/*'],
    ['/app#top', '/app'],
    ['/shops/Zo%C3%AB%20Example/orders', '/shops/*/orders'],
  ])('%s is %s', (path, pattern) => {
    expect(of(path)).toBe(pattern)
  })

  it('tells pages of one path apart by what routes them', () => {
    expect(of('/index.php?route=sale/order')).not.toBe(of('/index.php?route=sale/return'))
    expect(of('/app#/orders')).not.toBe(of('/app#/invoices'))
  })
})
