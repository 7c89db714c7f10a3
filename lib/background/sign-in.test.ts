import { beforeEach, describe, expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { openStore } from '../../tests/fixtures/store.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { Configuration } from '../domain/configuration.ts'
import type { SignInOutcome } from '../nextech/access.ts'
import { createActivity } from '../store/activity-store.ts'
import { tokenVault, unusedPassword, useConnection } from './secrets.ts'
import { type SignInPractice, signIn, signInAgain } from './sign-in.ts'

const now = 1_000_000

const { nextech } = sampleConfiguration as Configuration
const waiting = unusedPassword(nextech)

/** The part of a practice that signing in touches; `tried` are the passwords that were sent. */
function worldThat(...outcomes: SignInOutcome[]) {
  const { db, store, put } = openStore()
  const tried: string[] = []
  const access = {
    signIn: async (password: string) => {
      tried.push(password)
      const outcome = outcomes.shift()
      if (!outcome) throw new Error('Nobody expected another try.')
      return outcome
    },
  }
  const engine = { store, clock: { now: () => now } }
  const practice: SignInPractice = {
    access,
    activity: createActivity(db),
    engine,
    configuration: { nextech },
  }
  return { practice, db, store, put, tried }
}

const unreachable: SignInOutcome = { kind: 'unreachable', message: 'offline' }
const refused: SignInOutcome = { kind: 'refused', code: 'invalid_grant', message: 'wrong password' }
const signedIn: SignInOutcome = { kind: 'signed-in' }

beforeEach(async () => {
  browser.storage.resetState()
  await useConnection(nextech)
})

describe('a password is used once', () => {
  it.each([
    ['yes', signedIn, 'signed-in', null],
    ['no', refused, 'refused', 'signed-out'],
  ] as const)('a clear %s forgets it', async (_, outcome, state, trouble) => {
    const { practice, store } = worldThat(outcome)
    await waiting.write('older')
    expect(await signIn(practice, 'secret')).toMatchObject({ state })
    expect(await waiting.read()).toBeUndefined()
    expect((await store.health()).trouble?.code ?? null).toBe(trouble)
  })

  it('without an answer it waits in memory and is tried again, then forgotten', async () => {
    const { practice, db, store, tried } = worldThat(unreachable, unreachable, signedIn)
    expect(await signIn(practice, 'secret')).toMatchObject({ state: 'unreachable' })
    expect((await store.health()).trouble).toMatchObject({ code: 'nextech-down', nextTryAt: now + 30_000 })
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain('secret')
    await signInAgain(practice)
    await signInAgain(practice)
    expect(tried).toEqual(['secret', 'secret', 'secret'])
    const told = (await db.activity.toArray()).map(({ actor, code }) => `${actor} ${code}`)
    expect(told).toEqual(['staff sign-in.unreachable', 'sync sign-in.signed-in'])
    expect(await waiting.read()).toBeUndefined()
    expect(await store.health()).toMatchObject({ trouble: null, provenAt: now })
  })

  it('once signed in, what rested is looked at again', async () => {
    const { practice, store, put } = worldThat(signedIn)
    await put(aRecord({ state: 'attention', reason: 'signed-out', dueAt: null }))
    await signIn(practice, 'secret')
    expect(await store.due(now)).toHaveLength(1)
  })

  it('a sync that began before somebody signed in does not say afterwards that nobody is', async () => {
    const { practice, store } = worldThat(signedIn)
    const found = Promise.withResolvers<Awaited<ReturnType<typeof store.health>>>()
    const slow = { ...practice.engine, store: { ...store, health: () => found.promise } }
    const sync = signInAgain({ ...practice, engine: slow })
    await signIn(practice, 'secret')
    found.resolve(await store.health())
    await sync
    expect((await store.health()).trouble).toBeNull()
  })

  it('where nobody is signed in it is said; where somebody is, nothing is', async () => {
    const { practice, store, tried } = worldThat()
    await signInAgain(practice)
    expect((await store.health()).trouble?.code).toBe('signed-out')
    await store.saveHealth({ trouble: null })
    await tokenVault(nextech).write({ accessToken: 'a', refreshToken: 'r', expiresAt: 2_000_000 })
    await signInAgain(practice)
    expect((await store.health()).trouble).toBeNull()
    expect(tried).toEqual([])
  })
})
