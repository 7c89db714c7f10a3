import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { credentials } from '../../sandbox/nextech/server.ts'
import { type BackgroundWorld, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'

const typedFor = ({ configuration: { nextech } }: BackgroundWorld) => ({
  clientId: nextech.clientId,
  practiceId: nextech.practiceId,
  username: nextech.username,
  password: credentials.password,
  apiBaseUrl: nextech.apiBaseUrl,
  tokenUrl: nextech.tokenUrl,
  resource: nextech.resource,
})

describe('the way in to Nextech that a person types', () => {
  it('is tried, and what Nextech tells is proposed', async () => {
    const world = await startBackground()
    expect(await world.own('ext-bg/try-nextech', typedFor(world))).toMatchObject({
      kind: 'in',
      places: [expect.stringContaining('Cedar Springs'), 'Cedar Springs MedSpa'],
      findings: expect.arrayContaining([expect.objectContaining({ check: 'location', state: 'green' })]),
    })
  })

  it('leaves nothing behind: no value, no password, no token, no order', async () => {
    const world = await startBackground()
    await world.own('ext-bg/try-nextech', typedFor(world))
    const kept = [await browser.storage.local.get(null), await browser.storage.session.get(null)]
    expect(JSON.stringify(kept)).not.toMatch(/access|refresh|sandbox p&ss/i)
    expect(await world.app.practice()).toBeUndefined()
  })

  it('leaves the connection in force as it is', async () => {
    const world = await startBackground()
    await world.configure()
    const before = await browser.storage.session.get('tokens')
    await world.own('ext-bg/try-nextech', { ...typedFor(world), password: 'wrong' })
    expect(await browser.storage.session.get('tokens')).toEqual(before)
  })

  it.each<[what: string, change: object, told: object]>([
    ['a wrong password', { password: 'wrong' }, { kind: 'sign-in', state: 'refused' }],
    ['another client id', { clientId: 'another' }, { kind: 'sign-in', state: 'refused' }],
    ['another resource', { resource: 'https://example.com/api' }, { kind: 'sign-in', state: 'refused' }],
    ['another practice', { practiceId: 'another' }, { kind: 'no-rights' }],
    [
      'a blank client id',
      { clientId: ' ' },
      { kind: 'refused', lines: ['nextech.clientId: must not be empty'] },
    ],
    [
      'an address of nobody',
      { apiBaseUrl: 'https://nextech.example.org/api' },
      { kind: 'refused', lines: [expect.stringMatching(/^nextech\.apiBaseUrl: must be at /)] },
    ],
    [
      'a sign-in at another host',
      { tokenUrl: 'https://login.example.org/token' },
      { kind: 'refused', lines: [expect.stringMatching(/^nextech\.tokenUrl: must be at /)] },
    ],
    [
      'no encryption',
      { tokenUrl: 'http://login.microsoftonline.com/token' },
      { kind: 'refused', lines: [expect.stringMatching(/^nextech\.tokenUrl: must be https/)] },
    ],
  ])('%s is said', async (_what, change, told) => {
    const world = await startBackground()
    expect(await world.own('ext-bg/try-nextech', { ...typedFor(world), ...change })).toMatchObject(told)
    if ('lines' in told) expect(world.nextech.arrivals()).toEqual([])
  })
})
