import { readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { serve } from '../../backend/commands/serve.ts'
import { setup } from '../../backend/commands/setup.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { managerEmail, openTestBackend, startSurroundings } from './world.ts'

it('the address for the first manager lets nobody in any more once a command has made one', async () => {
  const around = await startSurroundings(practiceForTests())
  const backend = await openTestBackend()
  const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: false }
  const { firstUrl, url, stop } = await serve(backend, { listen, role: 'api' })
  onTestFinished(async () => {
    await stop()
    await around.close()
  })
  // It stands in a terminal or a log, where others read it later.
  const address = must(firstUrl)
  expect((await fetch(address)).status).toBe(200)
  await setup(backend, around.files)
  expect((await fetch(address)).status).toBe(404)
  const body = new FormData()
  const fields = { name: 'Eve', email: 'eve@evil.example', password: 'long enough, Eve' }
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  body.set('configuration', new File([readFileSync(around.files.configuration)], 'c.json'))
  const answer = await fetch(address, { method: 'POST', body, headers: { Origin: url } })
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('used')])
  const people = await backend.db.selectFrom('person').select('email').execute()
  expect(people).toEqual([{ email: managerEmail }])
}, 60_000)
