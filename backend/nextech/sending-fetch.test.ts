import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { arrivalsByAbout } from '../../sandbox/nextech/arrivals.ts'
import { type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { collectGarbage } from '../../tests/backend/collect-garbage.ts'
import { sendingFetch } from './sending-fetch.ts'

const payment = 'POST PaymentReconciliation'
let nextech: SimulatedNextech

beforeEach(async () => {
  const started = await startNextech(practiceForTests())
  onTestFinished(() => started.close())
  nextech = started
})

const address = () => `${nextech.apiBaseUrl}/Patient/1/PaymentReconciliation`
const post = (text: string, send: typeof fetch = sendingFetch) =>
  send(address(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', Authorization: 'Bearer none' },
    body: JSON.stringify({ processNote: [{ text }] }),
    signal: AbortSignal.timeout(2_000),
    redirect: 'error',
  })
/** A question whose connection is kept, as reads before a payment are. */
const ask = () => sendingFetch(`${nextech.apiBaseUrl}/Patient?email=a`).then(answer => answer.text())
const breakNext = (fault: string, reused = false) =>
  fetch(`${nextech.url}/control/break`, {
    method: 'POST',
    body: JSON.stringify({ endpoint: payment, fault, ms: 100, reused }),
  })

describe('a payment on a broken connection', () => {
  it.each(['reset-before', 'reset-after', 'lost-before', 'lost-after', '5xx-after', 'late'])(
    'arrives once: %s',
    async fault => {
      await ask()
      await breakNext(fault)
      await post('DermPRO #1').catch(() => undefined)
      await ask()
      const arrivals = nextech.arrivals().filter(({ name }) => name === payment)
      expect(arrivals).toMatchObject([{ about: 'DermPRO #1', isReused: false, hasCookie: false }])
    },
  )

  it('never takes a connection that served before, nor leaves one behind', async () => {
    for (let n = 0; n < 20; n++) {
      await ask()
      await breakNext(n % 2 === 0 ? 'reset-after' : 'lost-after')
      await post(`DermPRO #${n}`).catch(() => undefined)
      await post(`DermPRO #${n} again`)
    }
    const own = nextech.arrivals().filter(({ name }) => name === payment)
    expect(own).toHaveLength(40)
    expect(own.filter(({ isReused }) => isReused)).toEqual([])
    expect(Object.values(arrivalsByAbout(own, payment))).toEqual(Array.from({ length: 40 }, () => 1))
    const questions = nextech.arrivals().filter(({ name }) => name === 'GET Patient')
    expect(questions.filter(({ isReused }) => isReused).length).toBeGreaterThan(0)
  }, 60_000)
})

/** The address of a server that answers so. */
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/`
}

describe('an answer', () => {
  it('comes whole, with its status and headers', async () => {
    const answer = await post('DermPRO #1')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('date')).not.toBeNull()
    expect((await answer.text()).length).toBeGreaterThan(0)
  })

  it('that does not come in time, or at all, is an error', async () => {
    await breakNext('slow')
    const asked = sendingFetch(address(), { method: 'POST', body: '{}', signal: AbortSignal.timeout(30) })
    await expect(asked).rejects.toThrow()
    await nextech.close().catch(() => undefined)
    await expect(post('DermPRO #2')).rejects.toThrow()
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('that a gateway has packed is read: %s', async (encoding, pack) => {
    const url = await serving((_, res) =>
      res.writeHead(200, { 'content-encoding': encoding }).end(pack('<html>Maintenance</html>')),
    )
    const answer = await sendingFetch(url, { method: 'POST', body: '{}' })
    expect(await answer.text()).toBe('<html>Maintenance</html>')
  })

  it.each([
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n',
    'HTTP/1.1 201 Created\r\nX: ',
  ])('that is none is an error once its connection ends: %j', async text => {
    const url = await serving((_, res) => res.socket?.end(text))
    const asked = sendingFetch(url, { method: 'POST', body: '{}', signal: AbortSignal.timeout(20_000) })
    await expect(asked).rejects.toThrow()
  })

  it('that is cut off in the midst of what was packed is an error', async () => {
    const url = await serving((_, res) =>
      res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"id":"1"}').subarray(0, 18)),
    )
    const answer = await sendingFetch(url, { method: 'POST', body: '{}' })
    await expect(answer.text()).rejects.toThrow()
  })

  it('that begins and never ends is an error in time, though garbage is collected meanwhile', async () => {
    collectGarbage()
    const url = await serving((_, res) => {
      const timer = setInterval(() => res.write(' '), 50)
      res.writeHead(201).on('close', () => clearInterval(timer))
    })
    const answer = await sendingFetch(url, {
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(400),
    })
    await expect(answer.text()).rejects.toThrow()
  })
})
