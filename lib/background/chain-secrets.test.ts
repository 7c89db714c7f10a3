import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { type BackgroundWorld, startBackground } from '../../tests/fixtures/background-world.ts'
import { must } from '../../tests/fixtures/store.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { ActivityCode } from '../domain/activity.ts'

const passphrase = 'correct horse battery'

async function start() {
  const world = await startBackground()
  await world.configure({ posture: 'resolve' })
  return world
}

const proof = async ({ app }: BackgroundWorld) => must(await app.practice()).activity.prove()
const local = async () => JSON.stringify(await browser.storage.local.get(null))
const codes = async ({ app }: BackgroundWorld): Promise<ActivityCode[]> => {
  const all = { number: null, kind: null, before: null, limit: 200 }
  return (await must(await app.practice()).activity.page(all)).entries.map(({ code }) => code)
}

/** The browser was closed and started again: its memory is empty. */
async function reopenBrowser(world: BackgroundWorld) {
  await world.idle()
  await browser.storage.session.clear()
  await world.restart()
}

describe('the secret of the activity’s keys', () => {
  it('is not in the database, and outlives worker and browser', async () => {
    const world = await start()
    expect(await proof(world)).toMatchObject({ keys: 'known', keyedFrom: 1, broken: null })
    expect(await local()).toContain('chainSecrets')
    await reopenBrowser(world)
    await world.readOrder()
    expect(await proof(world)).toMatchObject({ keys: 'known', keyedFrom: 1, broken: null })
    expect(await codes(world)).not.toContain('log.keyed')
  })

  it('goes into a vault, and stands nowhere in clear', async () => {
    const world = await start()
    const { chainSecrets } = await browser.storage.local.get('chainSecrets')
    const { root } = JSON.parse(String(Object.values(chainSecrets as Record<string, string>)[0]))
    await world.own('ext-bg/vault-set', { passphrase })
    expect(await local()).not.toContain(root)
    expect(await proof(world)).toMatchObject({ keys: 'known', broken: null })
  })

  it('waits for the passphrase: entries are told on, hashes are checked', async () => {
    const world = await start()
    await world.own('ext-bg/vault-set', { passphrase })
    await reopenBrowser(world)
    await world.own('ext-bg/vault-open', { passphrase: 'another passphrase' })
    expect(await proof(world)).toMatchObject({ keys: 'closed', broken: null })
    await world.own('ext-bg/vault-open', { passphrase })
    expect(await proof(world)).toMatchObject({ keys: 'known', keyedFrom: 1, broken: null })
    expect(await codes(world)).toContain('people.vault-refused')
  })

  it('comes back out of a vault that is taken away', async () => {
    const world = await start()
    await world.own('ext-bg/vault-set', { passphrase })
    await world.own('ext-bg/vault-off', {})
    expect(await proof(world)).toMatchObject({ keys: 'known', keyedFrom: 1, broken: null })
  })

  it('goes with a forgotten passphrase: another begins, and the log tells it', async () => {
    const world = await start()
    await world.own('ext-bg/vault-set', { passphrase })
    await world.own('ext-bg/vault-forget', { word: 'FORGET' })
    expect(await codes(world)).toContain('log.keyed')
    const after = await proof(world)
    expect(after).toMatchObject({ keys: 'known', broken: null })
    expect(after.keyedFrom).toBeGreaterThan(1)
  })
})

describe('what is set at a computer', () => {
  it('is told with who set it', async () => {
    const world = await start()
    await world.own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin: '739146' })
    await world.own('ext-bg/staff-name', { name: 'Front desk' })
    const page = await world.own('ext-bg/activity', {
      number: null,
      kind: 'settings',
      before: null,
      limit: 9,
    })
    expect(page?.entries.map(({ code, person }) => [code, person?.name])[0]).toEqual([
      'settings.staff-name',
      'Ana',
    ])
  })

  it('seals and comparisons are told as well', async () => {
    const world = await start()
    const seal = await world.own('ext-bg/seal-activity', { saves: true })
    await world.own('ext-bg/compare-seal', { text: JSON.stringify(seal), asked: true })
    await world.own('ext-bg/compare-seal', {
      text: JSON.stringify({ ...seal, seq: 999, key: null }),
      asked: true,
    })
    await world.own('ext-bg/compare-seal', { text: JSON.stringify(seal), asked: false })
    expect((await codes(world)).slice(0, 3)).toEqual(['log.contradicted', 'log.compared', 'log.sealed'])
  })
})
