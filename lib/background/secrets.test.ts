import { beforeEach, describe, expect, it } from 'vitest'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { Configuration } from '../domain/configuration.ts'
import { createAccess } from '../nextech/access.ts'
import { createFakeClock, json } from '../nextech/testing.ts'
import { forgetPassword, tokenVault, unusedPassword, useConnection } from './secrets.ts'

const { nextech } = sampleConfiguration as Configuration
const pair = { accessToken: 'A1', refreshToken: 'R1', expiresAt: 5_000_000 }
const others = [
  ['apiBaseUrl', 'https://select.nextech-api.com/other'],
  ['tokenUrl', 'https://login.microsoftonline.com/other/oauth2/token'],
  ['clientId', 'other'],
  ['username', 'other@example.com'],
  ['resource', 'https://other.example'],
  ['practiceId', 'other'],
] as const
const session = () => browser.storage.session.get(null)

beforeEach(async () => {
  browser.storage.resetState()
  await useConnection(nextech)
  await tokenVault(nextech).write(pair)
  await unusedPassword(nextech).write('secret')
})

describe('rules 9: tokens and a password that waits belong to the connection they were got for', () => {
  it('which has them, whatever password or date zone its file carries', async () => {
    const same = { ...nextech, password: 'x', dateZone: 'America/New_York' }
    await useConnection(same)
    expect(await tokenVault(same).read()).toEqual(pair)
    expect(await unusedPassword(same).read()).toBe('secret')
  })

  it.each(others)('another %s has neither, and finds nothing of them', async (field, value) => {
    const other = { ...nextech, [field]: value }
    expect([await tokenVault(other).read(), await unusedPassword(other).read()]).toEqual([
      undefined,
      undefined,
    ])
    await useConnection(other)
    expect(JSON.stringify(await session())).not.toMatch(/A1|R1|secret/)
  })

  it.each(others)(
    'what comes late for the old one is dropped once another %s is in force',
    async (field, value) => {
      const other = { ...nextech, [field]: value }
      await useConnection(other)
      await tokenVault(other).write({ ...pair, accessToken: 'B1' })
      await Promise.all([
        tokenVault(nextech).write({ ...pair, accessToken: 'A2' }),
        unusedPassword(nextech).write('late'),
        tokenVault(nextech).clear(),
        unusedPassword(nextech).clear(),
      ])
      expect(await tokenVault(other).read()).toMatchObject({ accessToken: 'B1' })
      expect(JSON.stringify(await session())).not.toMatch(/A2|late/)
    },
  )

  it('nothing is kept for any, once none is in force', async () => {
    await useConnection(undefined)
    await tokenVault(nextech).write(pair)
    expect(await session()).toEqual({})
  })

  it('a renewal in flight writes no old pair back', async () => {
    const other = { ...nextech, practiceId: 'other' }
    let answer = (_: Response) => {}
    const access = createAccess({
      connection: nextech,
      vault: tokenVault(nextech),
      clock: createFakeClock(),
      fetch: () =>
        new Promise(done => {
          answer = done
        }),
    })
    const renewed = access.renew('A1')
    await new Promise(done => setTimeout(done, 5))
    await useConnection(other)
    await tokenVault(other).write({ ...pair, accessToken: 'B1', refreshToken: 'S1' })
    answer(json({ access_token: 'A2', refresh_token: 'R2', expires_in: 3600 })())
    expect(await renewed).toMatchObject({ ok: false, trouble: 'signed-out' })
    expect(JSON.stringify(await session())).not.toMatch(/A2|R2/)
    expect(await tokenVault(other).read()).toMatchObject({ accessToken: 'B1' })
  })

  it('tokens of an older version, which name no connection, are nobody’s', async () => {
    await browser.storage.session.set({ tokens: pair, password: 'older' })
    expect([await tokenVault(nextech).read(), await unusedPassword(nextech).read()]).toEqual([
      undefined,
      undefined,
    ])
    await useConnection(nextech)
    expect(Object.keys(await session())).toEqual(['connection'])
  })

  it('a password is forgotten without a word of its connection', async () => {
    await forgetPassword()
    expect(await unusedPassword(nextech).read()).toBeUndefined()
    expect(await tokenVault(nextech).read()).toEqual(pair)
  })
})
