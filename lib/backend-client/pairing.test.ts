import { describe, expect, it } from 'vitest'
import { beginPairing } from './pairing.ts'

const begunWith = (address: unknown) =>
  beginPairing(
    {
      url: 'https://sync.example.com',
      now: () => 1_000,
      fetch: async () =>
        Response.json({ ok: true, value: { device: 'd', code: 'BCDF-GHJK', expiresInMs: 5, address } }),
    },
    'Front desk',
  )

describe('the address where a person types the code', () => {
  it('is told with the code', async () => {
    const address = 'https://sync.example.com/device'
    expect(await begunWith(address)).toEqual({ device: 'd', code: 'BCDF-GHJK', address, until: 1_005 })
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'chrome-extension://x/workbench.html',
    'file:///etc',
    '',
    7,
  ])('is a web page, whatever a backend says: %j', async address => {
    expect(await begunWith(address)).toBeUndefined()
  })
})
