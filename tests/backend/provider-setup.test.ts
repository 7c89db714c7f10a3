import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAdmin } from '../../backend/commands/control.ts'
import { ensurePractice } from '../../backend/database/practice-database.ts'
import type { SimulatedProvider } from '../../sandbox/provider/server.ts'
import { told } from './accesses.ts'
import { type ProviderWorld, startProviderWorld } from './provider-world.ts'
import type { ServedBackend } from './world.ts'

let world: ProviderWorld
let served: ServedBackend
let provider: SimulatedProvider
let at: ProviderWorld['at']
let start: string
beforeAll(async () => {
  world = await startProviderWorld()
  ;({ served, provider, at } = world)
  start = await world.setProvider({})
}, 120_000)
afterAll(() => world.close())
beforeEach(() => world.clear())

const otherId = randomUUID()

describe('an administrator', () => {
  it.each([
    [{ issuer: 'http://login.example' }, /https/],
    [{ issuer: 'ftp://login.example' }, /https/],
    [{ issuer: 'https://a:b@login.example' }, /not the address/],
    [{ issuer: 'https://login.example/?tenant=1' }, /not the address/],
    [{ issuer: 'login.example' }, /not the address/],
    [{ issuer: 'http://127.0.0.1:9/' }, /does not answer/],
    [{ practice: 'another' }, /no such practice/],
  ])('is told what is wrong: %j', async (more, why) => {
    await expect(world.setProvider(more)).rejects.toThrow(why)
  })

  it('keeps the address when the provider is set again, and says which providers may be believed without a word', async () => {
    provider.fault = 'e-mail verification untold'
    await world.inviteAs('staff')
    expect(await world.setProvider({ trustsEmail: true })).toBe(start)
    expect((await world.signIn(start)).status).toBe(200)
    provider.fault = 'e-mail not verified'
    expect((await world.signIn(start)).status).toBe(403)
    expect(await world.setProvider({})).toBe(start)
  })

  it('has the client’s secret sealed, and in no table in the clear', async () => {
    const { db } = served.backend
    const rows = [
      await db.selectFrom('identity_provider').selectAll().execute(),
      await db.selectFrom('secret').selectAll().execute(),
    ]
    expect(JSON.stringify(rows)).toContain('provider-secret')
    expect(JSON.stringify(rows)).not.toContain(provider.clientSecret)
  })

  it('offers it on the page of sign-in while there is one practice, and takes it away', async () => {
    const { db } = served.backend
    await db.deleteFrom('practice').where('id', '=', otherId).execute()
    expect((await at.open('/sign-in?to=/device')).text).toContain(
      `href="${start}?to=/device">Sign in with Practice &lt;IT&gt;`,
    )
    await ensurePractice({ db, practiceId: otherId, timeZone: 'UTC' })
    expect((await at.open('/sign-in')).text).not.toContain('Practice &lt;IT&gt;')
    const begun = await world.throughProvider(start)
    await runAdmin(served.backend, { name: 'provider', practice: served.practiceId })
    expect((await at.open(start)).status).toBe(403)
    expect((await at.open(begun.path, begun.cookie)).status).toBe(403)
    expect(JSON.stringify(await db.selectFrom('secret').select('name').execute())).not.toContain('provider')
    await expect(runAdmin(served.backend, { name: 'provider', practice: served.practiceId })).rejects.toThrow(
      'no sign-in',
    )
    start = await world.setProvider({})
    expect((await told(served.backend)).slice(-2)).toEqual([
      'people.provider-removed by nobody',
      'people.provider-set by nobody',
    ])
  })
})
