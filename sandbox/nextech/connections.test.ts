import { once } from 'node:events'
import { Agent as PlainAgent, request } from 'node:http'
import { type ClientHttp2Session, connect } from 'node:http2'
import { Agent, type RequestOptions, request as secureRequest } from 'node:https'
import { connect as connectTls } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { connectionKinds } from './hosts.ts'
import { newPayment, startClient, type TestClient, uids } from './testing.ts'

let client: TestClient
let session: ClientHttp2Session | undefined
let agent: Agent | PlainAgent | undefined
afterEach(async () => {
  session?.destroy()
  agent?.destroy()
  session = agent = undefined
  await client.nextech.close()
})

const authority = 'select.nextech-api.com'
const location = '/api/Location'
const payments = `/api/Patient/${uids.ivy}/PaymentReconciliation`
const pay = JSON.stringify(newPayment())

interface Outcome {
  status?: number
  body?: string
  cookies?: readonly string[]
  error?: string
}

/** One request over HTTP/1.1 on a connection that is kept for the next. */
function ask(method: string, path: string, body = ''): Promise<Outcome> {
  const { port, apiBaseUrl } = client.nextech
  const isSecure = apiBaseUrl.startsWith('https')
  agent ??= isSecure
    ? new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false })
    : new PlainAgent({ keepAlive: true, maxSockets: 1 })
  const options: RequestOptions = { host: '127.0.0.1', port, path, method, agent, headers: client.headers }
  return new Promise(done => {
    const sent = (isSecure ? secureRequest : request)(options, answer => {
      let text = ''
      answer.setEncoding('utf8').on('data', part => {
        text += part
      })
      const { statusCode, headers } = answer
      answer.on('end', () =>
        done({ status: statusCode ?? 0, body: text, cookies: headers['set-cookie'] ?? [] }),
      )
    })
    sent.on('error', (error: NodeJS.ErrnoException) => done({ error: error.code ?? error.message }))
    sent.end(body)
  })
}

/** The same over HTTP/2, on one session. */
async function askStream(method: string, path: string, body = ''): Promise<Outcome> {
  session ??= connect(`https://127.0.0.1:${client.nextech.port}`, { rejectUnauthorized: false })
  session.on('error', () => undefined)
  const stream = session.request({
    ':method': method,
    ':path': path,
    ':authority': authority,
    ...client.headers,
  })
  return new Promise(done => {
    let status = 0
    let text = ''
    stream.on('response', headers => {
      status = headers[':status'] ?? 0
    })
    stream.setEncoding('utf8').on('data', part => {
      text += part
    })
    stream.on('error', error => done({ error: error.message }))
    stream.on('close', () =>
      done(status === 0 ? { error: `closed ${stream.rstCode}` } : { status, body: text }),
    )
    if (body === '') stream.end()
    else stream.end(body)
  })
}

const arrivals = () => client.nextech.arrivals().filter(({ name }) => name !== 'POST token')
const posted = () => client.nextech.ledger().length - 1

test.each(connectionKinds)(
  '%s: each arrival says whether its connection had served before',
  async connections => {
    client = await startClient({ connections })
    const one = connections === 'h2' ? askStream : ask
    for (let n = 0; n < 3; n++) expect((await one('GET', location)).status).toBe(200)
    const isKept = connections !== 'closed'
    expect(arrivals().map(({ isReused }) => isReused)).toEqual([false, isKept, isKept])
    expect(new Set(arrivals().map(({ protocol }) => protocol))).toEqual(
      new Set([connections === 'h2' ? '2.0' : '1.1']),
    )
  },
)

test('over TLS the server goes by the real name, in what it offers and in its links', async () => {
  client = await startClient({ connections: 'h2', linkStyle: 'plain' })
  expect(client.nextech).toMatchObject({
    apiBaseUrl: 'https://select.nextech-api.com/api',
    tokenUrl: 'https://login.microsoftonline.com/nextech-api.com/oauth2/token',
  })
  const { body = '' } = await askStream('GET', '/api/Patient?family=Crowd')
  expect(JSON.parse(body).link[0].url).toMatch(/^https:\/\/select\.nextech-api\.com\/api\/Patient\?/)
  // Who offers no HTTP/2 is served all the same.
  expect(await ask('GET', location)).toMatchObject({ status: 200 })
  expect(arrivals().map(({ protocol }) => protocol)).toEqual(['2.0', '1.1'])
})

test.each([
  ['tls', 'http/1.1'],
  ['h2', 'h2'],
] as const)('%s: a client that offers both protocols is given %s', async (connections, protocol) => {
  client = await startClient({ connections })
  const { port } = client.nextech
  const socket = connectTls({ port, rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] })
  await once(socket, 'secureConnect')
  expect(socket.alpnProtocol).toBe(protocol)
  socket.destroy()
})

test('every answer sets cookies, and an arrival says whether one came back', async () => {
  client = await startClient({ connections: 'tls' })
  expect((await ask('GET', location)).cookies).toEqual([
    expect.stringMatching(/^AWSALB=/),
    expect.stringMatching(/^AWSALBCORS=.*SameSite=None; Secure/),
  ])
  client.headers.cookie = 'AWSALB=1'
  await ask('GET', location)
  expect(arrivals().map(({ hasCookie }) => hasCookie)).toEqual([false, true])
})

test('arrivals name their payment, and are on the control port', async () => {
  client = await startClient()
  await ask('POST', payments, pay)
  const [arrival] = await client.control('/arrivals').then(all => all.slice(-1))
  expect(arrival).toMatchObject({
    name: 'POST PaymentReconciliation',
    about: 'DermPRO #100004512 | 2x SKU-A12',
    fault: null,
  })
})

describe.each(['kept', 'tls', 'h2'] as const)(
  '%s: a line is cut on a connection that served before',
  connections => {
    const one = (...of: Parameters<typeof ask>) => (connections === 'h2' ? askStream : ask)(...of)

    test.each([
      ['lost-after', 1, /ECONNRESET/, /closed/],
      ['lost-before', 0, /ECONNRESET/, /closed/],
      ['reset-after', 1, /ECONNRESET/, /ECONNRESET|closed/],
      ['reset-before', 0, /ECONNRESET/, /ECONNRESET|closed/],
      ['goaway-after', 1, /ECONNRESET/, /REFUSED_STREAM/],
      ['goaway-before', 0, /ECONNRESET/, /REFUSED_STREAM/],
      ['refused-stream-after', 1, /ECONNRESET/, /REFUSED_STREAM/],
      ['refused-stream-before', 0, /ECONNRESET/, /REFUSED_STREAM/],
    ])('%s, with %i payments made', async (fault, made, said, saidOfStream) => {
      client = await startClient({ connections })
      await client.control('/break', { endpoint: 'POST PaymentReconciliation', fault, reused: true })
      expect((await one('GET', location)).status).toBe(200)
      const { error } = await one('POST', payments, pay)
      expect(error).toMatch(connections === 'h2' ? saidOfStream : said)
      expect(posted()).toBe(made)
      expect(arrivals().map(arrival => [arrival.name, arrival.isReused, arrival.fault])).toEqual([
        ['GET Location', false, null],
        ['POST PaymentReconciliation', true, fault],
      ])
    })
  },
)

test('a break for connections that served before leaves a fresh one alone', async () => {
  client = await startClient()
  await client.control('/break', {
    endpoint: 'POST PaymentReconciliation',
    fault: 'lost-after',
    reused: true,
  })
  expect((await ask('POST', payments, pay)).status).toBe(201)
  expect((await ask('POST', payments, pay)).error).toBe('ECONNRESET')
})
