import { Agent, request } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { type Listening, listen } from './listen.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let listening: Listening | undefined
afterEach(async () => {
  agent.destroy()
  await listening?.close()
})

const options = { host: '127.0.0.1', port: 0, behindTlsProxy: false }

/** Asks over the one kept connection; what was answered, or undefined where nobody did. */
function ask(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const asking = request({ port, host: '127.0.0.1', agent }, answer => {
      answer.resume().once('end', () => resolve(answer.statusCode))
    })
    asking.once('error', () => resolve(undefined)).end()
  })
}

it('answers what is under way and no more once it stops, over a kept connection neither', async () => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  const { promise: ready, resolve: answer } = Promise.withResolvers<Response>()
  listening = await listen(options, () => {
    arrive()
    return ready
  })
  const asked = ask(listening.port)
  await arrived
  let hasEnded = false
  const closing = listening.close().then(() => {
    hasEnded = true
  })
  await new Promise(done => setTimeout(done, 300))
  expect(hasEnded).toBe(false)
  answer(new Response('late'))
  expect(await asked).toBe(200)
  expect(await ask(listening.port)).toBe(undefined)
  await closing
})
