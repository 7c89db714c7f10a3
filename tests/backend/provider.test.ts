import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensurePractice } from '../../backend/database/practice-database.ts'
import { savePerson } from '../../backend/people/people.ts'
import { providerAway, providerFaults, type SimulatedProvider } from '../../sandbox/provider/server.ts'
import { must } from '../fixtures/store.ts'
import { listed, told } from './accesses.ts'
import { invited, type ProviderWorld, startProviderWorld } from './provider-world.ts'
import { managerEmail, managerPassword, type ServedBackend } from './world.ts'

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

const inviteAs: ProviderWorld['inviteAs'] = (...invitation) => world.inviteAs(...invitation)
const throughProvider = (from = start) => world.throughProvider(from)
const signIn = (from = start) => world.signIn(from)
const otherId = randomUUID()
const otherPractice = () => otherId

const rowsOf = async () => {
  const { db } = served.backend
  const [people, sessions] = await Promise.all([
    db
      .selectFrom('person')
      .select(['email', 'role', 'name', 'password'])
      .where('email', '!=', managerEmail)
      .execute(),
    db.selectFrom('session').select(['way', 'practice_id']).execute(),
  ])
  return { people, sessions }
}

const nobody = { people: [], sessions: [] }

describe('signing in by the practice’s own provider', () => {
  it('lets in who a manager has invited, in that role and no other, by a code with PKCE, state and nonce', async () => {
    await inviteAs('auditor', 'It@Practice.example')
    const { atProvider, path, cookie, setCookie } = await throughProvider()
    const asked = Object.fromEntries(atProvider.searchParams)
    expect(asked).toMatchObject({
      ...{ response_type: 'code', client_id: provider.clientId, code_challenge_method: 'S256' },
      redirect_uri: `${served.url}/sign-in/callback`,
      scope: 'openid email profile',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/)
    expect(setCookie).toMatch(/HttpOnly.*SameSite=Lax/)
    const kept = JSON.stringify(await served.backend.db.selectFrom('provider_sign_in').selectAll().execute())
    for (const secret of [asked.state, asked.nonce, cookie.split('=')[1]])
      expect(kept).not.toContain(must(secret))
    const page = await at.open(path, cookie)
    expect(page).toMatchObject({ status: 200, to: null })
    expect(page.text).toContain('content="0;url=/stations"')
    const session = page.headers.getSetCookie().find(each => each.startsWith('backend-session='))
    expect(session).toMatch(/HttpOnly.*SameSite=Strict/)
    expect(await rowsOf()).toEqual({
      people: [{ email: invited, role: 'auditor', name: 'Ida T.', password: null }],
      sessions: [{ way: 'provider', practice_id: served.practiceId }],
    })
    const list = await at.open('/sessions', must(session?.split(';')[0]))
    expect(listed(list.text)[0]?.text).toContain('Sign-in by the practice’s own sign-in')
    expect((await told(served.backend)).slice(-2)).toEqual([
      'people.joined by Ida T.',
      'people.signed-in by Ida T.',
    ])
  })

  it('lets in a person who has a password as well, and each way goes on', async () => {
    const { practiceId, backend } = served
    await savePerson(backend.db, {
      practiceId,
      email: invited,
      name: 'Ida',
      role: 'staff',
      password: managerPassword,
    })
    expect((await signIn()).status).toBe(200)
    await at.signIn(invited, managerPassword)
    expect((await rowsOf()).people).toMatchObject([{ role: 'staff', name: 'Ida' }])
  })

  it('leads to the page where stations are connected, and to none that is not named', async () => {
    await inviteAs('staff')
    expect((await signIn(`${start}?to=/device`)).text).toContain('url=/device')
    expect((await signIn(`${start}?to=https://evil.example`)).text).toContain('url=/stations')
  })

  it('goes on where the provider signs with another key from now on, and where its clock differs', async () => {
    await inviteAs('staff')
    for (const ahead of [0, 50, -50, -330]) {
      provider.aheadSeconds = ahead
      provider.rotate()
      expect([ahead, (await signIn()).status]).toEqual([ahead, 200])
    }
    provider.aheadSeconds = -400
    expect((await signIn()).status).toBe(403)
  })
})

describe('nobody is let in', () => {
  let refusal = ''
  beforeAll(async () => {
    refusal = (await at.open('/sign-in/provider/of-nobody')).text
    expect(refusal).toContain('did not succeed')
  })

  async function expectRefused(page: { status: number; text: string }) {
    expect([page.status, page.text]).toEqual([403, refusal])
    expect((await rowsOf()).sessions).toEqual([])
  }

  it.each(providerFaults)('by a provider with this fault: %s', async fault => {
    await inviteAs('staff')
    provider.fault = fault
    await expectRefused(await signIn())
    expect((await rowsOf()).people).toEqual([])
    provider.fault = undefined
    expect((await signIn()).status).toBe(200)
  })

  it.each(providerAway)('and everybody is told so, while it cannot be spoken with: %s', async fault => {
    await inviteAs('staff')
    const { path, cookie } = await throughProvider()
    provider.fault = fault
    expect((await at.open(start)).status).toBe(502)
    expect((await at.open(path, cookie)).status).toBe(502)
    expect(await rowsOf()).toMatchObject(nobody)
  })

  it.each([
    ['was never invited', async () => undefined],
    ['was invited by another address', () => inviteAs('staff', 'it@practice.example.evil.example')],
    ['was invited to another practice', () => inviteAs('manager', invited, otherPractice())],
    [
      'was invited too long ago',
      async () => {
        await inviteAs('manager')
        await served.backend.db
          .updateTable('invitation')
          .set({ expires_at: Date.now() - 1 })
          .execute()
      },
    ],
    [
      'has used the invitation up',
      async () => {
        await inviteAs('manager')
        await served.backend.db.updateTable('invitation').set({ used_at: 1 }).execute()
      },
    ],
    [
      'is a manager of another practice',
      async () => {
        const who = { practiceId: otherPractice(), email: invited, name: 'X', password: managerPassword }
        await savePerson(served.backend.db, { ...who, role: 'manager' })
      },
    ],
    [
      'is locked for wrong passwords',
      async () => {
        const who = { practiceId: served.practiceId, email: invited, name: 'X', password: managerPassword }
        await savePerson(served.backend.db, { ...who, role: 'staff' })
        await served.backend.db
          .updateTable('person')
          .set({ locked_until: Date.now() + 60_000 })
          .where('email', '=', invited)
          .execute()
      },
    ],
  ])('who %s', async (_who, prepare) => {
    await ensurePractice({ db: served.backend.db, practiceId: otherPractice(), timeZone: 'UTC' })
    await prepare()
    await expectRefused(await signIn())
  })

  it('by a code that was used, an address that was used, or a code of another way in', async () => {
    await inviteAs('staff')
    const one = await throughProvider()
    expect((await at.open(one.path, one.cookie)).status).toBe(200)
    await served.backend.db.deleteFrom('session').execute()
    await expectRefused(await at.open(one.path, one.cookie))
    const other = await throughProvider()
    const codeOf = (path: string) => must(new URL(path, served.url).searchParams.get('code') ?? undefined)
    await expectRefused(await at.open(other.path.replace(codeOf(other.path), codeOf(one.path)), other.cookie))
    expect(provider.asked.at(-1)).toBe('invalid_grant')
    const [third, fourth] = [await throughProvider(), await throughProvider()]
    await expectRefused(
      await at.open(third.path.replace(codeOf(third.path), codeOf(fourth.path)), third.cookie),
    )
    // The code is right; its verifier is another browser's.
    expect(provider.asked.at(-1)).toBe('invalid_grant')
  })

  it('in another browser than the one that began, without state, or after ten minutes', async () => {
    await inviteAs('staff')
    const [one, other] = [await throughProvider(), await throughProvider()]
    await expectRefused(await at.open(one.path))
    await expectRefused(await at.open(one.path, other.cookie))
    await expectRefused(await at.open(one.path.replace(/state=[^&]+/, ''), one.cookie))
    await expectRefused(await at.open('/sign-in/callback?code=a&state=b', one.cookie))
    await served.backend.db
      .updateTable('provider_sign_in')
      .set({ expires_at: Date.now() - 1 })
      .execute()
    await expectRefused(await at.open(other.path, other.cookie))
  })

  it('by an address that is another account’s by now, until a manager invites it again', async () => {
    await inviteAs('staff')
    expect((await signIn()).status).toBe(200)
    await served.backend.db.deleteFrom('session').execute()
    provider.account = { ...provider.account, subject: 'account 2' }
    await inviteAs('manager')
    await expectRefused(await signIn())
    const again = await inviteAs('staff')
    await at.send(`/invited/${again}`, { name: 'Ida', password: managerPassword })
    expect((await signIn()).status).toBe(200)
    expect((await rowsOf()).people).toMatchObject([{ role: 'staff' }])
  })

  it('after a manager has removed them', async () => {
    await inviteAs('staff')
    const { session } = await signIn()
    await served.backend.db.deleteFrom('person').where('email', '=', invited).execute()
    expect((await at.open('/stations', session)).status).toBe(302)
    await expectRefused(await signIn())
  })
})
