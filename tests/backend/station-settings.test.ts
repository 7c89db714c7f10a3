import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readConfigured, secretNames } from '../../backend/practice/configuration.ts'
import { createSecrets } from '../../backend/secrets/secret-store.ts'
import { shop } from '../fixtures/background-world.ts'
import { must } from '../fixtures/store.ts'
import { type StationWorld, startStation } from './station-world.ts'

const placeOf = ({ backend, practiceId }: StationWorld) => ({ db: backend.db, practiceId })
const kept = async (world: StationWorld) => must(await readConfigured(placeOf(world))).configuration
const view = async ({ own }: StationWorld) => must((await own('ext-bg/configuration', {})) ?? undefined)

const label = { was: null, brand: 'Maestro', label: 'Debit' }
const status = { about: 'status', origin: shop, status: 'Ready to Ship', state: 'processing' } as const
const pages = { about: 'pages', origin: shop, dateOrder: 'day-first', timeZone: 'Europe/Berlin' } as const

describe('Settings of a browser in backend mode, for a manager', () => {
  it('show what the backend has, and no secret', async () => {
    const world = await startStation()
    const { configuration } = world
    const seen = await view(world)
    expect(seen).toMatchObject({
      mode: 'backend',
      lock: null,
      cardTypes: configuration.policy.cardTypes,
      user: configuration.nextech.username,
    })
    expect(JSON.stringify(seen)).not.toContain(must(configuration.nextech.password))
  })

  it('change a label there, and nothing else of it', async () => {
    const world = await startStation()
    const before = await kept(world)
    expect(await world.own('ext-bg/configuration-card-type', label)).toEqual({ problem: null })
    const cardTypes = { ...before.policy.cardTypes, Maestro: 'Debit' }
    expect(await kept(world)).toEqual({ ...before, policy: { ...before.policy, cardTypes } })
    expect((await view(world)).cardTypes).toEqual(cardTypes)
  })

  it('change how a shop’s pages are read, and the page is read again', async () => {
    const world = await startStation()
    for (const change of [status, pages])
      expect(await world.own('ext-bg/configuration-shop', change)).toEqual({ problem: null })
    const [told] = (await view(world)).shops
    expect(told).toMatchObject({
      statuses: { 'Ready to Ship': 'processing' },
      dateOrder: 'day-first',
      timeZone: 'Europe/Berlin',
    })
    expect(world.host.heard).toContainEqual({ tabId: 7, message: { name: 'bg-cs/read-again' } })
  })

  it('lose nothing that others change at the same moment', async () => {
    const world = await startStation()
    const brands = ['Maestro', 'Elo', 'Hipercard']
    const outcomes = await Promise.all(
      brands.map(brand => world.own('ext-bg/configuration-card-type', { ...label, brand })),
    )
    expect(outcomes.map(({ problem }) => problem)).toEqual([null, null, null])
    expect(Object.keys((await kept(world)).policy.cardTypes)).toEqual(expect.arrayContaining(brands))
  })

  it.each([
    ['a label that is empty', 'ext-bg/configuration-card-type', { ...label, label: ' ' }],
    ['a brand of no letters', 'ext-bg/configuration-card-type', { ...label, brand: '--' }],
    ['a zone that is none', 'ext-bg/configuration-shop', { ...pages, timeZone: 'Moon/Base' }],
    ['a shop that is none', 'ext-bg/configuration-shop', { ...pages, origin: 'https://else.example' }],
    ['a status of Magento’s own', 'ext-bg/configuration-shop', { ...status, status: 'Complete' }],
  ] as const)('refuse %s in words', async (_what, name, body) => {
    const world = await startStation()
    const before = await kept(world)
    expect((await world.own(name, body)).problem).toMatch(/\w/)
    expect(await kept(world)).toEqual(before)
  })

  it('sign in to Nextech at the backend; the browser keeps no password', async () => {
    const world = await startStation()
    const password = must(world.configuration.nextech.password)
    const secrets = createSecrets(placeOf(world), world.backend.masters)
    await secrets.clear(secretNames.password)
    expect(await world.own('ext-bg/sign-in', { password: 'wrong' })).toMatchObject({ state: 'refused' })
    expect(await world.own('ext-bg/sign-in', { password })).toMatchObject({ state: 'signed-in' })
    expect(await secrets.read(secretNames.password)).toBe(password)
    expect(await world.kept()).not.toContain(password)
  })

  it('say why, and change nothing, while the backend is away', async () => {
    const world = await startStation()
    await world.stopServing()
    expect(await view(world)).toMatchObject({ lock: 'away', cardTypes: null, user: null })
    const { problem } = await world.own('ext-bg/configuration-card-type', label)
    expect(problem).toMatch(/backend/i)
    expect(await world.own('ext-bg/sign-in', { password: 'x' })).toMatchObject({
      state: 'unreachable',
      message: problem,
    })
  })
})

describe('Settings of a browser in backend mode, for staff', () => {
  it('are shown, and locked', async () => {
    const world = await startStation({ role: 'staff' })
    expect(await view(world)).toMatchObject({
      lock: 'role',
      cardTypes: world.configuration.policy.cardTypes,
      user: null,
    })
  })

  it.each([
    ['ext-bg/configuration-card-type', label],
    ['ext-bg/configuration-shop', status],
    ['ext-bg/configuration-shop', pages],
  ] as const)('refuse %s in words', async (name, body) => {
    const world = await startStation({ role: 'staff' })
    const before = await kept(world)
    expect((await world.own(name, body)).problem).toMatch(/^Only a manager/)
    expect(await kept(world)).toEqual(before)
  })

  it('refuse a password in words', async () => {
    const world = await startStation({ role: 'staff' })
    expect((await world.own('ext-bg/sign-in', { password: 'x' })).message).toMatch(/^Only a manager/)
  })
})
