import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startSlowLine } from './slow-line.ts'

const roundTripMs = 100
const server = createServer((_, answer) => void answer.end('x'.repeat(200_000)))
let line: Awaited<ReturnType<typeof startSlowLine>>
beforeEach(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  line = await startSlowLine(typeof address === 'object' && address ? address.port : 0, roundTripMs)
})
afterEach(async () => {
  await line.close()
  server.close()
  server.closeAllConnections()
})

it('takes a round trip for an answer, and one more for a new connection', async () => {
  const times: number[] = []
  for (let n = 0; n < 6; n++) {
    const begun = performance.now()
    expect((await (await fetch(`http://127.0.0.1:${line.port}/`)).text()).length).toBe(200_000)
    times.push(performance.now() - begun)
  }
  const [first = 0, ...others] = times
  expect(first).toBeGreaterThanOrEqual(2 * roundTripMs - 2)
  for (const time of others) expect(time).toBeGreaterThanOrEqual(roundTripMs - 2)
  // The machine may be busy now and then.
  expect(Math.min(...others)).toBeLessThan(2 * roundTripMs)
  expect(line.opened()).toBeLessThan(times.length)
})
