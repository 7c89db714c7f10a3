import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { type BackgroundWorld, importFile, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'

// Somebody sends a file. What no writer of ours makes is refused by its place, repeats nothing, and changes nothing.
const deep = (open: string, close: string, n = 200_000) => open.repeat(n) + close.repeat(n)
const manyWrong = Array.from({ length: 1_000 }, (_, n) => `"K${n}":1`).join(',')
type Make = (good: string) => string
const withFirst = (good: string, first: string) => good.replace('{', `{${first},`)

const files: [string, Make][] = [
  ['nothing', () => ''],
  ['a byte order mark alone', () => '\ufeff'],
  ['UTF-16, read as UTF-8', good => good.replaceAll(/./gs, each => `${each}\0`)],
  ['a tail behind the end', good => `${good}{"posture":"automatic"}`],
  ['NUL in the midst', good => `${good.slice(0, 20)}\0${good.slice(20)}`],
  ['lists in lists', () => deep('[', ']')],
  ['objects in objects', () => `{"practice":${deep('{"a":', '}').replace('{"a":}', '{"a":1}')}}`],
  ['depth at a place of its own', good => withFirst(good, `"nextec":${deep('[', ']')}`)],
  ['five megabytes of a key', good => withFirst(good, `"${'k'.repeat(5_000_000)}":1`)],
  ['a thousand faults', good => good.replace(/"cardTypes":\{/, `"cardTypes":{${manyWrong},`)],
  ['a key of every object', good => withFirst(good, '"__proto__":{"posture":"automatic"}')],
  ['another key of every object', good => withFirst(good, '"constructor":{"prototype":{"a":1}}')],
  ['a key in other case', good => withFirst(good, '"Posture":"automatic"')],
  ['a number that is none', good => good.replace('"version":1', '"version":1e400')],
  ['a list in the place of an object', good => good.replace(/"practice":\{[^}]*\}/, '"practice":[]')],
]

async function refused(world: BackgroundWorld, json: string) {
  const before = JSON.stringify(await browser.storage.local.get(null))
  const proposal = await world.own('ext-bg/propose-configuration', { json })
  if (proposal.kind !== 'refused') throw new Error('it was taken')
  expect(proposal.lines.join('\n').length).toBeLessThan(10_000)
  expect(proposal.lines.join()).not.toContain('hunter2')
  const taken = await world.own('ext-bg/import-configuration', { json, seen: '', posts: true })
  expect(taken).toMatchObject({ accepted: false })
  expect(JSON.stringify(await browser.storage.local.get(null))).toBe(before)
}

describe.each([
  ['without a policy', undefined],
  ['with one', { configuration: { posture: 'observe' } }],
])('a file that nobody of ours wrote, %s', (_where, policy) => {
  it('is refused by its place, and nothing of it is repeated or kept', async () => {
    const world = await startBackground()
    if (policy) await browser.storage.managed.set(policy)
    const { nextech } = world.configuration
    const good = JSON.stringify({ ...world.configuration, nextech: { ...nextech, password: 'hunter2' } })
    for (const [what, make] of files)
      await refused(world, make(good)).catch(error => {
        throw new Error(`a file of ${what}`, { cause: error })
      })
  }, 60_000)
})

it('a key told twice counts as it is shown: the last one', async () => {
  const world = await startBackground()
  const good = JSON.stringify(world.configuration)
  const json = good.replace(/"posture":"\w+"/, '"posture":"automatic","posture":"observe"')
  const shown = await world.own('ext-bg/propose-configuration', { json })
  expect(shown).toMatchObject({ kind: 'proposal', posture: 'observe' })
  expect(await importFile(world.own, json)).toMatchObject({ accepted: true })
  expect(await world.own('ext-bg/configuration', {})).toMatchObject({ posture: 'observe' })
})

it('no policy is overruled key by key, whatever a file says in its place', async () => {
  const world = await startBackground()
  const policy = { posture: 'observe', policy: { maxAutomaticCents: 100 } }
  await browser.storage.managed.set({ configuration: policy })
  const { configuration } = world
  const changes: object[] = [
    { posture: 'automatic', policy: { ...configuration.policy, maxAutomaticCents: 1e9 } },
    { policy: [] },
    { policy: null },
    { policy: 'none' },
    { policy: {} },
    { posture: null },
  ]
  for (const change of changes) {
    await importFile(world.own, JSON.stringify({ ...configuration, ...change }))
    const stored = await world.own('ext-bg/configuration', {})
    expect([change, stored?.posture]).toEqual([change, 'observe'])
    const practice = await world.app.practice()
    expect([change, practice?.configuration.policy.maxAutomaticCents]).toEqual([change, 100])
  }
})
