import { createServer, connect as dial, type Socket } from 'node:net'

/** The only way to a port: as long as it is cut, nothing arrives, nothing is refused, and nobody is told. */
export interface Link {
  port: number
  cut(): void
  /** What was under way is reset, as by a host that knows nothing of it any more. */
  heal(): void
  /** What was under way goes on, as after a cable is in its place again; what was dialled meanwhile is reset. */
  resume(): void
  close(): Promise<void>
}

/** A way of its own on loopback to this port of loopback. */
export async function openLink(to: number): Promise<Link> {
  const sockets = new Set<Socket>()
  /** Dialled while it was cut. */
  const unanswered = new Set<Socket>()
  let isCut = false
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket))
    if (isCut) socket.pause()
    return socket
  }
  const server = createServer({ pauseOnConnect: true }, from => {
    keep(from)
    if (isCut) {
      unanswered.add(from)
      return
    }
    const target = keep(dial({ host: '127.0.0.1', port: to, noDelay: true }))
    from.setNoDelay(true)
    for (const [one, other] of [
      [from, target],
      [target, from],
    ] as const) {
      one.on('data', data => {
        if (!other.write(data)) one.pause()
      })
      other.on('drain', () => {
        if (!isCut) one.resume()
      })
      one.once('close', () => {
        if (!isCut) other.destroy()
      })
    }
    from.resume()
  })
  server.listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  const destroyAll = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    port: address.port,
    cut() {
      isCut = true
      for (const socket of sockets) socket.pause()
    },
    heal() {
      isCut = false
      destroyAll()
    },
    resume() {
      isCut = false
      for (const socket of unanswered) socket.resetAndDestroy()
      unanswered.clear()
      for (const socket of sockets) socket.resume()
    },
    async close() {
      const closed = new Promise(done => server.close(done))
      destroyAll()
      await closed
    },
  }
}
