import { Hono } from 'hono'
import * as v from 'valibot'
import {
  messages,
  type PanelRequest,
  type Presence,
  type ServiceRequest,
  type ShopRequest,
} from '../../lib/contract/messages.ts'
import { answer } from '../../lib/service/answer.ts'
import type { ToldRequest } from '../../lib/service/told-requests.ts'
import type { Station } from '../people/stations.ts'
import type { Opening } from '../practice/viewers.ts'
import { answerWith, Refused } from './replies.ts'
import {
  mayAsk,
  parsed,
  practiceFor,
  readJson,
  type ServedApp,
  type ServedPractice,
  type StationEnv,
} from './station-guard.ts'

const short = v.pipe(v.string(), v.maxLength(300))

/** What a station sends: the request's own body, and what its browser has proved of who asks. */
export const EnvelopeSchema = v.strictObject({
  body: v.unknown(),
  /** For what a shop's page asks: its origin, and a name that tells it from the station's other pages. */
  page: v.optional(v.strictObject({ origin: short, reader: short })),
  /** For what a panel asks: the order that its ticket opens, and this opening of it. */
  order: v.optional(v.strictObject({ key: short, opening: short })),
})
type Envelope = v.InferOutput<typeof EnvelopeSchema>

export interface RequestRoutes extends ServedApp {
  otherViewer(viewer: Opening): Promise<Presence | null>
  /** Tells the activity of what a person asked for, where it is to be told. */
  tellRequest(practice: ServedPractice, told: ToldRequest): Promise<void>
}

/** Every request of the table that the service answers: `POST /v1/requests/<name>`. */
export function requestRoutes(app: RequestRoutes): Hono<StationEnv> {
  const routes = new Hono<StationEnv>()
  routes.post('/:room/:name', async c => {
    const name = serviceRequest(`${c.req.param('room')}/${c.req.param('name')}`)
    const station = c.get('station')
    mayAsk(station, messages[name].role)
    const envelope = await readJson(c, EnvelopeSchema)
    const body = parsed(messages[name].request, envelope.body)
    const practice = await practiceFor(app, station)
    const value = await ask(app, practice, { name, body, envelope, station })
    // First: nobody sees a patient untold.
    await app.tellRequest(practice, { name, body, key: envelope.order?.key })
    return answerWith(c, v.parse(messages[name].answer, value))
  })
  return routes
}

/** What a browser answers by itself is no request to the backend. */
function serviceRequest(name: string): ServiceRequest {
  const known = Object.entries(messages).find(([each, { by }]) => each === name && by === 'service')
  if (!known) throw new Refused(404, 'unknown-request', 'The backend knows no such request.')
  return name as ServiceRequest
}

interface Asked {
  name: ServiceRequest
  body: unknown
  envelope: Envelope
  station: Station
}

function ask(app: RequestRoutes, practice: ServedPractice, { name, body, envelope, station }: Asked) {
  const staffName = station.person.name
  if (isOfShop(name)) {
    const { page } = envelope
    if (!page || !practice.configuration.shops.some(({ origin }) => origin === page.origin))
      throw new Refused(403, 'not-a-shop', 'This site is no shop of the configuration.')
    const reader = `${station.id} ${page.reader}`
    return answer(practice, { name, body, asker: { origin: page.origin, reader } })
  }
  if (!isOfPanel(name)) return answer(practice, { name, body, asker: { staffName } })
  const { order } = envelope
  if (!order) throw new Refused(400, 'malformed', 'order: is missing')
  const viewer = { practiceId: practice.id, ...order, name: staffName }
  const asker = { ...order, staffName, otherViewer: () => app.otherViewer(viewer) }
  return answer(practice, { name, body, asker })
}

function isOfPanel(name: ServiceRequest): name is PanelRequest {
  return name.startsWith('panel-bg/')
}

function isOfShop(name: ServiceRequest): name is ShopRequest {
  return name.startsWith('cs-bg/')
}
