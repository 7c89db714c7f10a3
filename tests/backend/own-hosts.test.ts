import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { prepare } from '../../backend/commands/setup.ts'
import { saveConfiguration } from '../../backend/practice/configuration.ts'
import { innerHostsOption } from '../../backend/practice/inner-hosts.ts'
import { sandboxOption } from '../../backend/practice/own-hosts.ts'
import { parseConfigurationOf } from '../../backend/practice/parse-configuration.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { managerEmail, managerPassword, openTestBackend } from './world.ts'

const apiBaseUrl = 'https://select.nextech-api.com/api'
const tokenUrl = 'https://login.microsoftonline.com/nextech-api.com/oauth2/token'
const { setup } = makePractice({ seed: 1, now: '2026-03-02T12:00:00Z', patients: 40, orders: 5 })
const own: Configuration = configurationFor(setup, { apiBaseUrl, tokenUrl, shop: 'https://shop.example.com' })
const { practiceId } = own.nextech

const attacks: [name: string, nextech: Partial<Configuration['nextech']>, path: string][] = [
  ['another API', { apiBaseUrl: 'https://select.nextech-api.example/api' }, 'apiBaseUrl'],
  [
    'a host that only begins like it',
    { apiBaseUrl: 'https://select.nextech-api.com.example/api' },
    'apiBaseUrl',
  ],
  ['a host beneath it', { apiBaseUrl: 'https://x.select.nextech-api.com/api' }, 'apiBaseUrl'],
  ['another port', { apiBaseUrl: 'https://select.nextech-api.com:8443/api' }, 'apiBaseUrl'],
  ['the sign-in in the API’s place', { apiBaseUrl: 'https://login.microsoftonline.com/api' }, 'apiBaseUrl'],
  ['another sign-in', { tokenUrl: 'https://login.microsoftonline.example/oauth2/token' }, 'tokenUrl'],
  ['the API in the sign-in’s place', { tokenUrl: 'https://select.nextech-api.com/token' }, 'tokenUrl'],
  ['this computer', { apiBaseUrl: 'http://127.0.0.1:9/api' }, 'apiBaseUrl'],
  ['this computer, spelled otherwise', { tokenUrl: 'http://127.1:9/token' }, 'tokenUrl'],
  ['an inner network', { apiBaseUrl: 'https://169.254.169.254/api' }, 'apiBaseUrl'],
]

const naming = (nextech: Partial<Configuration['nextech']>): Configuration => ({
  ...own,
  nextech: { ...own.nextech, ...nextech },
})

beforeEach(() => {
  vi.stubEnv(sandboxOption, '')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

it('takes Nextech’s own hosts', () => {
  expect(parseConfigurationOf(practiceId, own)).toMatchObject({ ok: true })
})

it('takes this computer where the sandbox was asked for, and nothing more', () => {
  vi.stubEnv(sandboxOption, '1')
  expect(parseConfigurationOf(practiceId, naming({ apiBaseUrl: 'http://127.0.0.1:9/api' }))).toMatchObject({
    ok: true,
  })
  const foreign = naming({ apiBaseUrl: 'https://select.nextech-api.example/api' })
  expect(parseConfigurationOf(practiceId, foreign)).toMatchObject({ ok: false })
})

describe.each(attacks)('a configuration that names %s', (_, nextech, path) => {
  it('is refused from a manager’s station, with the place and no word of what was sent', () => {
    const answer = parseConfigurationOf(practiceId, naming(nextech))
    expect(answer).toMatchObject({ ok: false, error: [expect.stringMatching(`^nextech.${path}: `)] })
    expect(JSON.stringify(answer)).not.toMatch(/\.example|169\.254|127\./)
  })

  it('is refused by setup, which leaves nothing behind', async () => {
    const backend = await openTestBackend()
    const manager = { email: managerEmail, name: 'Manager', password: managerPassword }
    const answer = await prepare(backend, { json: JSON.stringify(naming(nextech)), manager })
    expect(answer).toMatchObject({ ok: false, error: [expect.stringMatching(`^nextech.${path}: `)] })
    expect(await backend.db.selectFrom('practice').select('id').execute()).toEqual([])
    await backend.close()
  })
})

describe('a row of the database that names another host', () => {
  /** As a backup or an older version would leave it. */
  async function keep(backend: OpenBackend, configuration: Configuration) {
    const practice = { db: backend.db, practiceId, timeZone: configuration.practice.timeZone }
    await saveConfiguration(practice, backend.masters, configuration)
    return createPractices(backend).get(practiceId)
  }

  it('opens no practice, and the log says so without the host', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const backend = await openTestBackend()
    const opened = await keep(backend, naming({ apiBaseUrl: 'https://select.nextech-api.example/api' }))
    expect(opened).toBeUndefined()
    expect(log.mock.calls.flat().join()).toContain('names hosts that the backend sends nothing to')
    expect(log.mock.calls.flat().join()).not.toContain('.example')
    await backend.close()
  })

  it('does where it names Nextech', async () => {
    const backend = await openTestBackend()
    expect(await keep(backend, own)).toMatchObject({ id: practiceId })
    await backend.close()
  })
})

describe('a shop in an inner network', () => {
  const at = (baseUrl: string): Configuration => ({
    ...own,
    shops: [{ origin: 'https://shop.example.com', reader: 'auto', rest: { baseUrl, token: 't' } }],
  })

  it.each(['https://10.0.0.5/rest/V1', 'https://169.254.169.254/latest', 'https://0xc0a80101/rest/V1'])(
    'is refused with the place and the way out: %s',
    baseUrl => {
      const answer = parseConfigurationOf(practiceId, at(baseUrl))
      const problem = expect.stringMatching(/^shops\.0\.rest\.baseUrl: .*INNER_SHOP_HOSTS$/)
      expect(answer).toMatchObject({ ok: false, error: [problem] })
    },
  )

  it('is taken where an administrator named it, as are all outside', () => {
    expect(parseConfigurationOf(practiceId, at('https://store.example.com/rest'))).toMatchObject({ ok: true })
    vi.stubEnv(innerHostsOption, '10.0.0.5')
    expect(parseConfigurationOf(practiceId, at('https://10.0.0.5/rest'))).toMatchObject({ ok: true })
    expect(parseConfigurationOf(practiceId, at('https://10.0.0.5:8443/rest'))).toMatchObject({ ok: false })
  })
})
