import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { type Link, openLink } from './link.ts'

const end: (() => unknown)[] = []
afterEach(async () => {
  for (const close of end.splice(0).reverse()) await close()
})

/** Something behind the link that answers each message with itself. */
async function startEcho(): Promise<Link> {
  const server = createServer(socket => socket.on('error', () => undefined).pipe(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  end.push(() => server.close())
  const link = await openLink((server.address() as AddressInfo).port)
  end.push(() => link.close())
  return link
}

async function dial({ port }: Link): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port })
  await once(socket, 'connect')
  return socket.on('error', () => undefined)
}

/** What comes back within a while; undefined for silence, `closed` where it ended. */
function answerTo(socket: Socket, message: string): Promise<string | undefined> {
  const answer = once(socket, 'data').then(([data]) => String(data))
  const closed = new Promise<string>(done => socket.once('close', () => done('closed')))
  answer.catch(() => undefined)
  socket.write(message)
  return Promise.race([answer, closed, delay(200).then(() => undefined)])
}

it('carries what is said and what is answered', async () => {
  const socket = await dial(await startEcho())
  expect(await answerTo(socket, 'one')).toBe('one')
})

it('is silent while it is cut, for old connections and new ones', async () => {
  const link = await startEcho()
  const old = await dial(link)
  expect(await answerTo(old, 'one')).toBe('one')
  link.cut()
  expect(await answerTo(old, 'two')).toBeUndefined()
  expect(await answerTo(await dial(link), 'three')).toBeUndefined()
})

it('resets what was under way when it heals, and carries again', async () => {
  const link = await startEcho()
  const old = await dial(link)
  link.cut()
  const ended = new Promise(done => old.once('close', done))
  link.heal()
  await ended
  expect(await answerTo(await dial(link), 'four')).toBe('four')
})
