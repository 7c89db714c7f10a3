import { describe, expect, test, vi } from 'vitest'
import { createAccess } from './access.ts'
import { createFakeClock, createFakeFetch, createFakeVault, json } from './testing.ts'

const connection = {
  tokenUrl: 'https://login.test/token',
  clientId: 'APP',
  username: 'api@example.test',
  resource: 'https://select.nextech-api.com/api',
}

const pair = (n: number, expires_in: unknown = '3600') =>
  json({ token_type: 'Bearer', expires_in, access_token: `A${n}`, refresh_token: `R${n}` })

const refusal = (error: string, number: number, status = 400) =>
  json({ error, error_description: `AADSTS${number}: api@example.test is …`, error_codes: [number] }, status)

const held = { accessToken: 'A1', refreshToken: 'R1', expiresAt: 3_600_000 }

function setUp(first?: typeof held, ...answers: Parameters<typeof createFakeFetch>) {
  const mayReach = vi.fn(async (_address: string) => true)
  const { fetch, calls } = createFakeFetch(...answers)
  const clock = createFakeClock()
  const vault = createFakeVault(first)
  return {
    access: createAccess({ connection, vault, fetch, clock, mayReach }),
    mayReach,
    vault,
    clock,
    calls,
    fetch,
  }
}

const lost = () => new TypeError('fetch failed')

describe('signIn', () => {
  test('asks with a form, keeps the tokens and nothing of the password', async () => {
    const { access, vault, calls } = setUp(undefined, pair(1))
    expect(await access.signIn('p@ss word&')).toEqual({ kind: 'signed-in' })
    expect(vault.held).toEqual(held)
    expect(Object.fromEntries(new URLSearchParams(String(calls[0]?.init.body)))).toEqual({
      grant_type: 'password',
      client_id: 'APP',
      username: 'api@example.test',
      password: 'p@ss word&',
      resource: 'https://select.nextech-api.com/api',
    })
    expect(JSON.stringify(vault.held)).not.toContain('p@ss')
  })

  test.each([
    [3600, 3_600_000],
    ['1800', 1_800_000],
    [undefined, 3_600_000],
    ['soon', 3_600_000],
  ])('takes %j as a life', async (life, expiresAt) => {
    const { access, vault } = setUp(undefined, pair(1, life))
    await access.signIn('p')
    expect(vault.held?.expiresAt).toBe(expiresAt)
  })

  test.each([
    ['invalid_grant', 50126, /password is wrong/],
    ['invalid_grant', 50055, /reset it in the Azure portal/],
    ['invalid_request', 9002326, /Origin/],
    ['unauthorized_client', 700016, /client id/],
    ['unauthorized_client', 1, /client id/],
    ['interaction_required', 50076, /second factor/],
    ['strange_error', 2, /AADSTS2/],
  ])('says what to do about %s %i, without naming the user', async (error, number, words) => {
    const { access, vault } = setUp(undefined, refusal(error, number))
    const outcome = await access.signIn('p')
    expect(outcome).toMatchObject({ kind: 'refused', code: error })
    expect(outcome).toHaveProperty('message', expect.stringMatching(words))
    expect(JSON.stringify(outcome)).not.toContain('example.test')
    expect(vault.log).toEqual([])
  })

  test('finds the number in the description alone', async () => {
    const body = { error: 'invalid_grant', error_description: 'AADSTS50055: The password is expired.' }
    const { access } = setUp(undefined, json(body, 400))
    expect(await access.signIn('p')).toHaveProperty('message', expect.stringMatching(/has expired/))
  })

  test.each([
    ['a lost connection', lost],
    ['5xx', json({ error: 'temporarily_unavailable' }, 503)],
    ['a passing refusal', json({ error: 'temporarily_unavailable' }, 400)],
    ['a web page', () => new Response('<html>', { status: 200 })],
    ['a refusal that is no JSON', () => new Response('<html>', { status: 400 })],
  ])('is unreachable after %s', async (_, answer) => {
    expect(await setUp(undefined, answer).access.signIn('p')).toMatchObject({ kind: 'unreachable' })
  })
})

describe('where the browser does not let us reach the sign-in', () => {
  test('no password leaves', async () => {
    const { access, mayReach, calls } = setUp(undefined, pair(1))
    mayReach.mockResolvedValue(false)
    expect(await access.signIn('p')).toEqual({
      kind: 'unreachable',
      message: expect.stringMatching(/allow access/),
    })
    expect(mayReach.mock.calls).toEqual([['https://login.test/token']])
    expect(calls).toEqual([])
  })

  test('no refresh token leaves, and the pair stays; asked again each time', async () => {
    const { access, mayReach, calls, vault } = setUp({ ...held, expiresAt: 0 }, pair(2))
    mayReach.mockResolvedValueOnce(false)
    expect(await access.bearer()).toMatchObject({ ok: false, trouble: 'permission-missing' })
    expect([calls, vault.held?.refreshToken]).toEqual([[], 'R1'])
    expect(await access.bearer()).toEqual({ ok: true, value: 'A2' })
  })
})

