import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { approvePairing, showPairing } from '../../backend/people/pairings.ts'
import { personByEmail } from '../../backend/people/people.ts'
import { saveConfiguration } from '../../backend/practice/configuration.ts'
import { rowOf } from '../acceptance/service-practice.ts'
import { importFile, shop } from '../fixtures/background-world.ts'
import { must } from '../fixtures/store.ts'
import { browser } from '../setup/fake-polyfill.ts'
import { readOrder, startStation } from './station-world.ts'
import { managerEmail } from './world.ts'

describe('a browser in backend mode', () => {
  it('has its orders posted by the backend, once, and its pages hear of it', async () => {
    const world = await startStation()
    expect(await world.rows()).toMatchObject({ status: 'unseen', reason: null })
    await readOrder(world)
    await vi.waitFor(() => expect(world.nextech.ledger()).toHaveLength(1), 20_000)
    await vi.waitFor(async () => expect(await world.rows()).toMatchObject({ status: 'synced' }))
    await vi.waitFor(() =>
      expect(world.host.heard).toContainEqual({
        tabId: 7,
        message: expect.objectContaining({
          name: 'bg-cs/badges',
          badges: [expect.objectContaining({ status: 'synced' })],
        }),
      }),
    )
    expect(world.nextech.ledger()).toHaveLength(1)
    expect(await world.own('ext-bg/today', {})).toMatchObject({ practice: world.configuration.practice.name })
  })

  it('keeps nothing personal and no Nextech sign-in on its disk', async () => {
    const world = await startStation()
    await readOrder(world)
    await vi.waitFor(async () => expect(await world.rows()).toMatchObject({ status: 'synced' }))
    const kept = await world.kept()
    const { customer_email, customer_lastname, billing_address } = world.order
    expect(kept).toContain(world.order.increment_id)
    for (const personal of [customer_email, customer_lastname, billing_address?.telephone])
      expect(kept).not.toContain(must(personal ?? undefined))
    expect(kept).not.toContain(must(world.configuration.nextech.password))
  })

  it('shows the last known badges while the backend is away, and sends what it read then, once', async () => {
    const world = await startStation()
    expect(await world.rows()).toMatchObject({ status: 'unseen' })
    await world.stopServing()
    expect(await world.rows()).toMatchObject({ status: 'unseen', reason: null, button: null })
    expect((await world.rows()).tooltip).toMatch(/^Last known state, from .*\n.*cannot be reached/)
    expect(await readOrder(world)).toMatchObject({ understood: true })
    await expect(world.own('ext-bg/queue', {})).rejects.toMatchObject({ code: 'backend-unreachable' })
    expect(await world.own('ext-bg/backend', {})).toMatchObject({
      state: { trouble: 'backend-unreachable' },
      waiting: 1,
    })
    await vi.waitFor(() => expect(world.host.icon).toBe('!'))
    await world.serveAgain()
    await world.app.wakeUp()
    await vi.waitFor(() => expect(world.nextech.ledger()).toHaveLength(1), 20_000)
    expect(await world.own('ext-bg/backend', {})).toMatchObject({ state: { trouble: null }, waiting: 0 })
    await vi.waitFor(async () => expect(await world.rows()).toMatchObject({ status: 'synced' }))
  })

  it('sends what waits for one backend to no other, and back to none after another import', async () => {
    const world = await startStation()
    await world.rows()
    await world.stopServing()
    await readOrder(world)
    const waiting = async () => (await world.own('ext-bg/backend', {}))?.waiting
    expect(await waiting()).toBe(1)
    const { version, posture, practice, shops } = world.configuration
    const json = JSON.stringify({
      ...{ version, posture, practice, shops, mode: 'backend' },
      backend: { url: 'http://127.0.0.1:9', token: 'another' },
    })
    await importFile(world.own, json)
    expect(await waiting()).toBe(0)
    expect(await world.rows()).toMatchObject({ status: 'unseen', reason: 'backend-unreachable' })
  })

  it('answers no badge for a text that is too long for a number', async () => {
    const world = await startStation()
    await world.stopServing()
    const row = rowOf(world.order, world.configuration.practice.timeZone)
    const asked = { rows: [{ ...row, number: '9'.repeat(200) }, row] }
    const { badges, unreadable } = await world.shop('cs-bg/rows', asked)
    expect([badges.map(({ number }) => number), unreadable]).toEqual([[row.number], 1])
  })

  it('that is not connected says so, and is let in by a code that a person types', async () => {
    const world = await startStation({ isPaired: false })
    expect(await world.rows()).toMatchObject({
      status: 'unseen',
      reason: 'backend-not-paired',
      button: { opens: 'workbench' },
    })
    expect(await world.own('ext-bg/connect-backend', { station: 'Front desk 1' })).toEqual({ problem: null })
    const { code } = must((await world.own('ext-bg/backend', {}))?.pairing ?? undefined)
    const person = must(await personByEmail(world.backend.db, world.practiceId, managerEmail))
    expect(await showPairing(world.backend.db, person, code)).toMatchObject({ name: 'Front desk 1' })
    expect(await approvePairing(world.backend.db, person, code)).toBe('Front desk 1')
    await vi.waitFor(async () =>
      expect(await world.own('ext-bg/backend', {})).toMatchObject({
        state: { trouble: null },
        station: { station: 'Front desk 1', person: { email: managerEmail } },
        pairing: null,
      }),
    )
    expect(await world.rows()).toMatchObject({ status: 'unseen', reason: null })
    await world.own('ext-bg/disconnect-backend', {})
    expect(await world.rows()).toMatchObject({ reason: 'backend-not-paired' })
  })

  it('opens RESOLVE for an order of the backend, and shuts it to another tab', async () => {
    const world = await startStation()
    await readOrder(world)
    const { url } = await world.shop('cs-bg/open-resolve', { number: world.order.increment_id })
    const ticket = must(url.split('#')[1])
    expect(await world.panel('panel-bg/load', { ticket })).toMatchObject({
      number: world.order.increment_id,
    })
    await expect(world.panel('panel-bg/load', { ticket: 'stolen' })).rejects.toMatchObject({
      code: 'expired',
    })
  })

  it('stops its own posting before the backend’s begins, and begins again when it is set so', async () => {
    const world = await startStation()
    expect(await world.app.practice()).toBeUndefined()
    await world.configure()
    expect(await world.app.practice()).toBeDefined()
    expect(await world.app.remote()).toBeUndefined()
    expect(await world.own('ext-bg/backend', {})).toBeNull()
  })
})

