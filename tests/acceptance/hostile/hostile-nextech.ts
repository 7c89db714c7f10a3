import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import {
  chart,
  dummy,
  type HeldPayment,
  located,
  type Person,
  pageOf,
  personOf,
  places,
  provider,
  resourceOf,
} from './hostile-records.ts'

/** A payment that has arrived. */
export interface Arrived {
  /** How many had arrived before it. */
  nth: number
  body: Record<string, unknown>
  res: ServerResponse
  /** Puts it into the ledger; may be done several times, and after the answer. */
  commit(change?: Partial<HeldPayment>): HeldPayment
}

/** How a new patient is answered. */
export type Creating = (arrived: { res: ServerResponse; commit(): Person }) => unknown

/** How a payment is answered. */
export type Answering = (arrived: Arrived) => unknown

export type Question = URLSearchParams

/** What of it a test makes worse; each starts honest. */
export interface Lies {
  /** The answers to the next payments, one after the other; the last stays. */
  answers: Answering[]
  /** The same for new patients; `commit` makes one. */
  creates: Creating[]
  /** Whether a twin is refused with 409. */
  refusesTwins: boolean
  /** The people that a search finds, of those that it should. */
  meets(found: Person[], now: number): Person[]
  /** What a search for payments finds, of what it should. */
  shows(found: HeldPayment[], question: Question, now: number): HeldPayment[]
  /** How one payment is written. */
  writes(payment: HeldPayment, resource: Record<string, unknown>): unknown
  /** Answers a search itself; undefined = honestly. */
  lists(question: Question, res: ServerResponse, nth: number): true | undefined
  /** The charts that a search for people shows, of those that it should. */
  finds(found: object[], question: Question): object[]
  /** Answers any request itself; undefined = honestly. */
  meddles(path: string, res: ServerResponse, req: IncomingMessage): true | undefined
  /** A page of a list. */
  page(bundle: Record<string, unknown>, question: Question): unknown
}

export interface HostileNextech {
  apiBaseUrl: string
  tokenUrl: string
  lies: Lies
  payments: HeldPayment[]
  people: Person[]
  /** Bodies of payments that arrived, with the path. */
  arrived: { path: string; text: string; at: number }[]
  /** How many new patients arrived. */
  created(): number
  /** Requests that came to an address where nothing should. */
  strayed: string[]
  put(payment: Partial<HeldPayment>): HeldPayment
  close(): Promise<void>
}

export const json = (res: ServerResponse, status: number, body: unknown, headers: object = {}) => {
  const text = JSON.stringify(body)
  res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}

/** As Nextech is hoped to answer. */
export const honest: Answering = ({ res, commit }) => json(res, 201, resourceOf(commit()))

