import { createServer as createPlainServer, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { isIP, type Socket } from 'node:net'
import { createAdaptorServer, type ServerType, type WebSocketServerLike } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { liveProtocol } from '../../lib/contract/live-messages.ts'
import { readTls } from './tls-files.ts'

/** Where the backend listens, and how what comes there is kept secret on its way. */
export interface ListenOptions {
  host: string
  port: number
  /** Files with a certificate and its key: the backend speaks TLS itself. */
  tls?: { certFile: string; keyFile: string }
  /** The person who installs it says that only a proxy which speaks TLS to the stations reaches this port. */
  behindTlsProxy: boolean
  /** The address by which stations know it, where that is another. */
  publicUrl?: string
}

export interface Listening {
  port: number
  /** The address that people open. */
  url: string
  /** Takes no new request, and ends when those under way are answered. */
  close(): Promise<void>
}

/** How long requests that are under way may take once the backend stops, in milliseconds. */
const drainMs = 10_000

/** Patients' data cross no network in the clear. Throws where they would. */
export function assertSafe({ host, tls, behindTlsProxy, publicUrl }: ListenOptions): void {
  if (publicUrl !== undefined) {
    const { protocol, hostname } = new URL(publicUrl)
    if (protocol !== 'https:' && !isLoopback(hostname))
      throw new Error(`PUBLIC_URL must begin with https://: stations send patients’ data there.`)
  }
  if (isLoopback(host) || tls || behindTlsProxy) return
  throw new Error(
    `The backend does not listen on ${host} without TLS. Give it TLS_CERT_FILE and TLS_KEY_FILE, or put a proxy with TLS before it and say so with BEHIND_TLS_PROXY=1.`,
  )
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}

/** Whether a `Host` header names this server. */
export function hostCheck({
  host,
  publicUrl,
  behindTlsProxy,
  tls,
}: ListenOptions): (header: string) => boolean {
  const known = publicUrl === undefined ? [] : [new URL(publicUrl).host]
  return header => {
    const name = URL.parse(`http://${header}`)?.hostname
    if (name === undefined) return false
    if (known.includes(header) || isLoopback(name)) return true
    // A proxy passes on whatever name it is known by; so does a server of its own that was told none.
    return publicUrl === undefined && (behindTlsProxy || tls !== undefined || name === host)
  }
}

/** Stations have nothing to say: what is longer than this ends their socket. */
const maxMessageBytes = 1024

function socketServer(): WebSocketServerLike {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    // The ticket is a sub-protocol too, and is not said back.
    handleProtocols: offered => offered.has(liveProtocol) && liveProtocol,
  })
  // The adapter describes a part of `ws` in words of its own, stricter than those of `@types/ws`.
  return server as WebSocketServerLike
}

type Handler = (request: Request, env: object) => Response | Promise<Response>

/** Serves until it is closed. Throws where the port is taken. */
export async function listen(options: ListenOptions, handle: Handler): Promise<Listening> {
  assertSafe(options)
  const common = { fetch: handle, overrideGlobalObjects: false, websocket: { server: socketServer() } }
  const { tls } = options
  const server = tls
    ? createAdaptorServer({
        ...common,
        createServer: createSecureServer,
        serverOptions: { ...readTls(tls), shouldUpgradeCallback },
      })
    : createAdaptorServer({
        ...common,
        createServer: createPlainServer,
        serverOptions: { shouldUpgradeCallback },
      })
  const connections = connectionsOf(server)
  const keepNone = keptUntil(server)
  const port = await bound(server, options)
  const scheme = options.tls ? 'https' : 'http'
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    port,
    url: options.publicUrl?.replace(/\/+$/, '') ?? `${scheme}://${host}:${port}`,
    close: () =>
      new Promise(done => {
        const timer = setTimeout(() => {
          for (const connection of connections) connection.destroy()
        }, drainMs)
        keepNone()
        server.close(() => {
          clearTimeout(timer)
          done()
        })
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}

/** An upgrade to anything else is none: nobody would answer it, and its connection would stay open without an end. */
const shouldUpgradeCallback = ({ headers }: { headers: { upgrade?: string | undefined } }) =>
  headers.upgrade?.toLowerCase() === 'websocket'

/** All that are open, those of sockets too, of which the server itself forgets. */
function connectionsOf(server: ServerType): ReadonlySet<Socket> {
  const connections = new Set<Socket>()
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  return connections
}

/**
 * From the call of what it gives on, each answer is its connection's last. A closed server alone goes on serving who
 * asks over a kept connection.
 */
function keptUntil(server: ServerType): () => void {
  const open = new Set<ServerResponse>()
  let isKeeping = true
  server.prependListener('request', (_request: unknown, response: ServerResponse) => {
    response.shouldKeepAlive &&= isKeeping
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  return () => {
    isKeeping = false
    for (const response of open) response.shouldKeepAlive = false
  }
}

const cannotListen: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_, port) => `Port ${port} is in use: choose another with --port.`,
  EACCES: (_, port) =>
    `This user may not listen on port ${port}: choose one from 1024 on with --port, and let a proxy have ${port}.`,
  EADDRNOTAVAIL: host =>
    `This computer has no address ${host} (--host): leave it out to listen on 127.0.0.1 alone, or name an address of this computer.`,
  ENOTFOUND: host => `${host} (--host) is no name that this computer knows: give an address of it.`,
}

function bound(server: ServerType, { host, port }: ListenOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const said = cannotListen[error.code ?? '']?.(host, port)
      reject(said === undefined ? error : new Error(said, { cause: error }))
    })
    server.listen(port, host, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('The server has no port.'))
      else resolve(address.port)
    })
  })
}
