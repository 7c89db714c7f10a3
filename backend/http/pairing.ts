import { Hono } from 'hono'
import * as v from 'valibot'
import { normalName } from '../../lib/domain/people.ts'
import type { PeopleApp } from './people-app.ts'
import { answerWith, Refused } from './replies.ts'
import { readJson } from './station-guard.ts'
import { limitTries, Tries, whenceOf } from './whence.ts'

const tooMany = () => new Refused(429, 'too-many', 'Too many stations wait to be connected.')

export const BeginSchema = v.strictObject({
  station: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
})
export const EndSchema = v.strictObject({ device: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)) })

/** What a station gets that asks for a code: its own secret, the code, and the page where a person types it. */
export const BegunPairingSchema = v.object({
  device: v.string(),
  code: v.string(),
  expiresInMs: v.number(),
  address: v.string(),
})
/** What came of it; the token is given once. */
export const EndedPairingSchema = v.variant('state', [
  v.object({ state: v.literal('waiting') }),
  v.object({ state: v.literal('over') }),
  v.object({ state: v.literal('connected'), token: v.string() }),
])

/** How a station is let in without anybody typing a token: it shows a code, and a person types it at `/device` (RFC 8628). */
export function pairingRoutes(app: PeopleApp): Hono {
  const routes = new Hono()
  // So many codes wait at once in all: one address must not take the place of everybody else's.
  routes.use(
    '/',
    limitTries(app, new Tries('pairing', app.countTry), () => {
      throw tooMany()
    }),
  )
  routes.post('/', async c => {
    const { station } = await readJson(c, BeginSchema)
    // A person reads it before they let the station in.
    const name = normalName(station)
    if (name === '') throw new Refused(400, 'malformed', 'station: shows nothing')
    const pairing = await app.beginPairing(name, whenceOf(c, app.isBehindProxy))
    if (!pairing) throw tooMany()
    const begun = { ...pairing, address: `${app.publicUrl()}/device` }
    return answerWith(c, v.parse(BegunPairingSchema, begun))
  })
  routes.post('/token', async c => {
    const { device } = await readJson(c, EndSchema)
    const outcome = await app.endPairing(device)
    const ended =
      typeof outcome === 'string' ? { state: outcome } : { state: 'connected', token: outcome.token }
    return answerWith(c, v.parse(EndedPairingSchema, ended))
  })
  return routes
}
