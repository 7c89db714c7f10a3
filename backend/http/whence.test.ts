import { describe, expect, it } from 'vitest'
import { browserOf, maxTries, Tries } from './whence.ts'

describe('tries to get in', () => {
  it('are counted by address, a minute at a time', () => {
    const tries = new Tries()
    for (let n = 0; n < maxTries; n++) expect(tries.take('a', 1_000)).toBe(true)
    expect([tries.take('a', 1_000), tries.take('b', 1_000), tries.take(null, 1_000)]).toEqual([
      false,
      true,
      true,
    ])
    expect([tries.take('a', 60_999), tries.take('a', 61_000)]).toEqual([false, true])
    // A clock that was put back locks nobody out.
    expect(tries.take('a', 10)).toBe(true)
  })

  it('from one network of IPv6 count as one, however many addresses it has', () => {
    const tries = new Tries()
    const addresses = Array.from({ length: maxTries + 10 }, (_, n) => `2001:db8:0:7::${n.toString(16)}`)
    expect(addresses.filter(address => tries.take(address, 1))).toHaveLength(maxTries)
    expect(tries.take('2001:0DB8:0:7:ffff::1', 1)).toBe(false)
    const others = [
      '2001:db8:0:8::1',
      '2001:db8::7:0:0:1',
      'fe80::1%eth0',
      '::1',
      '::ffff:10.0.0.1',
      '10.0.0.1',
    ]
    for (const other of others) expect([other, tries.take(other, 1)]).toEqual([other, true])
  })

  it('from addresses of IPv4 count by themselves, also where a socket tells them as IPv6', () => {
    const tries = new Tries()
    for (let n = 0; n <= maxTries; n++) tries.take('::ffff:192.0.2.1', 1)
    expect([tries.take('::ffff:192.0.2.1', 1), tries.take('::ffff:192.0.2.2', 1)]).toEqual([false, true])
  })

  it('from more addresses than are remembered count as one', () => {
    const tries = new Tries()
    for (let n = 0; n < 10_000; n++) tries.take(`address ${n}`, 1)
    const more = Array.from({ length: maxTries + 1 }, (_, n) => tries.take(`more ${n}`, 1))
    expect(more.filter(isTaken => isTaken)).toHaveLength(maxTries)
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
