import { constants, Http2ServerResponse, type Http2Session } from 'node:http2'
import type { Socket } from 'node:net'
import type { Http2Bindings, HttpBindings } from '@hono/node-server'

/** What Hono hands on of a request over HTTP/1.1 or HTTP/2. */
export type Bindings = HttpBindings | Http2Bindings

/** How a connection ends without a byte of an answer. HTTP/1.1 knows the first two; the others become the nearest of them. */
export type Cut = 'lost' | 'reset' | 'goaway' | 'refused-stream'

/** The connection that a request came on, as far as a server can tell. */
export interface Line {
  /** it carried a request before: a browser may repeat, of its own accord, what is lost on it */
  isReused: boolean
  /** whether nobody waits for the answer any more */
  isGone(): boolean
  cut(how: Cut): void
}

/** How long a GOAWAY has to leave before its session ends. */
const goawayMs = 20

/** Tells of each request whether its connection had served before. */
export function createLines() {
  const served = new WeakSet<object>()
  const raw = new Map<number | undefined, Socket>()
  return {
    /** Sockets below TLS, which alone can be reset. */
    watch(socket: Socket): void {
      const { remotePort } = socket
      raw.set(remotePort, socket)
      socket.once('close', () => raw.get(remotePort) === socket && raw.delete(remotePort))
    },
    /** To be asked once per request, as soon as it arrived. */
    lineOf({ outgoing }: Bindings): Line {
      const session = outgoing instanceof Http2ServerResponse ? outgoing.stream.session : undefined
      const connection = session ?? outgoing.socket
      const isReused = connection !== null && served.has(connection)
      if (connection) served.add(connection)
      const below = () => raw.get(outgoing.socket?.remotePort)
      return outgoing instanceof Http2ServerResponse
        ? streamLine(outgoing, session, isReused, below)
        : socketLine(outgoing, isReused, below)
    },
  }
}

function socketLine(
  outgoing: HttpBindings['outgoing'],
  isReused: boolean,
  below: () => Socket | undefined,
): Line {
  return {
    isReused,
    isGone: () => outgoing.destroyed,
    cut(how) {
      if (how === 'lost' || how === 'goaway') outgoing.destroy()
      else below()?.resetAndDestroy()
    },
  }
}

function streamLine(
  { stream }: Http2ServerResponse,
  session: Http2Session | undefined,
  isReused: boolean,
  below: () => Socket | undefined,
): Line {
  return {
    isReused,
    isGone: () => stream.destroyed,
    cut(how) {
      if (how === 'lost') session?.destroy()
      else if (how === 'reset') below()?.resetAndDestroy()
      else if (how === 'refused-stream') stream.close(constants.NGHTTP2_REFUSED_STREAM)
      else disown(session, stream.id ?? 0)
    },
  }
}

/** GOAWAY that takes back the request: "not processed, you may repeat it". Node cannot say so of a session's first one. */
function disown(session: Http2Session | undefined, id: number): void {
  if (id > 1) session?.goaway(constants.NGHTTP2_NO_ERROR, id - 2)
  setTimeout(() => session?.destroy(), goawayMs)
}