describe('RESOLVE in backend mode', () => {
  const number = '000000042'
  const place = async (decideIn: 'panel' | 'window' | undefined) => {
    const world = await startStation(decideIn && { policy: { decideIn } })
    const { url } = await world.shop('cs-bg/open-resolve', { number })
    return { opened: world.host.tabs.at(-1)?.url ?? '', panel: URL.parse(url)?.pathname ?? '' }
  }

  it.each([
    [undefined, 'the panel'],
    ['panel', 'the panel'],
    ['window', 'our own page'],
  ] as const)('with decideIn %s at the backend opens %s', async (decideIn, where) => {
    const { opened, panel } = await place(decideIn)
    expect(panel).toBe(where === 'the panel' ? '/resolve.html' : '')
    expect(opened.includes(`#/staff?order=`)).toBe(where === 'our own page')
  })

  it.each([
    [undefined, ''],
    ['window', ''],
    ['panel', '/resolve.html'],
  ] as const)('in Firefox, with decideIn %s, answers %s', async (decideIn, path) => {
    vi.spyOn(browser.runtime, 'getURL').mockImplementation(each => `moz-extension://abc${each}`)
    expect((await place(decideIn)).panel).toBe(path)
  })

  it('follows what a manager changes there, and says why while the backend is away', async () => {
    const world = await startStation()
    const { db, masters } = world.backend
    const { configuration, practiceId } = world
    const changed = { ...configuration, policy: { ...configuration.policy, decideIn: 'window' as const } }
    await saveConfiguration({ db, practiceId, timeZone: 'UTC' }, masters, changed)
    expect(await world.shop('cs-bg/open-resolve', { number })).toEqual({ url: '' })
    await world.stopServing()
    await expect(world.shop('cs-bg/open-resolve', { number })).rejects.toMatchObject({
      code: 'backend-unreachable',
    })
  })
})

it('carries what a page may not send nowhere', async () => {
  const world = await startStation()
  for (const name of ['host-bg/staff-count', 'host-bg/order-key'] as const) {
    const body = { origin: shop, number: '1' }
    await expect(world.own(name, body)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(world.shop(name, body)).rejects.toMatchObject({ code: 'not-allowed' })
  }
})