test('an answer to a renewal that comes after a sign-off is not kept', async () => {
  const { access, vault, fetch } = setUp({ ...held, expiresAt: 0 }, pair(2))
  const clearing = async (...args: Parameters<typeof fetch>) => {
    await vault.clear()
    return fetch(...args)
  }
  const late = createAccess({ connection, vault, fetch: clearing, clock: createFakeClock() })
  expect(await late.bearer()).toMatchObject({ ok: false, trouble: 'signed-out' })
  expect(vault.held).toBeUndefined()
  expect(await access.bearer()).toMatchObject({ ok: false, trouble: 'signed-out' })
})

describe('bearer', () => {
  test('hands out the token until a minute before its end', async () => {
    const { access, clock, calls, vault } = setUp(held, pair(2))
    clock.advance(3_539_000)
    expect(await access.bearer()).toEqual({ ok: true, value: 'A1' })
    clock.advance(1000)
    expect(await access.bearer()).toEqual({ ok: true, value: 'A2' })
    expect(String(calls[0]?.init.body)).toBe('grant_type=refresh_token&client_id=APP&refresh_token=R1')
    expect(vault.held).toEqual({ accessToken: 'A2', refreshToken: 'R2', expiresAt: 7_140_000 })
  })

  test('saves the new pair before anybody uses it', async () => {
    const { access, vault } = setUp({ ...held, expiresAt: 0 }, pair(2))
    const saving = Promise.withResolvers<void>()
    const saved = Promise.withResolvers<void>()
    vault.write = tokens => {
      vault.held = tokens
      saving.resolve()
      return saved.promise
    }
    let used = false
    const bearer = access.bearer().finally(() => {
      used = true
    })
    await saving.promise
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(used).toBe(false)
    saved.resolve()
    expect(await bearer).toEqual({ ok: true, value: 'A2' })
  })

  test('a pair that cannot be saved is not used', async () => {
    const { access, vault } = setUp({ ...held, expiresAt: 0 }, pair(2))
    vault.write = async () => {
      throw new Error('disk full')
    }
    expect(await access.bearer()).toMatchObject({ ok: false, trouble: 'nextech-down' })
  })

  test('renews once for many callers', async () => {
    const { access, calls } = setUp({ ...held, expiresAt: 0 }, pair(2), refusal('invalid_grant', 700082))
    const answers = await Promise.all(Array.from({ length: 5 }, () => access.bearer()))
    expect(answers).toEqual(Array(5).fill({ ok: true, value: 'A2' }))
    expect(calls).toHaveLength(1)
  })

  test('keeps the old refresh token where the answer brings none', async () => {
    const { access, vault } = setUp({ ...held, expiresAt: 0 }, json({ access_token: 'A2', expires_in: 10 }))
    await access.bearer()
    expect(vault.held?.refreshToken).toBe('R1')
  })

  test('without tokens, or with tokens that cannot be read, nobody is signed in', async () => {
    expect(await setUp().access.bearer()).toMatchObject({ trouble: 'signed-out' })
    const { access, vault } = setUp(held)
    vault.read = async () => {
      throw new Error('locked')
    }
    expect(await access.bearer()).toMatchObject({ trouble: 'signed-out' })
  })

  test('a refresh refused with invalid_grant clears the vault', async () => {
    const { access, vault } = setUp({ ...held, expiresAt: 0 }, refusal('invalid_grant', 700082))
    expect(await access.bearer()).toMatchObject({ ok: false, trouble: 'signed-out' })
    expect(vault.held).toBeUndefined()
  })

  test('any other refusal keeps the tokens', async () => {
    const { access, vault } = setUp({ ...held, expiresAt: 0 }, refusal('invalid_request', 9002326))
    expect(await access.bearer()).toMatchObject({
      trouble: 'signed-out',
      message: expect.stringContaining('Origin'),
    })
    expect(vault.held).toBeDefined()
  })

  test.each([
    ['a lost connection', lost],
    ['5xx', json({}, 500)],
  ])('is no reason to sign out: %s', async (_, answer) => {
    const { access, vault } = setUp({ ...held, expiresAt: 0 }, answer, pair(2))
    expect(await access.bearer()).toMatchObject({ ok: false, trouble: 'nextech-down' })
    expect(vault.held).toBeDefined()
    expect(await access.bearer()).toEqual({ ok: true, value: 'A2' })
  })

  test('takes the pair that another page of the browser got meanwhile', async () => {
    const other = { accessToken: 'A9', refreshToken: 'R9', expiresAt: 9_000_000 }
    const { access, vault } = setUp({ ...held, expiresAt: 0 }, () => {
      vault.held = other
      return refusal('invalid_grant', 54005)()
    })
    expect(await access.bearer()).toEqual({ ok: true, value: 'A9' })
    expect(vault.held).toEqual(other)
  })
})

describe('renew', () => {
  test('renews a token that was refused though its time is not over', async () => {
    const { access, calls } = setUp(held, pair(2))
    expect(await access.renew('A1')).toEqual({ ok: true, value: 'A2' })
    expect(calls).toHaveLength(1)
  })

  test('does nothing when somebody renewed it already', async () => {
    const { access, calls } = setUp(held, pair(2))
    expect(await access.renew('A0')).toEqual({ ok: true, value: 'A1' })
    expect(calls).toHaveLength(0)
  })
})
