import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { openMemoryDatabase } from '../database/memory-database.fixture.ts'
import type { OpenDatabase } from '../database/open-database.ts'
import { ensurePractice } from '../database/practice-database.ts'
import { parseMasterKeys } from '../secrets/master-keys.ts'
import { createSecrets, type Secrets } from '../secrets/secret-store.ts'
import { secretNames } from './configuration.ts'
import { tokenVault } from './connect-nextech.ts'

const { setup } = makePractice({ seed: 1, now: '2026-03-02T18:00:00Z', patients: 20, orders: 1 })
const addresses = {
  apiBaseUrl: 'https://select.nextech-api.com/api',
  tokenUrl: 'https://login.microsoftonline.com/t',
}
const { nextech } = configurationFor(setup, { shop: 'https://shop.example', ...addresses })
const tokens = { accessToken: 'A1', refreshToken: 'R1', expiresAt: 2_000_000 }

let database: OpenDatabase
let secrets: Secrets
beforeAll(async () => {
  database = await openMemoryDatabase()
  const practice = { db: database.db, practiceId: 'one', timeZone: 'UTC' }
  await ensurePractice(practice)
  secrets = createSecrets(practice, parseMasterKeys(randomBytes(32).toString('hex')))
}, 60_000)
afterAll(() => database.close())

describe('sealed tokens', () => {
  it('are those of the connection that they were got for', async () => {
    await tokenVault(secrets, nextech).write(tokens)
    expect(await tokenVault(secrets, { ...nextech }).read()).toEqual(tokens)
  })

  it.each([
    ['another host of the API', { apiBaseUrl: 'https://select.nextech-api.com.attacker.example/api' }],
    ['another path of the API', { apiBaseUrl: `${addresses.apiBaseUrl}/other` }],
    ['another sign-in', { tokenUrl: 'https://login.attacker.example/t' }],
    ['another practice', { practiceId: 'another' }],
    ['another client', { clientId: 'another' }],
    ['another user', { username: 'another@practice.example' }],
    ['another resource', { resource: 'https://other.example' }],
  ])('are no sign-in at %s', async (_what, change) => {
    await tokenVault(secrets, nextech).write(tokens)
    expect(await tokenVault(secrets, { ...nextech, ...change }).read()).toBeUndefined()
  })

  it.each([
    ['that name no connection', tokens],
    ['beside a name that is no text', { connection: [], tokens }],
    ['that are none', { connection: '', tokens: {} }],
  ])('%s are no sign-in', async (_what, kept) => {
    await secrets.write(secretNames.tokens, JSON.stringify(kept))
    expect(await tokenVault(secrets, nextech).read()).toBeUndefined()
  })
})
