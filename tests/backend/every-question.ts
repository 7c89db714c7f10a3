import * as v from 'valibot'
import { type MessageName, messages, type ServiceRequest } from '../../lib/contract/messages.ts'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { ClosedMonthSchema } from '../../lib/reports/closed-month.ts'
import { must } from '../fixtures/store.ts'
import { sampleOf } from './sample-body.ts'
import { managerPassword } from './world.ts'

/** Something to ask of a backend: a route, or one request of the table. */
export interface Question {
  method: string
  /** The route as the backend names it; of a request of the table, its own address. */
  route: string
  path: string
  body?: string | FormData
}

/** What bodies and addresses say, by the names of their parts. */
export interface Said {
  ids: Readonly<Record<string, string>>
  configuration: Configuration
  /** The person that a form of the pages is about. */
  email: string
}

/** Requests of the table that a backend answers. */
export const tableNames = (Object.keys(messages) as MessageName[]).filter(
  (name): name is ServiceRequest => messages[name].by === 'service',
)

const move = '7c1f6d5e-4f0c-4d0e-9a3c-0f4a1b2c3d4e'
/** Bodies of routes that take other things than a request of the table. */
const bodiesOf = ({ configuration }: Said): Partial<Record<string, object>> => ({
  '/v1/configuration': { revision: null, configuration },
  '/v1/nextech/sign-in': { password: 'a guess' },
  '/v1/pairings': { station: 'Station' },
  '/v1/pairings/token': { device: 'x'.repeat(43) },
  '/v1/moving/receive': { id: move, configuration: {}, tokens: null, facts: { shops: [], profiles: {} } },
  '/v1/moving/part': { id: move, records: [], memories: [] },
  '/v1/moving/part-out': { id: move, afterRecord: null, afterMemory: null },
  '/v1/moving/month': { id: move, closed: sampleOf(ClosedMonthSchema, {}) },
  '/v1/moving/month-out': { id: move, after: null },
  ...Object.fromEntries(
    ['start', 'cancel', 'leave', 'left', 'stay'].map(step => [`/v1/moving/${step}`, { id: move }]),
  ),
})

function pagesForm({ ids, email }: Said): FormData {
  const form = new FormData()
  const fields = { ...ids, email, role: 'staff', name: 'X', code: 'BCDF-GHJK', password: managerPassword }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

function tableBody(name: ServiceRequest, { ids }: Said): object {
  const { key, origin } = ids
  return {
    body: sampleOf(messages[name].request, ids),
    ...(name.startsWith('cs-bg/') && { page: { origin, reader: 'tab 1' } }),
    ...(name.startsWith('panel-bg/') && { order: { key, opening: 'opening 1' } }),
  }
}

/** All that a running backend has routes for, each request of the table by itself. */
export function questionsOf(apps: readonly { routes: { method: string; path: string }[] }[], said: Said) {
  const routes = apps.flatMap(({ routes }) => routes).filter(({ method }) => method !== 'ALL')
  const unique = new Map(routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
  return [...unique.values()].flatMap(({ method, path: route }): Question[] => {
    if (route === '/v1/requests/:room/:name')
      return tableNames.map(name => {
        const path = `/v1/requests/${name}`
        return { method, route: path, path, body: JSON.stringify(tableBody(name, said)) }
      })
    const { ids } = said
    const path = route.replaceAll(/:(\w+)/g, (_all, name) => encodeURIComponent(ids[name] ?? must(ids.id)))
    if (method === 'GET') return [{ method, route, path: `${path}?${new URLSearchParams(ids)}` }]
    const body = route.startsWith('/v1/') ? JSON.stringify(bodiesOf(said)[route] ?? ids) : pagesForm(said)
    return [{ method, route, path, body }]
  })
}

/** Whether each request of the table has a body that the table takes. */
export const takenBodies = ({ ids }: Pick<Said, 'ids'>) =>
  tableNames.map(name => [name, v.is(messages[name].request, sampleOf(messages[name].request, ids))])

/** A person who asks: their station's token, and the e-mail address by which they sign in at the pages. */
export interface Asker {
  token: string
  email: string
}

/** Asks a backend as one person after another. A sign-in is long work: one does for all but the page that ends it. */
export function askerAt(url: string) {
  const cookies = new Map<string, string>()

  async function signIn(email: string): Promise<string> {
    const body = new FormData()
    body.set('email', email)
    body.set('password', managerPassword)
    const asked = { method: 'POST', body, headers: { Origin: url }, redirect: 'manual' } as const
    const answer = await fetch(`${url}/sign-in`, asked)
    return must(answer.headers.get('set-cookie') ?? undefined).split(';')[0] ?? ''
  }

  async function cookieFor(path: string, email: string): Promise<string> {
    if (path === '/sign-out') return signIn(email)
    const cookie = cookies.get(email) ?? (await signIn(email))
    cookies.set(email, cookie)
    return cookie
  }

  return async ({ method, path, body }: Question, as: Asker | undefined, more: object = {}) => {
    const isOfStation = path.startsWith('/v1/')
    const who = as && (isOfStation ? { Authorization: `Bearer ${as.token}` } : {})
    const cookie = as && !isOfStation ? { Cookie: await cookieFor(path, as.email) } : {}
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { Origin: url, ...(isOfStation && { 'X-Protocol': '1' }), ...who, ...cookie, ...more },
      ...(body !== undefined && { body }),
    })
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
  }
}
