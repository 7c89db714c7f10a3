import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Certificate } from './certificate.ts'

/** A server that listens on loopback. */
export interface Listener {
  port: number
  close(): Promise<void>
}

type Watch = (socket: Socket) => void
type Handle = (...exchange: Parameters<Parameters<Http2SecureServer['on']>[1]>) => unknown

/** As long as a load balancer or IIS keeps an idle connection: never is it the server that ends one between two calls of a sync. */
const keptMs = 120_000

/** Plain HTTP/1.1; `setKept(false)` makes each connection serve one request. */
export async function listenPlain(
  port: number,
  handle: RequestListener,
  watch: Watch,
): Promise<Listener & { setKept(on: boolean): void }> {
  const server = createServer({ keepAliveTimeout: keptMs }, handle)
  server.on('connection', watch)
  const listener = await listening(server, port)
  return {
    ...listener,
    setKept(on) {
      server.maxRequestsPerSocket = on ? 0 : 1
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** TLS: HTTP/2 and, for who asks for no more, HTTP/1.1; or the latter alone. */
export async function listenSecure(
  port: number,
  { key, cert }: Certificate,
  offersH2: boolean,
  handle: Handle,
  watch: Watch,
): Promise<Listener> {
  const sockets = new Set<Socket>()
  const server = offersH2
    ? createSecureServer({ key, cert, allowHTTP1: true }, handle)
    : createTlsServer({ key, cert, keepAliveTimeout: keptMs }, handle)
  // Of its HTTP/1.1 side, which has no option for it.
  if (offersH2) Object.assign(server, { keepAliveTimeout: keptMs })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    watch(socket)
  })
  // A client that resets its connection is no trouble of the server's.
  server.on('session', (session: ServerHttp2Session) => session.on('error', () => undefined))
  const listener = await listening(server, port)
  return {
    ...listener,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function listening(server: Server | TlsServer | Http2SecureServer, wanted: number) {
  await once(server.listen(wanted, '127.0.0.1'), 'listening')
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : wanted }
}
