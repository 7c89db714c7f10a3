import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import type { Practice } from '../practice/practice.ts'
import { answerApi, countAnswer } from './api.ts'
import { createControl } from './control.ts'
import { readEndpoint } from './endpoint.ts'
import { answerThroughFaults } from './faults.ts'
import type { NextechOptions } from './options.ts'
import { type Answer, toResponse } from './outcome.ts'
import type { PatientRecord } from './patient-record.ts'
import { count, createSimulation, flatLedger, type LedgerPayment, type Simulation } from './state.ts'
import { answerToken } from './token.ts'

export type { NextechOptions } from './options.ts'
export type { LedgerPayment } from './state.ts'
export { credentials } from './token.ts'

export interface SimulatedNextech {
  url: string
  apiBaseUrl: string
  tokenUrl: string
  port: number
  /** calls by method and resource, e.g. `POST PaymentReconciliation`; answers of 429 also under `429` */
  calls(): Record<string, number>
  /** requests whose sender was gone before the answer, by the same names */
  lost(): Record<string, number>
  ledger(): LedgerPayment[]
  /** with private values */
  patients(): readonly PatientRecord[]
  close(): Promise<void>
}

type Line = { Bindings: HttpBindings }
const TOKEN_PATH = '/nextech-api.com/oauth2/token'

/** Serves the practice as Nextech Select would, on loopback only; port 0 picks a free one. */
export async function startNextech(
  practice: Practice,
  options: Partial<NextechOptions> & { port?: number; clock?: () => number } = {},
): Promise<SimulatedNextech> {
  const { port: wanted = 0, clock = Date.now, ...chosen } = options
  const sim = createSimulation(practice, chosen, clock)
  const server = createServer()
  // A browser resends a request by itself when a kept connection breaks before the answer, POST
  // included. One connection per request keeps a lost answer what it is, unless a test asks for it.
  const setKeepAlive = (on: boolean) => {
    server.maxRequestsPerSocket = on ? 0 : 1
  }
  setKeepAlive(false)
  server.on(
    'request',
    getRequestListener(createApp(sim, setKeepAlive).fetch, { overrideGlobalObjects: false }),
  )
  await once(server.listen(wanted, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : wanted
  const url = `http://127.0.0.1:${port}`
  sim.apiBaseUrl = `${url}/api`
  return {
    url,
    apiBaseUrl: sim.apiBaseUrl,
    tokenUrl: url + TOKEN_PATH,
    port,
    calls: () => ({ ...sim.calls }),
    lost: () => ({ ...sim.lost }),
    ledger: () => flatLedger(sim),
    patients: () => [...sim.patients],
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function createApp(sim: Simulation, setKeepAlive: (on: boolean) => void): Hono<Line> {
  const app = new Hono<Line>()
  app.route('/control', createControl(sim, setKeepAlive))
  app.post(TOKEN_PATH, async c => {
    const body = await c.req.text()
    const work = () => answerToken(sim.tokens, c.req.raw.headers, body, sim.now())
    return respond(c, sim, 'POST token', work)
  })
  app.all('/api/*', async c => {
    const { method, url: address } = c.req
    const request = { method, url: new URL(address), headers: c.req.raw.headers, body: await c.req.text() }
    return respond(c, sim, readEndpoint(method, request.url.pathname).name, () => answerApi(sim, request))
  })
  app.all(TOKEN_PATH, c => c.body(null, 405, { allow: 'POST' }))
  return app
}

async function respond(
  c: Context<Line>,
  sim: Simulation,
  name: string,
  work: () => Answer,
): Promise<Response> {
  const halfMs = sim.options.answerMs / 2
  count(sim.calls, name)
  if (halfMs > 0) await delay(halfMs)
  const answer = await answerThroughFaults(sim, name, work, () => c.env.outgoing.destroy())
  if (!answer) return RESPONSE_ALREADY_SENT
  if (halfMs > 0) await delay(halfMs)
  if (c.env.outgoing.destroyed) count(sim.lost, name)
  countAnswer(sim, answer)
  const response = toResponse(answer)
  response.headers.set('date', new Date(sim.now()).toUTCString())
  return response
}