/** A Nextech of its own over `node:http`, on kept connections, that a test may make as unkind as it likes. */
export async function startHostileNextech(people: Person[], now: () => number): Promise<HostileNextech> {
  const payments: HeldPayment[] = []
  const arrived: HostileNextech['arrived'] = []
  const strayed: string[] = []
  const lies: Lies = {
    answers: [],
    creates: [],
    refusesTwins: true,
    meets: found => found,
    shows: found => found,
    writes: (_payment, resource) => resource,
    lists: () => undefined,
    finds: found => found,
    meddles: () => undefined,
    page: bundle => bundle,
  }
  let lists = 0
  let created = 0
  let tokens = 0
  const put = (change: Partial<HeldPayment>): HeldPayment => {
    const at = now()
    const payment = {
      id: String(90_001 + payments.length),
      uid: people[0]?.uid ?? '',
      cents: 8000,
      day: new Date(at).toISOString().slice(0, 10),
      created: at,
      updated: at,
      text: null,
      status: 'active',
      location: places.location,
      ...change,
    }
    payments.push(payment)
    return payment
  }

  async function post(path: string, req: IncomingMessage, res: ServerResponse) {
    const text = await bodyOf(req)
    const uid = decodeURIComponent(path.split('/')[2] ?? '')
    const body = JSON.parse(text) as Record<string, unknown>
    const nth = arrived.length
    arrived.push({ path, text, at: now() })
    const answering = lies.answers.length > 1 ? lies.answers.shift() : lies.answers[0]
    const { total, processNote, extension } = body as {
      total: { value: number }
      processNote: { text: string }[]
      extension: { url: string; valueDate?: string }[]
    }
    const commit = (change: Partial<HeldPayment> = {}) =>
      put({
        uid,
        cents: Math.round(total.value * 100),
        text: processNote[0]?.text ?? null,
        day: extension.find(each => each.url.endsWith('payment-date'))?.valueDate ?? '',
        ...change,
      })
    await (answering ?? honest)({ nth, body, res, commit })
  }

  async function create(req: IncomingMessage, res: ServerResponse) {
    const person = personOf(JSON.parse(await bodyOf(req)), people.length, now())
    created += 1
    if (lies.refusesTwins && people.some(each => each.email === person.email))
      return json(res, 409, { comment: 'exists' })
    const creating = lies.creates.length > 1 ? lies.creates.shift() : lies.creates[0]
    const commit = () => {
      people.push(person)
      return person
    }
    return creating ? creating({ res, commit }) : json(res, 201, chart(commit()))
  }

  function payment(question: Question, res: ServerResponse) {
    lists += 1
    if (lies.lists(question, res, lists)) return
    const from = (name: string) => Date.parse((question.get(name) ?? 'ge1970-01-01').slice(2))
    const found = payments.filter(
      each =>
        (question.get('location.id') ?? each.location) === each.location &&
        (question.get('patient') ?? each.uid).toLowerCase() === each.uid.toLowerCase() &&
        each.created >= from('created') &&
        each.updated >= from('_lastUpdated'),
    )
    const shown = lies.shows(found, question, now())
    const page = pageOf(
      shown.map(each => lies.writes(each, resourceOf(each))),
      question,
    )
    json(res, 200, lies.page(page, question))
  }

  async function answer(req: IncomingMessage, res: ServerResponse) {
    const url = new URL(req.url ?? '', 'http://x')
    const path = url.pathname.replace(/^\/api/, '')
    if (lies.meddles(url.pathname, res, req)) return
    if (url.pathname === '/token') {
      tokens += 1
      return json(res, 200, { access_token: `a${tokens}`, refresh_token: `r${tokens}`, expires_in: '3600' })
    }
    if (url.pathname.startsWith('/elsewhere')) {
      strayed.push(`${req.method} ${url.pathname} ${req.headers.authorization ?? ''}`)
      return json(res, 201, { resourceType: 'PaymentReconciliation', id: '1' })
    }
    if (req.method === 'POST') return path === '/Patient/' ? create(req, res) : post(path, req, res)
    if (path === '/PaymentReconciliation') return payment(url.searchParams, res)
    if (path === '/Patient')
      return json(
        res,
        200,
        pageOf(lies.finds(findPeople(url.searchParams), url.searchParams), url.searchParams),
      )
    if (path === '/Location')
      return json(res, 200, pageOf([located(places.location, 'DermPRO Online Store')], url.searchParams))
    if (path === '/Practitioner') return json(res, 200, pageOf([provider], url.searchParams))
    return json(res, 200, pageOf([], url.searchParams))
  }

  function findPeople(question: Question): object[] {
    const email = question.get('email:exact')
    const shown = lies.meets(people, now())
    const uids = question.get('identifier')?.split(',')
    if (question.get('family:exact') === 'DermPRO') return [dummy]
    if (email !== null) return shown.filter(each => each.email === email).map(chart)
    if (uids) return shown.filter(each => uids.includes(each.uid)).map(chart)
    return []
  }

  const sockets = new Set<Socket>()
  const server = createServer((req, res) => {
    // Who asks may be gone in the middle.
    answer(req, res).catch(() => res.destroy())
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const base = `http://127.0.0.1:${port}`
  return {
    apiBaseUrl: `${base}/api`,
    tokenUrl: `${base}/token`,
    lies,
    payments,
    people,
    arrived,
    strayed,
    created: () => created,
    put,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>(done => void server.close(() => done()))
    },
  }
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of req) text += String(chunk)
  return text
}
