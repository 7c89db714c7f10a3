import { beforeEach, describe, expect, it } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { noteOrderAddresses, readOrderAddresses } from './order-addresses.ts'

const shop = 'https://shop.example'
beforeEach(() => browser.storage.resetState())

describe('where orders have their pages', () => {
  it('is kept while the browser is open, the latest address of each, and nowhere on disk', async () => {
    await noteOrderAddresses(shop, [
      { number: '#100000012', href: `${shop}/order/1/key/a` },
      { number: '100000013', href: null },
    ])
    await noteOrderAddresses(shop, [{ number: '100000012', href: `${shop}/order/1/key/b` }])
    expect(await readOrderAddresses()).toEqual({ [`${shop} 100000012`]: `${shop}/order/1/key/b` })
    expect(JSON.stringify(await browser.storage.local.get())).not.toContain('key')
  })

  it('is of the shop that says so alone', async () => {
    const rows = ['https://evil.example/1', 'javascript:alert(1)', 'not an address', '/order/1'].map(
      (href, at) => ({ number: `10000001${at}`, href }),
    )
    await noteOrderAddresses(shop, rows)
    expect(await readOrderAddresses()).toEqual({})
  })

  it('is known of the latest two thousand', async () => {
    const rows = Array.from({ length: 2_100 }, (_, at) => ({ number: `1${at}`, href: `${shop}/${at}` }))
    await Promise.all([noteOrderAddresses(shop, rows.slice(0, 50)), noteOrderAddresses(shop, rows.slice(50))])
    const known = await readOrderAddresses()
    expect(Object.keys(known)).toHaveLength(2_000)
    expect(known[`${shop} 12099`]).toBe(`${shop}/2099`)
    expect(known[`${shop} 10`]).toBeUndefined()
  })

  it('leaves room in the memory of the session, whatever a page links to', async () => {
    const long = (at: number) => `${shop}/${'x'.repeat(3_900)}${at}`
    await noteOrderAddresses(shop, [{ number: '100000012', href: `${shop}/order/1` }])
    await noteOrderAddresses(
      shop,
      Array.from({ length: 2_000 }, (_, at) => ({ number: `1${at}`, href: long(at) })),
    )
    await noteOrderAddresses(shop, [{ number: '9'.repeat(2_000), href: `${shop}/order/2` }])
    expect(await readOrderAddresses()).toEqual({ [`${shop} 100000012`]: `${shop}/order/1` })
  })
})
