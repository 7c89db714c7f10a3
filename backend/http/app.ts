import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Declined } from '../../lib/contract/declined.ts'
import { logFault } from '../log/log-fault.ts'
import type { Moving } from '../practice/moving.ts'
import { type ConfigurationApp, configurationRoutes } from './configuration.ts'
import { inTheirLanguage } from './language.ts'
import { changeRoutes, type LiveApp, liveRoutes } from './live.ts'
import { type Metrics, metricsText } from './metrics.ts'
import { movingRoutes } from './moving.ts'
import { openApi } from './openapi.ts'
import { nowherePage } from './page-layout.ts'
import { pageRoutes } from './pages.ts'
import { pairingRoutes } from './pairing.ts'
import type { PeopleApp } from './people-app.ts'
import { answerWith, limitBody, Refused, refuse } from './replies.ts'
import { type RequestRoutes, requestRoutes } from './requests.ts'
import { mayAsk, practiceFor, protocols, type StationEnv, stationGuard } from './station-guard.ts'

/** What is served, and what it is served from. */
export interface BackendApp extends RequestRoutes {
  version: string
  /** Undefined in a process that people do not see. */
  people: PeopleApp | undefined
  /** Undefined in a process that stations do not see. */
  live: LiveApp | undefined
  configuration: ConfigurationApp
  /** Undefined in a process that stations do not see. */
  moving: Moving | undefined
  /** Whether the database answers and nothing is being stopped. */
  isReady(): Promise<boolean>
  /** Whether an error tells that the database cannot work now, as where its disk is full. */
  isDatabaseFault(error: unknown): boolean
  metrics(): Promise<Metrics>
  /** A person wants to see Nextech and the shops as they are now. */
  syncNow(practiceId: string): Promise<void>
  /** Names under which the backend may be asked for: another name leads here only by a trick of somebody's DNS. */
  mayHost(host: string): boolean
}

/** 5,000 rows of a list as a page may send them at once. */
const maxBodyBytes = 8 * 1024 * 1024

const noDatabase =
  'The backend cannot use its database now: it may not run, or its disk may be full. Nothing is lost; it goes on by itself.'

/** Our pages have no script but the one of passkeys, nothing from elsewhere, and stand in no frame. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  styleSrc: ["'unsafe-inline'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
}

/** The backend over HTTP. Errors are answers in words of ours; nothing of a request is in them or in the log. */
export function createApp(app: BackendApp): Hono {
  const hono = new Hono()
  let description: object | undefined
  hono.get('/healthz', c => c.text('ok'))
  hono.get('/readyz', async c =>
    (await app.isReady().catch(() => false)) ? c.text('ready') : c.text('not ready', 503),
  )
  // Not `no-referrer`: with it browsers say `Origin: null` of our own forms, and no form would be taken.
  hono.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  hono.use(secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: 'same-origin' }))
  hono.use(async (c, next) => {
    if (!app.mayHost(c.req.header('Host') ?? ''))
      throw new Refused(
        421,
        'wrong-host',
        'Not served by this name: ask by the address of PUBLIC_URL, which the proxy passes on as Host.',
      )
    await next()
  })
  hono.use(inTheirLanguage)
  hono.use(limitBody(maxBodyBytes))
  hono.get('/metrics', async c => c.text(metricsText(await app.metrics())))
  hono.get('/about', c => c.json({ name: 'sync-backend', version: app.version, protocol: protocols }))
  hono.get('/openapi.json', c => {
    description ??= openApi(app.version)
    return c.json(description)
  })
  if (app.people) hono.route('/v1/pairings', pairingRoutes(app.people))
  if (app.live) hono.route('/v1/live', liveRoutes(app.live))
  hono.route('/v1', stationRoutes(app))
  // Last: what guards the pages' forms is no affair of a station.
  if (app.people) hono.route('/', pageRoutes(app.people))
  hono.notFound(c =>
    app.people && isForPerson(c)
      ? c.html(nowherePage(), 404)
      : refuse(c, new Refused(404, 'unknown-address', 'There is nothing at this address.')),
  )
  hono.onError((error, c) => {
    if (error instanceof Refused) return refuse(c, error)
    if (error instanceof Declined) return refuse(c, new Refused(409, error.code, error.message))
    // Who asked has gone before all was said: that is no fault of ours, and nobody reads the answer.
    if (isCutOff(error)) return refuse(c, new Refused(400, 'malformed', 'The request is not whole.'))
    logFault('A request could not be answered.', error)
    if (app.isDatabaseFault(error)) return refuse(c, new Refused(503, 'database-unavailable', noDatabase))
    return refuse(c, new Refused(500, 'failed', 'The backend met an error of its own.'))
  })
  return hono
}

/** A browser asks for a page to show; stations and scripts ask for what they read themselves, and for `/v1` at that. */
const isForPerson = ({ req }: Context) =>
  !/^\/v\d+(\/|$)/.test(req.path) && /\btext\/html\b/i.test(req.header('Accept') ?? '')

const isCutOff = (error: Error) =>
  error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'

function stationRoutes(app: BackendApp): Hono<StationEnv> {
  const routes = new Hono<StationEnv>()
  routes.use(stationGuard(app))
  routes.get('/me', c => {
    const { name, person } = c.get('station')
    const { email, role, practiceId } = person
    return answerWith(c, { station: name, person: { name: person.name, email, role }, practice: practiceId })
  })
  routes.post('/sync', async c => {
    const station = c.get('station')
    mayAsk(station, 'staff')
    const { id } = await practiceFor(app, station)
    await app.syncNow(id)
    return answerWith(c, {})
  })
  if (app.live) routes.route('/', changeRoutes(app.live))
  routes.route('/', configurationRoutes(app.configuration))
  if (app.moving) routes.route('/moving', movingRoutes(app.moving))
  routes.route('/requests', requestRoutes(app))
  return routes
}
