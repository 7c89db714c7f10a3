import { upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { WebSocket } from 'ws'
import { heartbeatMs, liveProtocol, ticketPrefix } from '../../lib/contract/live-messages.ts'
import type { Station } from '../people/stations.ts'
import type { ChangeLog } from '../practice/changes.ts'
import type { LiveSockets, Member } from './live-sockets.ts'
import { answerWith, Refused } from './replies.ts'
import type { StationEnv } from './station-guard.ts'

/** What stations are told of changes by. */
export interface LiveApp {
  changes: Pick<ChangeLog, 'since'>
  sockets: LiveSockets
  /** Undefined where the station holds too many. */
  issueTicket(station: Station): Promise<string | undefined>
  /** Uses a ticket up. */
  useTicket(ticket: string): Promise<Station | undefined>
}

interface LiveEnv {
  Variables: { station: Station }
}

/** `GET /v1/live`: the socket of a station that has a ticket, in a sub-protocol beside ours. */
export function liveRoutes(app: LiveApp): Hono<LiveEnv> {
  const routes = new Hono<LiveEnv>()
  routes.get(
    '/',
    async (c, next) => {
      const offered = (c.req.header('Sec-WebSocket-Protocol') ?? '').split(',').map(each => each.trim())
      if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket' || !offered.includes(liveProtocol))
        throw new Refused(400, 'no-socket', `This address takes a WebSocket that speaks ${liveProtocol}.`)
      if (!app.sockets.hasRoom()) throw new Refused(503, 'too-many', 'Too many stations are connected.')
      const ticket = offered.find(each => each.startsWith(ticketPrefix))?.slice(ticketPrefix.length)
      const station = ticket === undefined ? undefined : await app.useTicket(ticket)
      if (!station) throw new Refused(401, 'no-ticket', 'The ticket is not known, was used, or is too old.')
      c.set('station', station)
      await next()
    },
    upgradeWebSocket(c => {
      const station: Station = c.get('station')
      let member: Member | undefined
      return {
        onOpen(_, { raw }) {
          if (!(raw instanceof WebSocket)) return
          const joined = app.sockets.join(station, raw)
          raw.on('pong', () => joined.heard())
          member = joined
        },
        onClose: () => member?.left(),
        // A message that is too long ends its socket; nothing of it is told.
        onError: () => undefined,
      }
    }),
  )
  return routes
}

/** What a station asks to be told, or to catch up. */
export function changeRoutes(app: LiveApp): Hono<StationEnv> {
  const routes = new Hono<StationEnv>()
  routes.post('/live-ticket', async c => {
    const ticket = await app.issueTicket(c.get('station'))
    if (ticket === undefined) throw new Refused(429, 'too-many', 'The station has too many unused tickets.')
    return answerWith(c, { ticket, heartbeatMs })
  })
  routes.get('/changes', async c => {
    const { practiceId } = c.get('station').person
    return answerWith(c, await app.changes.since(practiceId, c.req.query('since') ?? ''))
  })
  return routes
}
