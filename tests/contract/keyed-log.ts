import { expect } from 'vitest'
import { activityNote } from '../../lib/domain/activity.ts'
import { sealed } from '../../lib/store/rules/activity-chain.ts'
import type { ActivityRow } from '../../lib/store/rules/rows.ts'
import { must } from '../fixtures/store.ts'
import { openStore } from './open-store.ts'
import type { StoreUnderTest } from './store-under-test.ts'

export const count = 20
export const now = Date.parse('2026-03-16T15:00:00Z')
export const note = (at: number, number = `${at}`) =>
  activityNote({ at, actor: 'staff', code: 'decision.undone', number })

/** A keyed log of some entries. */
export async function withLog(): Promise<StoreUnderTest> {
  const opened = await openStore()
  await opened.activity.begin(now)
  for (let at = 1; at <= count; at++) await opened.activity.tell(note(at))
  expect(await opened.activity.prove()).toMatchObject({ broken: null, keys: 'known', keyedFrom: 1 })
  return opened
}

/** Entries written again with the code's own functions, as by somebody who has code and rows, and not the secret. */
export async function remake(
  { rows }: StoreUnderTest,
  from: number,
  change: (row: ActivityRow) => ActivityRow,
) {
  const all = await rows.activity()
  const { anchor, head } = await rows.ends()
  let last = from === 1 ? anchor : must(all[from - 2])
  for (const row of all.slice(from - 1)) {
    const { mac, ...bare } = change(row)
    const entry = sealed(last, bare)
    last = entry
    await rows.putEntry({ ...bare, ...entry, ...(mac && { mac }) })
  }
  await rows.putEnds({ anchor, head: { ...head, hash: last.hash } })
}
