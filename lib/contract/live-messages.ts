import * as v from 'valibot'

/** The sub-protocol of the socket that tells a station of changes: its number rises when a message changes its meaning. */
export const liveProtocol = 'nextech-sync.1'

/** Before the ticket, in a sub-protocol of its own: a browser's socket has no headers, and an address is logged. */
export const ticketPrefix = 'ticket.'

/** The server says something at least this often, in milliseconds. What hears nothing for two such times is not connected. */
export const heartbeatMs = 20_000

/** Why the server closes a socket, in its close code. */
export const liveClosings = {
  /** The backend stops: connect again. */
  stopping: 1001,
  /** The station was revoked, or its person is no more: it has to be let in again. */
  revoked: 4401,
  /** The station opened more sockets than it may have: this was its oldest. */
  tooMany: 4409,
} as const

/** A place in the practice's changes. Only the server reads it. */
export const CursorSchema = v.pipe(v.string(), v.maxLength(100))

/** The answer of `POST /v1/live-ticket`: opens one socket, once, within half a minute. */
export const LiveTicketSchema = v.object({ ticket: v.string(), heartbeatMs: v.number() })

/** The answer of `GET /v1/changes?since=CURSOR`. */
export const ChangesSchema = v.object({
  /** To ask with the next time. */
  cursor: CursorSchema,
  /** Postings that changed since. */
  keys: v.array(v.string()),
  /** False where it is not known what changed since, or too much did: all that is shown is asked for again. */
  isComplete: v.boolean(),
})
export type Changes = v.InferOutput<typeof ChangesSchema>

/** What the server says over the socket, as JSON texts. Keys, never contents: who is told reads through the service. */
export const LiveMessageSchema = v.variant('type', [
  /** First of all. What changed before this place is asked for with the station's own cursor. */
  v.object({ type: v.literal('hello'), cursor: CursorSchema }),
  v.object({ type: v.literal('beat') }),
  v.object({ type: v.literal('badges'), cursor: CursorSchema, keys: v.array(v.string()) }),
  /** Other things that our own pages show may have changed. */
  v.object({ type: v.literal('changed') }),
  /** The last one: the station may ask nothing more. */
  v.object({ type: v.literal('revoked') }),
])
export type LiveMessage = v.InferOutput<typeof LiveMessageSchema>
