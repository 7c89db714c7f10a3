import { answerApi } from '../../../sandbox/nextech/api.ts'
import { readEndpoint } from '../../../sandbox/nextech/endpoint.ts'
import { type Answer, toResponse } from '../../../sandbox/nextech/outcome.ts'
import type { Simulation } from '../../../sandbox/nextech/state.ts'
import { answerToken } from '../../../sandbox/nextech/token.ts'
import { alone, bodyText, createConnections } from './browser.ts'
import { forgetTimeout } from './globals.ts'
import type { LedgerOracle } from './ledger-oracle.ts'
import { withLies } from './lies.ts'
import type { NetworkOutcome } from './network-outcomes.ts'
import type { Plan } from './plan.ts'
import type { Time } from './time.ts'
import type { Trace } from './trace.ts'

export const addresses = {
  apiBaseUrl: 'https://nextech.example/api',
  tokenUrl: 'https://login.example/oauth2/token',
}

export interface TransportDeps {
  sim: Simulation
  time: Time
  plan: Plan
  oracle: LedgerOracle
  outcomeOf: (endpoint: string) => NetworkOutcome
  trace: Trace
  isBackend: boolean
}

/** The way to Nextech: requests travel, arrive or not, and are answered or not, all in virtual time. */
export interface Transport {
  fetch: typeof fetch
  /** Requests that have not arrived never will. */
  cutAll(): void
  /** When the ledger of the location was asked for. */
  ledgerReads: number[]
  /** Requests that may still land. */
  underWay(): number
}

export function createTransport(deps: TransportDeps): Transport {
  const { sim, time, plan, oracle, trace } = deps
  const ledgerReads: number[] = []
  const travelling = new Set<{ isCut: boolean }>()
  const depart = deps.isBackend ? alone : createConnections(plan.browser, () => time.now() - plan.start)

  function work(
    request: { method: string; url: URL; headers: Headers; body: string },
    sentAt: number,
  ): Answer {
    if (request.url.href === addresses.tokenUrl)
      return answerToken(sim.tokens, request.headers, request.body, sim.now())
    const before = sim.payments.length
    const answer = withLies(sim, plan.lies, sim.now() - plan.start, () =>
      withStaleness(sim, plan, request.method, () => answerApi(sim, request)),
    )
    const [made] = sim.payments.slice(before)
    if (made && request.method === 'POST') {
      made.text = made.text.slice(0, plan.noteLength)
      oracle.landed(made, sentAt)
    }
    return answer
  }

  const send = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address)
    const method = init.method ?? 'GET'
    const body = await bodyText(init.body)
    const request = { method, url, headers: new Headers(init.headers), body }
    const name = url.href === addresses.tokenUrl ? 'POST token' : readEndpoint(method, url.pathname).name
    const outcome = deps.outcomeOf(name)
    const sentAt = time.now()
    const trip = { isCut: false }
    // The sign-in is renewed once an hour: no browser keeps a connection so long.
    const connection = name === 'POST token' ? undefined : depart(method, init)
    if (url.searchParams.has('location.id')) ledgerReads.push(sentAt)
    return new Promise((resolve, reject) => {
      if (init.signal?.aborted) return reject(init.signal.reason)
      let answer: Answer | undefined
      const arrive = () => {
        travelling.delete(trip)
        if (trip.isCut) return
        answer = work(request, sentAt)
        trace.note(`  ${name} arrives (${outcome.name}): ${answer.status}`)
      }
      const again = () => {
        trace.note(`  the browser sends ${name} again by itself`)
        arrive()
        // The second connection breaks like the first, or brings the answer.
        if (answer === undefined || plan.browser.random.chance(0.5)) return reject(broken())
        resolve(toResponse(answer))
      }
      const tell = () => {
        if (outcome.tells === 'cut')
          return connection?.isRepeatable ? void time.after(5, again) : reject(broken())
        connection?.answered()
        if (outcome.tells !== 'answer') return resolve(responseOf(outcome.tells))
        if (answer) resolve(toResponse(answer))
      }
      if (connection?.isRefused) return void time.after(5, () => reject(broken()))
      if (outcome.landsAfter !== null) {
        travelling.add(trip)
        time.after(outcome.landsAfter, arrive)
      }
      if (outcome.tellsAfter !== null) time.after(outcome.tellsAfter, tell)
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      trace.note(`  ${name} ${url.search} leaves (${outcome.name})`)
    })
  }
  return {
    fetch: (input, init = {}) => send(String(input), init).finally(() => forgetTimeout(init.signal)),
    cutAll() {
      for (const trip of travelling) trip.isCut = true
      travelling.clear()
    },
    ledgerReads,
    underWay: () => travelling.size,
  }
}

const broken = () => new TypeError('the connection broke')

function responseOf({ status, text, headers }: Exclude<NetworkOutcome['tells'], string>): Response {
  return new Response(text, { status, ...(headers && { headers }) })
}

/** A replica that lags: what is younger than so long is not in its answers yet. */
function withStaleness(sim: Simulation, { stale, start }: Plan, method: string, job: () => Answer): Answer {
  const now = sim.now()
  if (stale === null || method !== 'GET' || now - start < stale.from || now - start > stale.to) return job()
  const { payments, patients } = sim
  const isOld = (moment: string | undefined) => moment === undefined || Date.parse(moment) <= now - stale.ms
  sim.payments = payments.filter(payment => isOld(payment.created))
  if (stale.patientsToo) sim.patients = patients.filter(patient => isOld(patient.meta?.lastUpdated))
  try {
    return job()
  } finally {
    Object.assign(sim, { payments, patients })
  }
}
