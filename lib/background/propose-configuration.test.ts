import { describe, expect, it, vi } from 'vitest'
import { maria } from '../../tests/acceptance/staff-world.ts'
import {
  type BackgroundWorld,
  importFile,
  shop,
  startBackground,
} from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { Configuration } from '../domain/configuration.ts'

const stored = async () => JSON.stringify(await browser.storage.local.get(null))
const session = async (key: string) => (await browser.storage.session.get(key))[key]

/** An administrator supplies it, and the background has taken it over. */
async function supply(policy: Record<string, unknown>): Promise<void> {
  await browser.storage.managed.set(policy)
  await new Promise(done => setTimeout(done, 100))
}

describe('rules 9: a file is a proposal', () => {
  const file = (configuration: Configuration, change: object = {}) =>
    JSON.stringify({ ...configuration, ...change })
  const proposed = async (world: BackgroundWorld, json: string) => {
    const proposal = await world.own('ext-bg/propose-configuration', { json })
    if (proposal.kind === 'refused') throw new Error(proposal.lines.join())
    return proposal
  }

  it('nothing of it is used before a person says yes', async () => {
    const world = await startBackground([maria])
    const { hosts } = Object.groupBy(
      (await proposed(world, file(world.configuration))).facts,
      ({ group }) => group,
    )
    expect(hosts?.find(({ path }) => path === 'nextech.apiBaseUrl')).toMatchObject({
      before: null,
      after: world.configuration.nextech.apiBaseUrl,
    })
    expect([await stored(), await world.app.practice(), world.nextech.arrivals()]).toEqual([
      '{}',
      undefined,
      [],
    ])
  })

  it('shows hosts first, then shops, posture, practice and policy; no secret', async () => {
    const world = await startBackground()
    await world.configure()
    const { facts } = await proposed(world, file(world.configuration, { posture: 'resolve' }))
    expect([...new Set(facts.map(({ group }) => group))]).toEqual([
      'hosts',
      'shops',
      'posture',
      'practice',
      'policy',
    ])
    expect(facts.filter(({ before, after }) => before !== after).map(({ path }) => path)).toEqual([
      'nextech.password',
      'posture',
    ])
    expect(JSON.stringify(facts)).not.toContain(world.configuration.nextech.password)
  })

  it.each([
    ['another file', async () => undefined, { policy: {} }],
    [
      'a configuration that changed meanwhile',
      async (world: BackgroundWorld) => void (await world.configure()),
      {},
    ],
    ['a policy that changed meanwhile', async () => supply({ configuration: { posture: 'observe' } }), {}],
  ])('a yes to %s is none', async (_, meanwhile, change) => {
    const world = await startBackground()
    await world.configure({ practice: { ...world.configuration.practice, name: 'Before' } })
    const { seen } = await proposed(world, file(world.configuration, { posture: 'resolve' }))
    await meanwhile(world)
    const json = file(world.configuration, { posture: 'resolve', ...change })
    const report = await world.own('ext-bg/import-configuration', { json, seen, posts: true })
    expect(report).toMatchObject({ accepted: false, lines: [expect.stringMatching(/has changed/)] })
  })

  it('without the tick it begins as observe: nothing is posted, and with the tick later all is', async () => {
    const world = await startBackground([maria])
    const report = await importFile(world.own, file(world.configuration), false)
    expect(report.lines.join()).toMatch(/begins as Observe: .* press “Begin posting…”/)
    await world.readOrder()
    expect((await world.app.practice())?.configuration.posture).toBe('observe')
    expect(world.nextech.ledger()).toEqual([])
    const { posting } = await proposed(world, file(world.configuration))
    expect(posting).toMatchObject({ orders: 1, newPatients: 0, cents: expect.any(Number) })
    expect(posting?.cents).toBeGreaterThan(0)
    await world.configure()
    await vi.waitFor(() => expect(world.nextech.ledger()).toHaveLength(1), 10_000)
  })

  it('of a backend’s station says nothing of what is posted: that is set at the backend', async () => {
    const world = await startBackground()
    const backend = { url: 'http://127.0.0.1:9' }
    const report = await importFile(world.own, file(world.configuration, { mode: 'backend', backend }), false)
    expect(report).toMatchObject({ accepted: true })
    expect(report.lines.join()).not.toMatch(/Observe|posted/)
  })

  it.each([
    ['observe', null],
    ['resolve', null],
    ['automatic', { orders: 0, cents: 0, newPatients: 0 }],
  ] as const)('in the posture %s it tells what it would post: %j', async (posture, posting) => {
    const world = await startBackground()
    expect(await proposed(world, file(world.configuration, { posture }))).toMatchObject({ posture, posting })
  })

  it('counts new patients among the orders already seen', async () => {
    const world = await startBackground([maria])
    await world.configure({ posture: 'observe' })
    await world.readOrder()
    const store = (await world.app.practice())?.engine.store
    const [record] = (await store?.inStates(['matched'])) ?? []
    if (!store || !record) throw new Error('the order was not matched')
    await store.update(record, { patientUid: null })
    const { posting } = await proposed(world, file(world.configuration))
    expect(posting).toEqual(expect.objectContaining({ orders: 1, newPatients: 1 }))
    expect(posting).not.toHaveProperty('unsure')
    const [matched] = (await store.inStates(['matched'])) ?? []
    if (!matched) throw new Error('the order is no longer matched')
    await store.update(matched, { state: 'new' })
    expect((await proposed(world, file(world.configuration))).posting).toMatchObject({ orders: 1, unsure: 1 })
  })

  it.each<[what: string, policy: object, posting: object]>([
    ['a card without a label', { cardTypes: {} }, { orders: 0, cents: 0, held: 1 }],
    ['a sum above the practice’s limit', { maxAutomaticCents: 100 }, { orders: 0, cents: 0, held: 1 }],
    ['neither', {}, { orders: 1 }],
  ])('does not say that it posts what waits for staff all the same: %s', async (_what, policy, posting) => {
    const world = await startBackground([maria])
    await world.configure({ posture: 'observe' })
    await world.readOrder()
    const changed = { ...world.configuration.policy, ...policy }
    const told = (await proposed(world, file(world.configuration, { policy: changed }))).posting
    expect(told).toMatchObject(posting)
    expect(told?.held).toBe('held' in posting ? 1 : undefined)
  })

  it('the activity names the file by its hash and what it changed, and the chain holds', async () => {
    const world = await startBackground()
    await world.configure()
    const practiceId = 'other'
    await world.configure({ nextech: { ...world.configuration.nextech, practiceId } })
    const entries = await (await world.app.practice())?.activity.page({
      number: null,
      kind: null,
      before: null,
      limit: 9,
    })
    const imported = entries?.entries.find(({ code }) => code === 'settings.imported')
    expect(imported?.changed).toEqual({
      file: expect.stringMatching(/^[0-9a-f]{64}$/),
      paths: expect.arrayContaining(['nextech.practiceId']),
      posts: true,
    })
  })
})

