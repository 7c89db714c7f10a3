import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * A way to a port of this machine that takes as long as one over the internet: each direction half a round trip, and a whole one
 * before a new connection's first byte, which is what TCP's handshake costs. TLS's handshakes pay by themselves.
 */
export async function startSlowLine(
  target: number,
  roundTripMs: number,
): Promise<{ port: number; opened(): number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  let opened = 0
  const hold = (socket: Socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy()).once('close', () => sockets.delete(socket))
  }
  const server = createServer({ allowHalfOpen: true }, near => {
    opened += 1
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true })
    for (const socket of [near, far]) hold(socket)
    carry(near, far, roundTripMs / 2, roundTripMs)
    carry(far, near, roundTripMs / 2, 0)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    opened: () => opened,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Hands on what comes, in its order, each piece so much later; nothing before the handshake's end. */
function carry(from: Socket, to: Socket, ms: number, handshakeMs: number): void {
  const opens = performance.now() + handshakeMs
  let last = Promise.resolve()
  const later = (act: () => unknown) => {
    const due = Math.max(performance.now(), opens) + ms
    last = last.then(async () => {
      await delay(Math.max(0, due - performance.now()))
      act()
    })
  }
  from.on('data', piece => later(() => to.writable && to.write(piece)))
  from.once('end', () => later(() => to.end()))
  from.once('close', () => later(() => to.destroy()))
}
