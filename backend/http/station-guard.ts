import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { type Role, roles } from '../../lib/contract/page-messages.ts'
import { protocolVersion } from '../../lib/contract/page-protocol.ts'
import type { Practice } from '../../lib/service/practice.ts'
import type { Whence } from '../people/sessions.ts'
import type { Station } from '../people/stations.ts'
import { Refused } from './replies.ts'
import { StationTurns } from './station-turns.ts'
import { whenceOf } from './whence.ts'

export interface StationEnv {
  Variables: { station: Station }
}

/** A practice that is served. */
export type ServedPractice = Practice & { id: string }

/** What the routes of a station need of the host. */
export interface ServedApp {
  practice(id: string): Promise<ServedPractice | undefined>
  stationByToken(token: string, whence: Whence): Promise<Station | undefined>
  /** A proxy of ours stands before it, whose word on addresses counts. */
  isBehindProxy: boolean
  /** Does what a person asks for: the activity tells of it with their name. */
  actAs<T>(person: Station['person'], work: () => T): T
}

/** The header by which a station says which protocol it speaks. */
export const protocolHeader = 'X-Protocol'
/** The protocols of this version and the one before: stores take days to review an extension. */
export const protocols = { min: protocolVersion, max: protocolVersion }

/** Lets in who speaks a protocol of ours and has the token of a station. */
export function stationGuard(app: ServedApp): MiddlewareHandler<StationEnv> {
  const turns = new StationTurns()
  return async (c, next) => {
    // Figures alone: an empty header is a missing one.
    const spoken = Number(/^\d{1,9}$/.exec(c.req.header(protocolHeader) ?? '')?.[0] ?? Number.NaN)
    if (!Number.isInteger(spoken)) throw new Refused(400, 'protocol-missing', `${protocolHeader} is missing.`)
    if (spoken < protocols.min)
      throw new Refused(409, 'extension-older', 'The extension is older than the backend.')
    if (spoken > protocols.max)
      throw new Refused(409, 'backend-older', 'The backend is older than the extension.')
    const token = /^Bearer ([\w.-]{1,500})$/.exec(c.req.header('Authorization') ?? '')?.[1]
    const station =
      token === undefined ? undefined : await app.stationByToken(token, whenceOf(c, app.isBehindProxy))
    if (!station)
      throw new Refused(401, 'not-paired', 'This station is not connected with the backend, or no longer.')
    c.set('station', station)
    // Read whole before its turn: a body that stops on its way holds up nothing.
    if (c.req.method !== 'GET') await c.req.text()
    await turns.run(station.id, () => app.actAs(station.person, next))
  }
}

/** The table says which role a request needs at least. Throws where the person has a lesser one. */
export function mayAsk({ person }: Pick<Station, 'person'>, role: Role): void {
  if (roles.indexOf(person.role) >= roles.indexOf(role)) return
  if (role === 'manager') throw new Refused(403, 'not-allowed', 'Only a manager may do this.')
  throw new Refused(403, 'not-allowed', 'An auditor reads reports and the activity, and changes nothing.')
}

/** The station's practice; a station can ask for no other. */
export async function practiceFor(app: ServedApp, { person }: Station): Promise<ServedPractice> {
  const practice = await app.practice(person.practiceId)
  if (!practice) throw new Refused(409, 'not-configured', 'The practice is not configured yet.')
  return practice
}

/** A JSON body by a schema; a refusal names the place and never the value. */
export async function readJson<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  const text = await c.req.text()
  let value: unknown
  try {
    value = JSON.parse(withoutNul(text))
  } catch {
    throw new Refused(400, 'malformed', 'The request is no JSON.')
  }
  return parsed(schema, value)
}

/** No database takes a NUL in a text, and no person types one. A backslash before it may be of a pair of its own. */
const withoutNul = (json: string) =>
  json.replace(/(\\\\)|\\u0000/g, (_, pair: string | undefined) => pair ?? '')

/** A value by a schema; a refusal names the place and never the value. */
export function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  // An unknown key is the sender's own text.
  const isUnknownKey = issue.type === 'strict_object' && issue.expected === 'never'
  const place = isUnknownKey ? 'a key that is not known' : (v.getDotPath(issue) ?? 'the whole request')
  throw new Refused(400, 'malformed', `${place}: is not what this request takes`)
}
