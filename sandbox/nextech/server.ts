import { setTimeout as delay } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import type { Practice } from '../practice/practice.ts'
import { answerApi, countAnswer } from './api.ts'
import { type Arrival, aboutOf } from './arrivals.ts'
import { selfSigned } from './certificate.ts'
import { createControl } from './control.ts'
import { readEndpoint } from './endpoint.ts'
import { answerThroughFaults } from './faults.ts'
import {
  type Connections,
  chromiumArguments,
  plainAddresses,
  realAddresses,
  realHosts,
  tokenPath,
} from './hosts.ts'
import { type Bindings, createLines, type Line } from './line.ts'
import { listenPlain, listenSecure } from './listeners.ts'
import type { NextechOptions } from './options.ts'
import { type Answer, toResponse } from './outcome.ts'
import type { PatientRecord } from './patient-record.ts'
import { count, createSimulation, flatLedger, type LedgerPayment, type Simulation } from './state.ts'
import { answerToken } from './token.ts'

export type { Arrival } from './arrivals.ts'
export type { NextechOptions } from './options.ts'
export type { LedgerPayment } from './state.ts'
export { credentials } from './token.ts'

export interface SimulatedNextech {
  /** where a program of this machine reaches it and its control port: plain HTTP/1.1, whatever browsers are offered */
  url: string
  /** as an extension is configured: names of this machine, or the real ones over TLS, to which `chromiumArgs` lead */
  apiBaseUrl: string
  tokenUrl: string
  /** where browsers reach it */
  port: number
  chromiumArgs: readonly string[]
  /** the same for another port of this machine, e.g. of a slow line before it */
  chromiumArgsFor(port: number): readonly string[]
  /** calls by method and resource, e.g. `POST PaymentReconciliation`; answers of 429 also under `429` */
  calls(): Record<string, number>
  /** each request that reached it */
  arrivals(): readonly Arrival[]
  /** requests whose sender was gone before the answer, by the names of the calls */
  lost(): Record<string, number>
  ledger(): LedgerPayment[]
  /** with private values */
  patients(): readonly PatientRecord[]
  close(): Promise<void>
}

export interface StartOptions extends Partial<NextechOptions> {
  port?: number
  clock?: () => number
  connections?: Connections
}

/** Serves the practice as Nextech Select would, on loopback only; port 0 picks a free one. */
export async function startNextech(
  practice: Practice,
  options: StartOptions = {},
): Promise<SimulatedNextech> {
  const { port: wanted = 0, clock = Date.now, connections = 'kept', ...chosen } = options
  const isSecure = connections === 'h2' || connections === 'tls'
  const sim = createSimulation(practice, chosen, clock)
  const lines = createLines()
  const app = createApp(sim, lines.lineOf, on => plain.setKept(on))
  const handle = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const plain = await listenPlain(isSecure ? 0 : wanted, handle, lines.watch)
  plain.setKept(connections !== 'closed')
  const url = `http://127.0.0.1:${plain.port}`
  const certificate = selfSigned(realHosts)
  const secure = isSecure
    ? await listenSecure(wanted, certificate, connections === 'h2', handle, lines.watch)
    : undefined
  const { port } = secure ?? plain
  const addresses = isSecure ? realAddresses : plainAddresses(url)
  const chromiumArgsFor = (at: number) => (isSecure ? chromiumArguments(at, certificate.spkiHash) : [])
  sim.apiBaseUrl = addresses.apiBaseUrl
  return {
    url,
    ...addresses,
    port,
    chromiumArgs: chromiumArgsFor(port),
    chromiumArgsFor,
    calls: () => ({ ...sim.calls }),
    arrivals: () => [...sim.arrivals],
    lost: () => ({ ...sim.lost }),
    ledger: () => flatLedger(sim),
    patients: () => [...sim.patients],
    close: async () => void (await Promise.all([plain.close(), secure?.close()])),
  }
}

interface Env {
  Bindings: Bindings
  Variables: { line: Line }
}

function createApp(
  sim: Simulation,
  lineOf: (bindings: Bindings) => Line,
  setKept: (on: boolean) => void,
): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('line', lineOf(c.env))
    await next()
  })
  app.route('/control', createControl(sim, setKept))
  app.post(tokenPath, async c => {
    const arrival = noteArrival(c, sim, 'POST token')
    const body = await c.req.text()
    return respond(c, sim, arrival, () => answerToken(sim.tokens, c.req.raw.headers, body, sim.now()))
  })
  app.all('/api/*', async c => {
    const { method, url: address } = c.req
    const url = new URL(address)
    const arrival = noteArrival(c, sim, readEndpoint(method, url.pathname).name)
    const body = await c.req.text()
    arrival.about = method === 'POST' ? aboutOf(body) : null
    const request = { method, url, headers: c.req.raw.headers, body }
    return respond(c, sim, arrival, () => answerApi(sim, request))
  })
  app.all(tokenPath, c => c.body(null, 405, { allow: 'POST' }))
  return app
}

function noteArrival(c: Context<Env>, sim: Simulation, name: string): Arrival {
  const arrival: Arrival = {
    name,
    about: null,
    isReused: c.get('line').isReused,
    hasCookie: c.req.header('cookie') !== undefined,
    protocol: c.env.incoming.httpVersion,
    fault: null,
    status: null,
    at: Date.now(),
  }
  sim.arrivals.push(arrival)
  return arrival
}

async function respond(
  c: Context<Env>,
  sim: Simulation,
  arrival: Arrival,
  work: () => Answer,
): Promise<Response> {
  const halfMs = sim.options.answerMs / 2
  const line = c.get('line')
  count(sim.calls, arrival.name)
  if (halfMs > 0) await delay(halfMs)
  const answer = await answerThroughFaults(sim, arrival, line, work)
  if (!answer) return RESPONSE_ALREADY_SENT
  if (halfMs > 0) await delay(halfMs)
  if (line.isGone()) count(sim.lost, arrival.name)
  else arrival.status = answer.status
  countAnswer(sim, answer)
  const response = toResponse(answer)
  response.headers.set('date', new Date(sim.now()).toUTCString())
  for (const cookie of balancerCookies(c.req.url)) response.headers.append('set-cookie', cookie)
  return response
}

/** A load balancer before a real API marks each client with its server; a client that takes part sends the marks back. */
function balancerCookies(url: string): string[] {
  const mark = 'a7c31f0e'
  const cookies = [`AWSALB=${mark}; Path=/`]
  return url.startsWith('https:')
    ? [...cookies, `AWSALBCORS=${mark}; Path=/; SameSite=None; Secure`]
    : cookies
}
