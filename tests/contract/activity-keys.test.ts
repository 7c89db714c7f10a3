import { describe, expect, it } from 'vitest'
import { genesis } from '../../lib/store/rules/activity-chain.ts'
import type { ChainSecret } from '../../lib/store/rules/chain-key.ts'
import { must } from '../fixtures/store.ts'
import { keptSecrets } from './kept-secrets.ts'
import { count, note, now, remake, withLog } from './keyed-log.ts'
import { openStore } from './open-store.ts'
import type { StoreUnderTest } from './store-under-test.ts'

describe('the keys of a log', () => {
  it('hold over more entries than an epoch has, and over a check in stretches', async () => {
    const { activity, rows } = await openStore()
    await activity.begin(now)
    await rows.tellMany(Array.from({ length: 10_500 }, (_, at) => note(at)))
    const first = await activity.prove()
    expect(first).toMatchObject({ checked: 10_000, isOver: false, broken: null })
    expect(await activity.prove(first)).toMatchObject({ checked: 10_500, isOver: true, broken: null })
    await rows.changeEntry(10_300, { mac: 'f'.repeat(32) })
    expect((await activity.prove(first)).broken).toEqual({ seq: 10_300, why: 'forged' })
  }, 30_000)

  it('begin behind the entries of an older version, which they then hold too', async () => {
    const world = await openStore()
    for (const at of [1, 2, 3]) await world.activity.tell(note(at))
    expect(await world.activity.prove()).toMatchObject({ keys: 'none', broken: null })
    await world.activity.begin(now)
    await world.activity.tell(note(5))
    expect(await world.activity.prove()).toMatchObject({
      keys: 'known',
      keyedFrom: 4,
      checked: 5,
      broken: null,
    })
    expect((await world.rows.activity())[3]).toMatchObject({ code: 'log.keyed' })
    await remake(world, 2, row => (row.seq === 2 ? { ...row, actor: 'sync' } : row))
    expect((await world.activity.prove()).broken).toEqual({ seq: 4, why: 'forged' })
  })

  it('begin once, however often they are asked to', async () => {
    const world = await withLog()
    const before = await world.secrets.read()
    await world.activity.begin(now)
    expect(await world.secrets.read()).toEqual(before)
    expect(await world.activity.prove()).toMatchObject({ checked: count, broken: null })
  })

  it.each([
    [
      'before the first key was written',
      async (world: StoreUnderTest) => world.rows.putEnds({ anchor: genesis, head: genesis }),
    ],
    ['after it', async () => undefined],
  ])('begin again where the process was killed %s', async (_name, undo) => {
    const world = await openStore()
    await world.activity.begin(now)
    const secret = (await world.secrets.read()) as ChainSecret
    await world.secrets.write({ ...secret, begun: false })
    await undo(world)
    await world.activity.begin(now)
    await world.activity.tell(note(1))
    expect(await world.activity.prove()).toMatchObject({ keys: 'known', checked: 1, broken: null })
  })

  it('that are never replaced by an emptied log', async () => {
    const world = await withLog()
    await world.rows.dropEntries(1, count)
    await world.rows.putEnds({ anchor: genesis, head: genesis })
    await world.activity.begin(now)
    await world.activity.tell(note(1))
    expect((await world.activity.prove()).broken).toEqual({ seq: 1, why: 'forged' })
  })

  it('that cannot be read now leave the hashes to be checked, and say so', async () => {
    const { activityWith, secrets, rows } = await withLog()
    const closed = activityWith({ ...secrets, read: async () => 'closed' })
    expect(await closed.prove()).toMatchObject({ keys: 'closed', checked: count, broken: null })
    await closed.begin(now)
    await closed.tell(note(99))
    await rows.changeEntry(5, { at: 0 })
    expect((await closed.prove()).broken).toEqual({ seq: 5, why: 'changed' })
  })

  it('are not missed by who only tells, and knows of none', async () => {
    const { activity, plain } = await withLog()
    expect(await plain().prove()).toMatchObject({ keys: 'none', checked: count, broken: null })
    await plain().tell(note(99))
    expect(await activity.prove()).toMatchObject({ keys: 'known', checked: count + 1, broken: null })
  })

  it('go on while nobody can read what they come from', async () => {
    const { activity, activityWith, secrets } = await withLog()
    await activityWith({ ...secrets, read: async () => 'closed' }).tell(note(99))
    expect(await activity.prove()).toMatchObject({ checked: count + 1, broken: null })
  })

  it('whose secret was lost begin again, and the log tells it', async () => {
    const { activityWith, rows } = await withLog()
    const again = activityWith(keptSecrets())
    await again.begin(now)
    await again.tell(note(99))
    expect(await again.prove()).toMatchObject({ keys: 'known', keyedFrom: count + 1, broken: null })
    expect((await rows.activity())[count]).toMatchObject({ code: 'log.keyed' })
  })

  it('stand in no row: what writes the next entry is not what wrote the last', async () => {
    const { rows, secrets } = await withLog()
    const { root } = (await secrets.read()) as ChainSecret
    const { head } = await rows.ends()
    const before = head
    await rows.tellMany([note(99)])
    const after = (await rows.ends()).head
    expect(after.key?.now).not.toBe(before.key?.now)
    expect(JSON.stringify([await rows.activity(), await rows.ends()])).not.toContain(root)
    expect(JSON.stringify([await rows.activity(), after])).not.toContain(before.key?.now)
  })
})

describe('age', () => {
  it('takes entries, and the check knows that it was age', async () => {
    const { activity } = await withLog()
    await activity.prune(8, now)
    expect(await activity.prove()).toMatchObject({ first: 8, broken: null, keys: 'known' })
    await activity.prune(15, now)
    expect(await activity.prove()).toMatchObject({ first: 15, broken: null })
  })

  it('is no excuse for more than it took', async () => {
    const { activity, rows } = await withLog()
    await activity.prune(8, now)
    const { head } = await rows.ends()
    const { seq, hash } = must((await rows.activity()).find(row => row.seq === 12))
    await rows.dropEntries(1, 12)
    await rows.putEnds({ anchor: { seq, hash }, head })
    expect((await activity.prove()).broken).toEqual({ seq: 13, why: 'anchor' })
  })
})
