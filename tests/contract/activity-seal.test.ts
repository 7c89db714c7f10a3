import { describe, expect, it } from 'vitest'
import { type Seal, sealText } from '../../lib/domain/activity-seal.ts'
import { genesis, tied } from '../../lib/store/rules/activity-chain.ts'
import { type ChainSecret, keyAt } from '../../lib/store/rules/chain-key.ts'
import { must } from '../fixtures/store.ts'
import { count, note, now, withLog } from './keyed-log.ts'
import { openStore } from './open-store.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const secretOf = (secret: ChainSecret | undefined) => secret

describe('a saved seal', () => {
  const moment = { at: now, clock: 'nextech' as const }

  async function withSeal() {
    const world = await withLog()
    const seal = must(await world.activity.seal(moment))
    return { ...world, seal, text: sealText(seal) }
  }

  it('says how many entries there were, when, and nothing of anybody', async () => {
    const { seal, text } = await withSeal()
    expect(seal).toMatchObject({ seq: count, first: 1, lastAt: count, ...moment })
    expect(Object.keys(JSON.parse(text)).toSorted()).toEqual(
      ['at', 'clock', 'first', 'format', 'hash', 'key', 'lastAt', 'log', 'mac', 'seq', 'version'].toSorted(),
    )
  })

  it('is none of an empty log', async () => {
    const { activity } = await openStore()
    expect(await activity.seal(moment)).toBeUndefined()
  })

  it('holds while the log is as it was, and when it grew', async () => {
    const { activity, text } = await withSeal()
    expect(await activity.compare(text, now)).toMatchObject({ kind: 'holds', isSigned: true, head: count })
    await activity.tell(note(99))
    expect(await activity.compare(text, now)).toMatchObject({
      kind: 'holds',
      head: count + 1,
      seal: { seq: count },
    })
  })

  const change = (seal: Seal, other: Partial<Seal>) => sealText({ ...seal, ...other })

  /** By somebody who has rows, code and the secret as well: only what is kept elsewhere tells. */
  it.each<[string, (world: StoreUnderTest & { seal: Seal }) => Promise<string | undefined>, string]>([
    [
      'a log that was put back to an earlier copy of all that is kept here',
      async ({ rows, secrets }) => {
        await rows.dropEntries(16, count)
        const { anchor, head } = await rows.ends()
        const secret = { ...((await secrets.read()) as ChainSecret), log: secrets.log }
        const { hash } = must((await rows.activity())[14])
        await rows.putEnds({ anchor, head: { ...head, seq: 15, hash, key: keyAt(secret, 16) } })
        return undefined
      },
      'cut',
    ],
    [
      'a log that was made again with its own secret',
      async ({ rows, secrets }) => {
        const secret = { ...((await secrets.read()) as ChainSecret), log: secrets.log }
        const begun = { ...genesis, key: keyAt(secret, 1), log: secrets.log }
        const { entries, head } = tied(
          begun,
          Array.from({ length: count + 5 }, (_, i) => note(i, 'other')),
        )
        for (const entry of entries) await rows.putEntry({ ...entry, kind: 'decision' })
        await rows.putEnds({ anchor: genesis, head })
        return undefined
      },
      'remade',
    ],
    [
      'a beginning that was taken before its time',
      async ({ rows }) => {
        await rows.tellMany([note(now), note(now + 1)])
        const all = await rows.activity()
        const { seq, hash } = must(all[20])
        await rows.dropEntries(1, 21)
        await rows.putEnds({ anchor: { seq, hash }, head: (await rows.ends()).head })
        return undefined
      },
      'too-old',
    ],
    ['a seal of another practice', async ({ seal }) => change(seal, { log: '3'.repeat(16) }), 'other-log'],
    ['a seal that somebody changed', async ({ seal }) => change(seal, { hash: 'a'.repeat(64) }), 'altered'],
    ['a seal that was moved to a later day', async ({ seal }) => change(seal, { at: now + 1 }), 'altered'],
    [
      'a changed seal without its signature',
      async ({ seal }) => change(seal, { hash: 'a'.repeat(64), key: null, mac: null }),
      'remade',
    ],
    ['a text that is no seal', async () => '{"format":"nextech-sync-profile"}', 'unreadable'],
    ['no text', async () => '', 'unreadable'],
  ])('%s', async (_name, attack, kind) => {
    const world = await withSeal()
    const text = (await attack(world)) ?? world.text
    expect(await world.activity.compare(text, now)).toMatchObject({ kind })
  })

  it('tells of a beginning that was taken too early', async () => {
    const world = await withLog()
    await world.activity.tell(note(now))
    const text = sealText(must(await world.activity.seal(moment)))
    await world.activity.tell(note(now + 1))
    await world.activity.tell(note(now + 2))
    const all = await world.rows.activity()
    const { seq, hash } = must(all[21])
    await world.rows.dropEntries(1, seq)
    await world.rows.putEnds({ anchor: { seq, hash }, head: (await world.rows.ends()).head })
    expect(await world.activity.compare(text, now + 3)).toMatchObject({ kind: 'front-gone' })
  })

  it('is compared without its signature while the secret cannot be read', async () => {
    const { activityWith, secrets, text } = await withSeal()
    const closed = activityWith({ ...secrets, read: async () => 'closed' })
    expect(await closed.compare(text, now)).toMatchObject({ kind: 'holds', isSigned: false })
  })

  it('of the entry that a deletion by age left last is held by the anchor', async () => {
    const { activity, text } = await withSeal()
    await activity.prune(count + 1, now)
    expect(await activity.compare(text, now)).toMatchObject({ kind: 'holds' })
  })

  describe('after a restored backup', () => {
    const restoredAt = 1_000
    /** The log as it was at entry 15, in which the restore is told, and work goes on. */
    async function restore({ rows, secrets, activity }: StoreUnderTest) {
      await rows.dropEntries(16, count)
      const { anchor, head } = await rows.ends()
      const secret = { ...((await secrets.read()) as ChainSecret), log: secrets.log }
      const { hash } = must((await rows.activity())[14])
      await rows.putEnds({ anchor, head: { ...head, seq: 15, hash, key: keyAt(secret, 16) } })
      const told = { ...note(restoredAt), code: 'settings.restored' as const }
      await activity.tell({ ...told, at: restoredAt })
    }
    const accept = async (world: StoreUnderTest, text: string) => {
      const { restored } = await world.activity.compare(text, now)
      const { seq, hash } = must(restored)
      const told = { ...note(restoredAt), code: 'log.restore-accepted' as const, pruned: { seq, hash } }
      await world.activity.tell({ ...told, at: restoredAt + 1 })
    }

    it('a seal from before it is told as such, and known once a manager says so; later it still is', async () => {
      const world = await withSeal()
      await restore(world)
      const compare = () => world.activity.compare(world.text, now)
      expect(await compare()).toMatchObject({ kind: 'restored', restored: { seq: 16, isAccepted: false } })
      for (let i = 0; i < count; i += 1) await world.activity.tell(note(restoredAt + 2))
      expect(await compare()).toMatchObject({ kind: 'restored', restored: { isAccepted: false } })
      await accept(world, world.text)
      expect(await compare()).toMatchObject({ kind: 'restored', restored: { isAccepted: true } })
      const proof = await world.activity.prove()
      expect(proof.broken).toBeNull()
    })

    it('what was sealed after it is explained by nothing: cut is cut', async () => {
      const world = await withSeal()
      await restore(world)
      await accept(world, world.text)
      for (let i = 0; i < 5; i += 1) await world.activity.tell({ ...note(1), at: restoredAt + 10 + i })
      const later = sealText(must(await world.activity.seal(moment)))
      await world.rows.dropEntries(20, 40)
      const { anchor, head } = await world.rows.ends()
      const last = must((await world.rows.activity()).at(-1))
      await world.rows.putEnds({ anchor, head: { ...head, seq: last.seq, hash: last.hash } })
      expect(await world.activity.compare(later, now)).toMatchObject({ kind: 'cut' })
    })

    it('a seal of entries that the backup must hold is explained by nothing either', async () => {
      const world = await withLog()
      const seal = must(await world.activity.seal(moment))
      await world.activity.tell({ ...note(1), code: 'settings.restored', at: restoredAt })
      const [row] = (await world.rows.activity()).slice(-2)
      await world.rows.changeEntry(must(row).seq, { reason: 'refused' })
      expect(await world.activity.compare(sealText(seal), now)).toMatchObject({ kind: 'remade' })
    })

    it('a manager’s word for one restore stands for no other', async () => {
      const world = await withSeal()
      await restore(world)
      await world.activity.tell({ ...note(1), code: 'settings.restored', at: restoredAt + 5 })
      const other = { seq: 17, hash: must((await world.rows.activity()).at(-1)).hash }
      await world.activity.tell({
        ...note(1),
        code: 'log.restore-accepted',
        pruned: other,
        at: restoredAt + 6,
      })
      expect(await world.activity.compare(world.text, now)).toMatchObject({
        kind: 'restored',
        restored: { seq: 16, isAccepted: false },
      })
    })
  })

  it('of another computer, whose log began later with a key of its own, is no work of hands on this one', async () => {
    const { seal, text, activityWith, rows } = await withSeal()
    await rows.dropEntries(1, count)
    await rows.putEnds({ anchor: genesis, head: genesis })
    const there = activityWith({
      log: seal.log,
      read: async () => secretOf(kept),
      write: async secret => {
        kept = secret
      },
    })
    let kept: ChainSecret | undefined
    await there.begin(seal.lastAt + 1_000)
    await there.tell({ ...note(1), at: seal.lastAt + 1_001 })
    expect(await there.compare(text, now)).toMatchObject({ kind: 'other-key', isSigned: false })
  })
})
