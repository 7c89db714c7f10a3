import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { pipeline } from 'node:stream'
import { createGunzip, createInflate, type Gunzip, type Inflate } from 'node:zlib'
import { wholeAnswer } from './whole-answer.ts'

/**
 * A `fetch` whose writes nothing repeats: each has a connection of its own that is closed behind it, and Node's HTTP
 * client sends no request a second time. Questions share kept connections.
 */
export const sendingFetch: typeof fetch = (input, init) =>
  (init?.method ?? 'GET') === 'GET'
    ? fetch(input, init)
    : sendAlone(new Request(input, init), withSignal(init))

/** How a request is sent: what says where its host is, and the signal that ends it and its answer. */
export interface SendingWay {
  lookup?: LookupFunction
  signal?: AbortSignal
}

/** The caller's own signal: that of a `Request` follows it only until the garbage collector takes what passes the word on. */
export function withSignal(init: RequestInit | undefined): Pick<SendingWay, 'signal'> {
  return init?.signal ? { signal: init.signal } : {}
}

/**
 * One request on a fresh connection, to what `lookup` says of its host. Rejects where it gets no answer; a redirect is
 * followed nowhere, and is none as well but where it was asked for by hand.
 */
export async function sendAlone(request: Request, way: SendingWay = {}): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer())
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = open(request, body.length, way)
    sent.once('response', resolve)
    sent.once('error', reject)
    // A change of protocol that nobody asked for ends the connection, and is neither an answer nor an error.
    sent.once('close', () => reject(new TypeError('The connection ended without an answer.')))
    sent.end(body)
  })
  const status = answer.statusCode ?? 0
  if (status >= 300 && status < 400 && request.redirect !== 'manual') {
    answer.destroy()
    throw new TypeError('The answer leads elsewhere.')
  }
  return responseOf(answer, status)
}

function open({ url, method, headers }: Request, length: number, way: SendingWay): ClientRequest {
  const send = url.startsWith('https:') ? secureRequest : plainRequest
  return send(url, {
    method,
    headers: {
      ...Object.fromEntries(headers),
      ...(method !== 'GET' && { 'content-length': length }),
      connection: 'close',
    },
    ...way,
    // No pool at all: neither a connection that served before, nor one that is kept for later.
    agent: false,
  })
}

/** Many times what a page of any list takes. */
export const maxAnswerBytes = 64 * 1024 * 1024

const withoutBody = new Set([101, 204, 205, 304])

async function responseOf(answer: IncomingMessage, status: number): Promise<Response> {
  const headers = new Headers()
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2)
    headers.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '')
  if (!withoutBody.has(status)) return wholeAnswer(unpacked(answer), maxAnswerBytes, { status, headers })
  answer.resume()
  return new Response(null, { status, headers })
}

/** Some gateways pack what nobody asked to be packed: their words would be no words, and their web page a yes. */
function unpacked(answer: IncomingMessage): AsyncIterable<Uint8Array> {
  const unpack = unpacking.get(answer.headers['content-encoding']?.trim().toLowerCase() ?? '')
  // What it meets is met by who reads the last of them.
  return unpack === undefined ? answer : pipeline(answer, unpack(), () => undefined)
}

const unpacking: ReadonlyMap<string, () => Gunzip | Inflate> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
])
