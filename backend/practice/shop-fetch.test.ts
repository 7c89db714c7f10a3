import type { RequestListener } from 'node:http'
import { networkInterfaces } from 'node:os'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { InnerHost } from '../../lib/shop/rest/answer.ts'
import { createMagentoSource } from '../../lib/shop/rest/magento-source.ts'
import { collectGarbage } from '../../tests/backend/collect-garbage.ts'
import { serving } from '../../tests/fixtures/serving.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { innerHostsOption, isInner, namedInnerHosts, type Resolve } from './inner-hosts.ts'
import { sandboxOption } from './own-hosts.ts'
import { shopFetch } from './shop-fetch.ts'

// A manager, or who has a manager's session, names the address: the server must not be their way into its own network.
beforeEach(() => {
  vi.stubEnv(sandboxOption, '')
  vi.stubEnv(innerHostsOption, '')
})
afterEach(() => vi.unstubAllEnvs())

/** A server on this machine, and how many asked it. */
async function inside(listener: RequestListener = (_, answer) => void answer.end('{}')) {
  const heard: string[] = []
  const port = await serving((request, answer) => {
    heard.push(`${request.url} ${request.headers.authorization ?? ''}`)
    listener(request, answer)
  })
  return { port, heard }
}

/** Names that mean these addresses, one after the other. */
const meaning =
  (...answers: string[][]): Resolve =>
  (_name, _options, done) => {
    const next = answers.length > 1 ? answers.shift() : answers[0]
    done(
      null,
      (next ?? []).map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }

describe('an inner address', () => {
  it.each([
    ...['127.0.0.1', '127.8.9.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '169.254.170.2', '100.100.100.200', '100.64.0.1', '192.0.0.192', '168.63.129.16'],
    ...['198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00:ec2::254', 'fc00::1'],
    ...['::ffff:127.0.0.1', '::ffff:a00:1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1'],
    ...['2001:0:1::', 'fec0::1', '::ffff:0:127.0.0.1', '5f00::1'],
  ])('is %s', address => expect(isInner(address)).toBe(true))

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '192.169.0.1',
    '169.253.1.1',
    '2606:4700::1',
    '2a00:1450::1',
  ])('is not %s', address => expect(isInner(address)).toBe(false))

  it('is each of this machine, public or not', () => {
    const own = Object.values(networkInterfaces()).flatMap(each => each?.map(({ address }) => address) ?? [])
    expect(own.filter(address => !isInner(address))).toEqual([])
  })
})

describe('a shop at an inner host is not connected to', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
  ])('by number: %s', async host => {
    const { port, heard } = await inside()
    await expect(shopFetch()(`http://${host}:${port}/rest`)).rejects.toBeInstanceOf(InnerHost)
    expect(heard).toEqual([])
  })

  it.each<[string, string[]]>([
    ['of this machine', ['127.0.0.1']],
    ['of a cloud’s metadata', ['169.254.169.254']],
    ['of IPv4 in IPv6', ['::ffff:127.0.0.1']],
    ['one of which only is inner', ['2d00::1', '127.0.0.1']],
  ])('by a name that means addresses %s', async (_what, addresses) => {
    const { port, heard } = await inside()
    const asked = shopFetch(meaning(addresses))(`http://shop.example:${port}/rest`)
    await expect(asked).rejects.toBeInstanceOf(InnerHost)
    expect(heard).toEqual([])
  })

  it('by the system’s own names', async () => {
    const { port, heard } = await inside()
    await expect(shopFetch()(`http://localhost.:${port}/`)).rejects.toThrow()
    for (const name of ['localhost', 'LOCALHOST'])
      await expect(shopFetch()(`http://${name}:${port}/`)).rejects.toBeInstanceOf(InnerHost)
    expect(heard).toEqual([])
  })

  it('by a name that meant another address a moment ago: it is looked up once, where the connection begins', async () => {
    const { port, heard } = await inside()
    const resolve = vi.fn(meaning(['2d00::1'], ['127.0.0.1']))
    const fetch = shopFetch(resolve)
    const first = fetch(`http://shop.example:${port}/`, { signal: AbortSignal.timeout(300) })
    await expect(first).rejects.toThrow()
    await expect(fetch(`http://shop.example:${port}/`)).rejects.toBeInstanceOf(InnerHost)
    expect([resolve.mock.calls.length, heard]).toEqual([2, []])
  })

  it.each([301, 302, 303, 307, 308])('by a redirect (%i) of a shop that may be asked', async status => {
    const secret = await inside()
    const shop = await inside((_, answer) => {
      answer.writeHead(status, { Location: `http://127.0.0.1:${secret.port}/admin` }).end()
    })
    vi.stubEnv(innerHostsOption, `shop.example:${shop.port}`)
    const source = sourceAt(`http://shop.example:${shop.port}/rest/V1`, meaning(['127.0.0.1']))
    expect(await source.changes(0, 1)).toMatchObject({ ok: false, trouble: 'redirected' })
    expect([shop.heard.length, secret.heard]).toEqual([1, []])
  })
})

