import { Hono } from 'hono'
import * as v from 'valibot'
import type { PeopleApp } from './people-app.ts'
import { answerWith, Refused } from './replies.ts'
import { readJson } from './station-guard.ts'

const BeginSchema = v.strictObject({ station: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)) })
const EndSchema = v.strictObject({ device: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)) })

/** How a station is let in without anybody typing a token: it shows a code, and a person types it at `/device` (RFC 8628). */
export function pairingRoutes(app: PeopleApp): Hono {
  const routes = new Hono()
  routes.post('/', async c => {
    const { station } = await readJson(c, BeginSchema)
    const pairing = await app.beginPairing(station)
    if (!pairing) throw new Refused(429, 'too-many', 'Too many stations wait to be connected.')
    return answerWith(c, { ...pairing, address: `${app.publicUrl()}/device` })
  })
  routes.post('/token', async c => {
    const { device } = await readJson(c, EndSchema)
    const outcome = await app.endPairing(device)
    if (outcome === 'waiting') return answerWith(c, { state: 'waiting' })
    if (outcome === 'over') return answerWith(c, { state: 'over' })
    return answerWith(c, { state: 'connected', token: outcome.token })
  })
  return routes
}
