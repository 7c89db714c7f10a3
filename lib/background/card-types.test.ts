import { describe, expect, it } from 'vitest'
import { keyOf, maria } from '../../tests/acceptance/staff-world.ts'
import { startBackground } from '../../tests/fixtures/background-world.ts'

const stored = async (world: Awaited<ReturnType<typeof startBackground>>) => {
  const { json } = await world.own('ext-bg/export-configuration', {})
  return JSON.parse(json ?? '{}').policy?.cardTypes
}

/** An order by a card whose brand has no label waits for one. */
async function startWithoutLabel() {
  const world = await startBackground([maria])
  const { policy } = world.configuration
  await world.configure({ policy: { ...policy, cardTypes: {} } })
  await world.readOrder()
  return world
}

describe('a label that a person gives to a brand', () => {
  it('is in the configuration from then on, and the order that waited for it is judged again', async () => {
    const world = await startWithoutLabel()
    const brand = world.order.payment.cc_type ?? ''
    const key = keyOf(world.order.increment_id)
    const practice = await world.app.practice()
    const before = await practice?.engine.store.get(key)
    expect(before?.posting).toMatchObject({ state: 'attention', reason: 'card-type-missing' })
    const change = { was: null, brand, label: 'Visa' }
    expect(await world.own('ext-bg/configuration-card-type', change)).toEqual({ problem: null })
    expect(await stored(world)).toEqual({ [brand]: 'Visa' })
    await world.idle()
    const after = await (await world.app.practice())?.engine.store.get(key)
    expect(after?.posting.reason).not.toBe('card-type-missing')
  })

  it('is refused in words, and nothing changes, where it is no label', async () => {
    const world = await startWithoutLabel()
    const { problem } = await world.own('ext-bg/configuration-card-type', {
      was: null,
      brand: 'Maestro',
      label: ' ',
    })
    expect(problem).toMatch(/\w/)
    expect(await stored(world)).toEqual({})
  })

  it('is refused before anything is configured', async () => {
    const { own } = await startBackground()
    const change = { was: null, brand: 'VI', label: 'Visa' }
    expect((await own('ext-bg/configuration-card-type', change)).problem).toMatch(/\w/)
  })
})