function sourceAt(baseUrl: string, resolve: Resolve) {
  return createMagentoSource({
    ...{ shop: 'https://shop.example', baseUrl, token: 'secret', timeZone: 'America/Chicago' },
    ...{ clock: { now: () => 0, monotonic: () => 0, sleep: async () => undefined }, random: () => 1 },
    mayReach: async () => true,
    fetch: boundedFetch(1_000_000, shopFetch(resolve)),
  })
}

it('says what to do, and asks once', async () => {
  const { port, heard } = await inside()
  const resolve = vi.fn(meaning(['127.0.0.1']))
  const trouble = await sourceAt(`http://shop.example:${port}/rest/V1`, resolve).changes(0, 1)
  expect(trouble).toMatchObject({ ok: false, trouble: 'inner-host' })
  expect([resolve.mock.calls.length, heard]).toEqual([1, []])
})

describe('an administrator names a host', () => {
  it('by name and port: it is asked there, with the token, and nowhere else', async () => {
    const [named, other] = [await inside(), await inside()]
    vi.stubEnv(innerHostsOption, ` magento.lan:1, Shop.example:${named.port} `)
    const ask = (port: number) =>
      shopFetch(meaning(['127.0.0.1']))(`http://shop.example:${port}/x`, {
        headers: { Authorization: 'Bearer t' },
      })
    expect(await (await ask(named.port)).json()).toEqual({})
    await expect(ask(other.port)).rejects.toBeInstanceOf(InnerHost)
    expect([named.heard, other.heard]).toEqual([['/x Bearer t'], []])
  })

  it('without a port at that of https alone', () => {
    expect([...namedInnerHosts({ [innerHostsOption]: 'magento.lan,[fd00::1]:8443, 10.5' })]).toEqual([
      ...['magento.lan:443', '[fd00::1]:8443', '10.0.0.5:443'],
    ])
  })

  it.each(['https://magento.lan', 'user@magento.lan', 'a b', 'magento.lan/rest', ':8'])(
    'and a slip in it is said at the start: %j',
    text => expect(() => namedInnerHosts({ [innerHostsOption]: text })).toThrow(/must name hosts, such as/),
  )
})

it('lets the sandbox have this machine, and nothing else that is inner', async () => {
  vi.stubEnv(sandboxOption, '1')
  const { port } = await inside()
  expect((await shopFetch()(`http://127.0.0.1:${port}/`)).status).toBe(200)
  expect((await shopFetch()(`http://localhost:${port}/`)).status).toBe(200)
  await expect(shopFetch()('http://10.0.0.1/')).rejects.toBeInstanceOf(InnerHost)
})

it('reads what comes packed, and no more of it than it may', async () => {
  vi.stubEnv(sandboxOption, '1')
  const text = 'x'.repeat(100_000)
  const { port } = await inside((_, answer) =>
    answer.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(text)),
  )
  const url = `http://127.0.0.1:${port}/`
  expect(await (await boundedFetch(100_000, shopFetch())(url)).text()).toBe(text)
  await expect((await boundedFetch(99_999, shopFetch())(url)).text()).rejects.toThrow()
})

it('waits no longer than it may for a shop that answers byte by byte, though garbage is collected meanwhile', async () => {
  vi.stubEnv(sandboxOption, '1')
  collectGarbage()
  const { port } = await inside((_, answer) => {
    const timer = setInterval(() => answer.write(' '), 50)
    answer.writeHead(200).on('close', () => clearInterval(timer))
  })
  const asked = boundedFetch(1_000_000, shopFetch())(`http://127.0.0.1:${port}/`, {
    signal: AbortSignal.timeout(400),
  })
  await expect(asked.then(answer => answer.text())).rejects.toThrow()
})
