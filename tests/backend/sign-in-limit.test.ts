import { expect, it } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { serve } from '../../backend/commands/serve.ts'
import { maxTries } from '../../backend/http/whence.ts'
import { browserAt } from './browser.ts'
import { openTestBackend } from './world.ts'

it('takes so many tries to get in from one address, which a proxy of ours tells, and none beyond', async () => {
  const backend = await openTestBackend()
  const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: true }
  const { url, stop } = await serve(backend, { listen, role: 'api' })
  const at = browserAt(url)
  /** What a browser claims of itself stands before what the proxy saw. */
  const from = (address: string) => ({ 'X-Forwarded-For': `10.0.0.${Math.random()}, ${address}` })
  const tryFrom = (address: string) => at.send('/sign-in', { email: 'a@b.example' }, '', from(address))
  const all = await Promise.all(Array.from({ length: maxTries + 5 }, () => tryFrom('192.0.2.1')))
  const counts = Map.groupBy(all, ({ status }) => status)
  expect([counts.get(400)?.length, counts.get(429)?.length]).toEqual([maxTries, 5])
  expect(new Set(counts.get(429)?.map(({ text }) => text)).size).toBe(1)
  expect((await tryFrom('192.0.2.2')).status).toBe(400)
  expect((await at.open('/sign-in', '', from('192.0.2.1'))).status).toBe(200)
  await stop()
})

/** Several processes have the database for themselves: none ends it. */
const withoutEnd = (backend: OpenBackend): OpenBackend => ({ ...backend, close: async () => undefined })

it('takes no more tries for there being several processes', async () => {
  const backend = await openTestBackend()
  const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: true }
  const served = await Promise.all([1, 2, 3].map(() => serve(withoutEnd(backend), { listen, role: 'api' })))
  const headers = { 'X-Forwarded-For': '192.0.2.7' }
  const tryAll = served.flatMap(({ url }) =>
    Array.from({ length: 30 }, () => browserAt(url).send('/sign-in', { email: 'a@b.example' }, '', headers)),
  )
  const statuses = (await Promise.all(tryAll)).map(({ status }) => status)
  expect(statuses.filter(status => status === 400)).toHaveLength(maxTries)
  expect(statuses.filter(status => status === 429)).toHaveLength(90 - maxTries)
  await Promise.all(served.map(({ stop }) => stop()))
  await backend.close()
})

it.each(['/sign-in/passkey', '/sign-in/passkey/begin'])('counts each try at %s once', async path => {
  const backend = await openTestBackend()
  const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: true }
  const { url, stop } = await serve(backend, { listen, role: 'api' })
  const headers = { Origin: url, 'X-Forwarded-For': '192.0.2.9' }
  const ask = async () => (await fetch(url + path, { method: 'POST', body: '{}', headers })).status
  const all = await Promise.all(Array.from({ length: maxTries + 5 }, ask))
  expect(all.filter(status => status === 429)).toHaveLength(5)
  await stop()
})
