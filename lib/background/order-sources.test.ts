import { describe, expect, it, vi } from 'vitest'
import { type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'
import { practiceOf } from '../../tests/acceptance/held-practice.ts'
import { keyOf, maria } from '../../tests/acceptance/staff-world.ts'
import { type BackgroundWorld, shop, startBackground } from '../../tests/fixtures/background-world.ts'

/** A background that reads the orders of a simulated shop by its interface. */
async function startReading(run: (world: BackgroundWorld, store: SimulatedShop) => Promise<void>) {
  const world = await startBackground()
  const { practice, order } = practiceOf(maria, [maria])
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  const recent = { ...order, created_at: now, updated_at: now }
  const store = await startShop({ ...practice, orders: [recent] })
  const rest = { baseUrl: store.rest.baseUrl, token: store.rest.token() }
  expect(await world.configure({ shops: [{ origin: shop, reader: 'auto', rest }] })).toMatchObject({
    accepted: true,
  })
  await run(world, store).finally(() => store.close())
}

const isRead = async ({ app, order }: BackgroundWorld) => {
  const practice = await app.practice()
  return (await practice?.engine.store.get(keyOf(order.increment_id))) !== undefined
}

describe('a shop with an interface', () => {
  it('is read without any page of it being open', () =>
    startReading(async world => {
      await vi.waitFor(async () => expect(await isRead(world)).toBe(true), 5_000)
    }))

  it('keeps its token apart from the configuration, and the next worker has it', () =>
    startReading(async (world, store) => {
      await world.idle()
      const { json } = await world.own('ext-bg/export-configuration', {})
      expect(json).not.toContain(store.rest.token())
      await world.restart()
      const practice = await world.app.practice()
      expect(practice?.configuration.shops[0]?.rest?.token).toBe(store.rest.token())
    }))

  it('that refuses its token is in trouble, and keeps nothing else back', () =>
    startReading(async (world, store) => {
      await world.idle()
      store.rest.changeToken('another')
      await world.own('ext-bg/sync-now', {})
      const practice = await world.app.practice()
      const state = await practice?.polling.sources.sourceState(shop)
      expect(state?.trouble).not.toBeNull()
      await world.readOrder()
      expect(await isRead(world)).toBe(true)
    }))

  it('that the browser does not let us reach is not asked, until it does', () =>
    startReading(async world => {
      await world.idle()
      world.host.granted.delete('http://127.0.0.1/*')
      await world.own('ext-bg/sync-now', {})
      const practice = await world.app.practice()
      const trouble = async () => (await practice?.polling.sources.sourceState(shop))?.trouble
      expect(await trouble()).not.toBeNull()
      world.host.granted.add('http://127.0.0.1/*')
      await world.own('ext-bg/sync-now', {})
      expect(await trouble()).toBeNull()
    }))

  it('in which reading meets a bug of ours keeps back no other, and its own words are in no log', () =>
    startReading(async world => {
      await world.idle()
      const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const practice = await world.app.practice()
      if (!practice) throw new Error('no practice')
      const bug = new TypeError('Maria Quirk')
      // Met by the rows, then by the reading itself.
      vi.spyOn(practice.polling.sources, 'sourceState').mockRejectedValueOnce(bug).mockRejectedValueOnce(bug)
      await world.readOrder()
      expect(JSON.stringify(log.mock.calls)).toContain('A shop could not be read.')
      expect(JSON.stringify(log.mock.calls)).not.toContain('Maria')
    }))
})
