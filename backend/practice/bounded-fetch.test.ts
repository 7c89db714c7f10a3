import { createServer, type RequestListener } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { boundedFetch } from './bounded-fetch.ts'

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it has no port')
  return `http://127.0.0.1:${address.port}`
}

it('reads no more of an answer than a shop has to say, however long it goes on', async () => {
  let sent = 0
  const part = Buffer.alloc(64 * 1024, ' ')
  const url = await serve((_, answer) => {
    const go = () => {
      while (!answer.destroyed) {
        sent += part.length
        if (!answer.write(part)) return void answer.once('drain', go)
      }
    }
    go()
  })
  const answer = await boundedFetch(1024 * 1024)(url)
  await expect(answer.text()).rejects.toThrow()
  expect(sent).toBeLessThan(32 * 1024 * 1024)
})

it('gives an answer of the length that it may have as it is', async () => {
  const url = await serve((request, answer) =>
    request.url === '/empty'
      ? answer.writeHead(204).end()
      : answer.writeHead(401, { 'Retry-After': '3' }).end('x'.repeat(1000)),
  )
  const answer = await boundedFetch(1000)(url)
  expect(answer.status).toBe(401)
  expect(answer.headers.get('Retry-After')).toBe('3')
  expect(await answer.text()).toHaveLength(1000)
  expect(await (await boundedFetch(1000)(`${url}/empty`)).text()).toBe('')
})
