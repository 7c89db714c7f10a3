import type { RequestListener } from 'node:http'
import { expect, it } from 'vitest'
import { serving } from '../../tests/fixtures/serving.ts'
import { boundedFetch } from './bounded-fetch.ts'

const serve = async (listener: RequestListener) => `http://127.0.0.1:${await serving(listener)}`

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
