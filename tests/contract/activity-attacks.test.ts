import { describe, expect, it } from 'vitest'
import { type ChainEnds, genesis, tied } from '../../lib/store/rules/activity-chain.ts'
import { type ChainSecret, keyAt, makeRoot } from '../../lib/store/rules/chain-key.ts'
import type { ProofBreak } from '../../lib/sync/ports/activity.ts'
import { anOrder } from '../fixtures/builders.ts'
import { must } from '../fixtures/store.ts'
import { count, note, now, remake, withLog } from './keyed-log.ts'
import { openStore } from './open-store.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const withoutKey = ({ anchor, head: { seq, hash } }: ChainEnds): ChainEnds => ({
  anchor,
  head: { seq, hash },
})

/** The log of another practice with its own keys, put in the place of this one. */
async function transplant({ rows }: StoreUnderTest, named: boolean) {
  const secret: ChainSecret & { log: string } = {
    ...{ root: makeRoot(), from: 1, after: genesis.hash, anchor: 0, begun: true },
    log: '2'.repeat(16),
  }
  const begun = { ...genesis, key: keyAt(secret, 1), log: secret.log }
  const { entries, head } = tied(
    begun,
    Array.from({ length: count }, (_, i) => note(i + 50, 'of another practice')),
  )
  for (const entry of entries) await rows.putEntry({ ...entry, kind: 'decision' })
  await rows.putEnds({ anchor: genesis, head: named ? head : { ...head, log: '1'.repeat(16) } })
}

const exchange = async ({ rows }: StoreUnderTest, one: number) => {
  const all = await rows.activity()
  const [a, b] = [must(all[one - 1]), must(all[one])]
  await rows.putEntry({ ...b, seq: one })
  await rows.putEntry({ ...a, seq: one + 1 })
}

type Attack = [string, (world: StoreUnderTest) => Promise<unknown>, ProofBreak]

const attacks: Attack[] = [
  [
    'a replaced row',
    ({ rows }) => rows.changeEntry(10, { actor: 'sync', patient: '00000000' }),
    { seq: 10, why: 'changed' },
  ],
  ['a removed row', ({ rows }) => rows.dropEntries(10, 10), { seq: 10, why: 'missing' }],
  ['a pair in each other’s place', world => exchange(world, 7), { seq: 7, why: 'exchanged' }],
  [
    'a pair in each other’s place, all made again behind it',
    async world => {
      await exchange(world, 7)
      await remake(world, 7, row => row)
    },
    { seq: 7, why: 'forged' },
  ],
  [
    'one entry changed, all made again behind it',
    world => remake(world, 10, row => (row.seq === 10 ? { ...row, actor: 'sync' } : row)),
    { seq: 10, why: 'forged' },
  ],
  [
    'the whole log made again',
    world => remake(world, 1, row => ({ ...row, number: 'other' })),
    { seq: 1, why: 'forged' },
  ],
  [
    'the whole log made again as one that never had keys',
    async world => {
      await remake(world, 1, ({ mac: _mac, ...row }) => row)
      await world.rows.putEnds(withoutKey(await world.rows.ends()))
    },
    { seq: 1, why: 'forged' },
  ],
  ['a tail cut off, the head left', ({ rows }) => rows.dropEntries(16, count), { seq: 16, why: 'cut' }],
  [
    'a tail cut off, the head moved back',
    async ({ rows }) => {
      const { anchor, head } = await rows.ends()
      const { hash } = must((await rows.activity())[14])
      await rows.dropEntries(16, count)
      await rows.putEnds({ anchor, head: { ...head, seq: 15, hash } })
    },
    { seq: 16, why: 'cut', lost: 5 },
  ],
  [
    'a tail cut off, another key put in',
    async ({ rows }) => {
      const { anchor, head } = await rows.ends()
      const { hash } = must((await rows.activity())[14])
      await rows.dropEntries(16, count)
      const key = { from: 1, next: makeRoot(), now: makeRoot() }
      await rows.putEnds({ anchor, head: { ...head, seq: 15, hash, key } })
    },
    { seq: 16, why: 'cut' },
  ],
  [
    'a tail cut off, the key taken away',
    async ({ rows }) => {
      const { anchor } = await rows.ends()
      const { hash } = must((await rows.activity())[14])
      await rows.dropEntries(16, count)
      await rows.putEnds({ anchor, head: { seq: 15, hash } })
    },
    { seq: 16, why: 'cut' },
  ],
  [
    'the beginning thrown away, the anchor moved',
    async ({ rows }) => {
      const { head } = await rows.ends()
      const { seq, hash } = must((await rows.activity())[7])
      await rows.dropEntries(1, 8)
      await rows.putEnds({ anchor: { seq, hash }, head })
    },
    { seq: 9, why: 'anchor' },
  ],
  [
    'the anchor moved, its entries left',
    async ({ rows }) => {
      const { head } = await rows.ends()
      await rows.putEnds({ anchor: { seq: 3, hash: 'f'.repeat(64) }, head })
    },
    { seq: 4, why: 'changed' },
  ],
  [
    'all entries removed, the ends left',
    ({ rows }) => rows.dropEntries(1, count),
    { seq: 1, why: 'emptied' },
  ],
  [
    'both tables emptied',
    async ({ rows }) => {
      await rows.dropEntries(1, count)
      await rows.putEnds({ anchor: genesis, head: genesis })
    },
    { seq: 1, why: 'emptied' },
  ],
  ['the log of another practice', world => transplant(world, true), { seq: 1, why: 'foreign' }],
  [
    'the log of another practice under this one’s name',
    world => transplant(world, false),
    { seq: 1, why: 'forged' },
  ],
]

describe('the check notices', () => {
  it.each(attacks)('%s', async (_name, attack, broken) => {
    const world = await withLog()
    await attack(world)
    expect((await world.activity.prove()).broken).toEqual(broken)
  })

  it('an emptied log where no key can be read, by the orders that were told in it', async () => {
    const world = await openStore()
    await world.intake.takeOrder(anOrder(), now)
    await world.rows.dropEntries(1, 5)
    await world.rows.putEnds({ anchor: genesis, head: genesis })
    expect((await world.activity.prove()).broken).toEqual({ seq: 1, why: 'emptied' })
  })

  it('a cut tail, though the sync told more since', async () => {
    const world = await withLog()
    const { anchor, head } = await world.rows.ends()
    const { hash } = must((await world.rows.activity())[14])
    await world.rows.dropEntries(16, count)
    await world.rows.putEnds({ anchor, head: { ...head, seq: 15, hash } })
    await world.activity.tell(note(99))
    expect((await world.activity.prove()).broken).toEqual({ seq: 16, why: 'cut', lost: 5 })
  })

  it('entries that were told after a forged one are no better', async () => {
    const world = await withLog()
    await remake(world, 10, row => (row.seq === 10 ? { ...row, actor: 'sync' } : row))
    await world.activity.tell(note(99))
    expect((await world.activity.prove()).broken).toEqual({ seq: 10, why: 'forged' })
  })
})
