import { Hono } from 'hono'
import { describe, expect, it, vi } from 'vitest'
import { browserOf, type CountTry, maxTries, Tries, whenceOf } from './whence.ts'

/** One database, that as many processes share as are made. */
function sharedTries() {
  const counts = new Map<string, number>()
  const everywhere: CountTry = async ({ kind, who }) => {
    const count = (counts.get(`${kind} ${who}`) ?? 0) + 1
    counts.set(`${kind} ${who}`, count)
    return count
  }
  return { counts, process: () => new Tries('sign-in', everywhere) }
}

/** Of these, those that may be made. */
async function takenOf(tries: Tries, addresses: readonly (string | null)[], running = 1) {
  const taken: (string | null)[] = []
  for (const address of addresses) if (await tries.take(address, running)) taken.push(address)
  return taken
}
const times = (count: number, address: string) => Array.from({ length: count }, () => address)

describe('tries to get in', () => {
  it('are counted by address, a minute at a time, by a clock that nobody sets', async () => {
    const tries = new Tries('sign-in', async () => 1)
    expect(await takenOf(tries, times(maxTries + 1, 'a'), 1_000)).toHaveLength(maxTries)
    expect(await takenOf(tries, ['a', 'b', null], 1_000)).toEqual(['b', null])
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
    expect(await takenOf(tries, ['a'], 60_999)).toEqual([])
    expect(await takenOf(tries, ['a'], 61_000)).toEqual(['a'])
    vi.restoreAllMocks()
  })

  it('are as many for all processes of a database, and a flood is kept from it', async () => {
    const { counts, process } = sharedTries()
    const [one, other] = [process(), process()]
    expect(await takenOf(one, times(maxTries - 10, 'a'))).toHaveLength(maxTries - 10)
    expect(await takenOf(other, times(maxTries, 'a'))).toHaveLength(10)
    await takenOf(one, times(500, 'a'))
    expect(counts.get('sign-in a')).toBeLessThanOrEqual(2 * maxTries)
  })

  it('from one network of IPv6 count as one, however many addresses it has', async () => {
    const tries = sharedTries().process()
    const addresses = Array.from({ length: maxTries + 10 }, (_, n) => `2001:db8:0:7::${n.toString(16)}`)
    expect(await takenOf(tries, addresses)).toHaveLength(maxTries)
    expect(await takenOf(tries, ['2001:0DB8:0:7:ffff::1'])).toEqual([])
    const others = [
      '2001:db8:0:8::1',
      '2001:db8::7:0:0:1',
      'fe80::1%eth0',
      '::1',
      '::ffff:10.0.0.1',
      '10.0.0.1',
    ]
    expect(await takenOf(tries, others)).toEqual(others)
  })

  it('from addresses of IPv4 count by themselves, also where a socket tells them as IPv6', async () => {
    const tries = sharedTries().process()
    await takenOf(tries, times(maxTries + 1, '::ffff:192.0.2.1'))
    expect(await takenOf(tries, ['::ffff:192.0.2.1', '::ffff:192.0.2.2'])).toEqual(['::ffff:192.0.2.2'])
  })

  it('from more addresses than are remembered count as one', async () => {
    const tries = sharedTries().process()
    await takenOf(
      tries,
      Array.from({ length: 10_000 }, (_, n) => `address ${n}`),
    )
    expect(
      await takenOf(
        tries,
        Array.from({ length: maxTries + 1 }, (_, n) => `more ${n}`),
      ),
    ).toHaveLength(maxTries)
  })
})

describe('the name of a browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chrome 156, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
      'Edge 156, Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0',
      'Firefox 153, macOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
      'Safari 26, macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0.1 Mobile/15E148 Safari/604.1',
      'Chrome 156, iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36',
      'Chrome 156, Android',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chrome 156, ChromeOS',
    ],
    ['Firefox/99999<script>', 'Firefox 9999'],
    ['<script>alert(1)</script>', null],
    ['', null],
    [undefined, null],
  ])('of %j is %j', (userAgent, name) => {
    expect(browserOf(userAgent)).toBe(name)
  })
})

it.each([
  ['192.0.2.7:50123', '192.0.2.7'],
  ['10.0.0.1, 192.0.2.7:9', '192.0.2.7'],
  ['[2001:db8::7]:443', '2001:db8::7'],
  ['[2001:db8::7]', '2001:db8::7'],
  ['2001:db8::7', '2001:db8::7'],
  ['192.0.2.7', '192.0.2.7'],
])(
  'an address with its port, as some proxies tell it, is that of the same computer: %s',
  async (told, address) => {
    const app = new Hono().get('/', c => c.json(whenceOf(c, true)))
    const answer = await app.request('/', { headers: { 'X-Forwarded-For': told } })
    expect(await answer.json()).toEqual({ address, browser: null })
  },
)
