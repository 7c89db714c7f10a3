import { describe, expect, it, vi } from 'vitest'
import { maria } from '../../tests/acceptance/staff-world.ts'
import { importFile, shop, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { Configuration } from '../domain/configuration.ts'
import { unusedPassword } from './secrets.ts'

const stored = async () => JSON.stringify(await browser.storage.local.get(null))
const session = async (key: string) => (await browser.storage.session.get(key))[key]
const withoutPassword = ({ password: _, ...rest }: Configuration['nextech']) => rest

describe('a configuration is taken over whole or not at all', () => {
  it.each([
    ['no JSON', 'practice: Lakeside', /JSON/],
    ['a file of something else', '{"version": 1}', /mode/],
    ['nothing', '', /JSON/],
    ['a list', '[]', /./],
  ])('%s is refused line by line, and what was in force stays', async (_, json, line) => {
    const { own, app, configure, configuration } = await startBackground()
    await configure()
    const report = await importFile(own, json)
    expect(report).toMatchObject({ accepted: false, signIn: null })
    expect(report.lines.join('\n')).toMatch(line)
    expect((await app.practice())?.configuration.practice).toEqual(configuration.practice)
  })

  it('a wrong value is named by its place in the file', async () => {
    const { configure, app } = await startBackground()
    const report = await configure({ shops: [{ origin: 'http://shop.example.com', reader: 'auto' }] })
    expect(report.lines).toEqual([expect.stringContaining('shops.0.origin')])
    expect(await app.practice()).toBeUndefined()
  })

  it.each([
    ['apiBaseUrl', 'https://evil.example/api'],
    ['tokenUrl', 'https://evil.example/token'],
    ['apiBaseUrl', 'http://127.0.0.1@evil.example/api'],
    ['apiBaseUrl', 'https://127.0.0.1.evil.example/api'],
    ['tokenUrl', 'http://127.0.0.1/*'],
  ] as const)(
    'a file whose %s is %s is refused, and who is signed in sends nothing there',
    async (field, address) => {
      const { configure, configuration, app, idle } = await startBackground()
      await configure()
      await idle()
      const before = await session('tokens')
      const asked = vi.spyOn(globalThis, 'fetch')
      const report = await configure({
        nextech: { ...withoutPassword(configuration.nextech), [field]: address },
      })
      expect(report).toMatchObject({ accepted: false })
      expect(report.lines).toEqual([expect.stringContaining(`nextech.${field}`)])
      expect((await app.practice())?.configuration.nextech).toMatchObject(
        withoutPassword(configuration.nextech),
      )
      expect(await session('tokens')).toEqual(before)
      expect(asked.mock.calls.filter(([url]) => String(url).includes('evil'))).toEqual([])
    },
  )

  it('what was accepted names the practice, and each address that the browser does not let us reach', async () => {
    const { configure, host, configuration } = await startBackground()
    host.granted.delete(`${shop}/*`)
    const report = await configure()
    expect(report.lines[0]).toContain(configuration.practice.name)
    expect(report.lines.slice(1)).toEqual([expect.stringContaining(`${shop}/*`)])
  })
})

describe('secrets of a configuration', () => {
  it('are on no disk but the tokens of shops; the password signs in once', async () => {
    const { configure, configuration, own } = await startBackground()
    await configure()
    expect(await stored()).not.toContain(configuration.nextech.password)
    expect(await session('password')).toBeUndefined()
    const { json } = await own('ext-bg/export-configuration', {})
    expect(JSON.parse(json ?? '')).toEqual({
      ...configuration,
      nextech: withoutPassword(configuration.nextech),
    })
  })

  it('a wrong password signs nobody in, and says so', async () => {
    const { configure, configuration } = await startBackground()
    const report = await configure({ nextech: { ...configuration.nextech, password: 'another' } })
    expect(report).toMatchObject({ accepted: true, signIn: { state: 'refused' } })
    expect(await session('tokens')).toBeUndefined()
  })

  it('a file without a password leaves who is signed in signed in', async () => {
    const { configure, configuration, idle } = await startBackground()
    await configure()
    await idle()
    const before = await session('tokens')
    const report = await configure({ nextech: withoutPassword(configuration.nextech) })
    expect(report.signIn).toBeNull()
    expect(before).toBeDefined()
    expect(await session('tokens')).toEqual(before)
  })

  it.each(['clientId', 'username', 'resource', 'practiceId'] as const)(
    'another %s signs out: its tokens are another’s',
    async field => {
      const { configure, configuration, idle } = await startBackground()
      await configure()
      await idle()
      await configure({ nextech: { ...withoutPassword(configuration.nextech), [field]: 'other' } })
      expect(await session('tokens')).toBeUndefined()
    },
  )

  it('a password that waited for Nextech is forgotten with the configuration that it came with', async () => {
    const { configure, configuration } = await startBackground()
    await configure()
    await unusedPassword(configuration.nextech).write('older')
    expect(await session('password')).toBeDefined()
    await configure({ nextech: withoutPassword(configuration.nextech) })
    expect(await session('password')).toBeUndefined()
  })
})

describe('with a new configuration', () => {
  it('the shops’ open pages get the script, once the new practice answers', async () => {
    const { configure, host } = await startBackground()
    await configure()
    expect(host.scripts).toMatchObject([{ matches: [`${shop}/*`] }])
    expect(host.injected).toEqual(['7 /content-scripts/shop-manager.js'])
  })

  it('the activity tells who replaced it', async () => {
    const { configure, own } = await startBackground()
    await configure()
    const query = { number: null, kind: null, before: null, limit: 50 }
    const codes = (await own('ext-bg/activity', query))?.entries.map(({ actor, code }) => `${actor} ${code}`)
    expect(codes).toEqual(expect.arrayContaining(['staff settings.imported', 'staff sign-in.signed-in']))
  })

  it('what waited for a fault of the old one is judged again', async () => {
    const world = await startBackground([maria])
    const { configuration } = world
    await world.configure({ policy: { ...configuration.policy, cardTypes: {} } })
    await world.readOrder()
    await world.idle()
    expect(world.nextech.ledger()).toEqual([])
    await world.configure()
    await vi.waitFor(() => expect(world.nextech.ledger()).toHaveLength(1), 10_000)
  })
})