describe('rules 9: an administrator’s policy', () => {
  it('keeps what it names whatever a file says, and the file fills the rest', async () => {
    const { configure, configuration, app, own } = await startBackground()
    await supply({ configuration: { posture: 'observe', policy: { undoSeconds: 9 } } })
    expect(await configure()).toMatchObject({ accepted: true })
    expect((await app.practice())?.configuration).toMatchObject({
      posture: 'observe',
      practice: configuration.practice,
      policy: { undoSeconds: 9 },
    })
    expect(await own('ext-bg/configuration', {})).toMatchObject({
      isSupplied: false,
      locked: ['posture', 'policy.undoSeconds'],
    })
  })

  it.each([['cardTypes', { brand: 'MC', label: 'Other' }]])(
    'lets nobody change %s by hand',
    async (_key, _change) => {
      const { configure, own } = await startBackground()
      await configure()
      await supply({
        configuration: { policy: { cardTypes: { VI: 'Visa' } }, shops: [{ origin: shop, reader: 'auto' }] },
      })
      const label = { brand: 'MC', was: null, label: 'Other' }
      const state = { about: 'status', origin: shop, status: 'Packed', state: 'complete' } as const
      expect([
        await own('ext-bg/configuration-card-type', label),
        await own('ext-bg/configuration-shop', state),
      ]).toEqual(Array(2).fill({ problem: expect.stringMatching(/administrator/) }))
    },
  )

  it('may refuse imports', async () => {
    const { own, configuration, configure, app } = await startBackground()
    await supply({ allowImport: false })
    const json = JSON.stringify(configuration)
    expect(await own('ext-bg/propose-configuration', { json })).toMatchObject({
      kind: 'refused',
      lines: [expect.stringMatching(/administrator does not allow/)],
    })
    expect(await configure()).toMatchObject({ accepted: false })
    expect(await own('ext-bg/import-configuration', { json, seen: '', posts: true })).toMatchObject({
      accepted: false,
    })
    expect(await app.practice()).toBeUndefined()
  })

  it('that changes the connection signs out, and forgets a password that waited', async () => {
    const { configure, configuration, idle, app } = await startBackground()
    await configure()
    await idle()
    expect(await session('tokens')).toBeDefined()
    await supply({ configuration: { nextech: { practiceId: 'theirs' } } })
    await vi.waitFor(async () =>
      expect((await app.practice())?.configuration.nextech.practiceId).toBe('theirs'),
    )
    expect(configuration.nextech.practiceId).not.toBe('theirs')
    expect([await session('tokens'), await session('password')]).toEqual([undefined, undefined])
  })
})
