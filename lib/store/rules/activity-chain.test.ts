import { describe, expect, it } from 'vitest'
import { type ActivityEntry, ActivityEntrySchema, type ActivityNote } from '../../domain/activity.ts'
import { breakAfter, genesis, sealed } from './activity-chain.ts'

/** A value for every field that an entry may have, and another one. */
const values: Required<{ [Field in keyof ActivityNote]: [ActivityNote[Field], ActivityNote[Field]] }> = {
  at: [1, 2],
  actor: ['staff', 'sync'],
  person: [
    { id: '7', name: 'Ann' },
    { id: '7', name: 'Bo' },
  ],
  code: ['month.closed', 'decision.quote-applied'],
  changed: [
    { file: 'f', paths: ['posture'], posts: false },
    { file: 'f', paths: ['posture'], posts: true },
  ],
  pruned: [
    { seq: 1, hash: 'a' },
    { seq: 2, hash: 'a' },
  ],
  about: [
    { id: '9', name: 'Bo', role: 'staff' },
    { id: '9', name: 'Bo', role: 'manager' },
  ],
  quote: ['7001', '7002'],
  month: ['2026-03', '2026-04'],
  day: ['2026-03-01', '2026-03-02'],
  shop: ['https://shop.example', null],
  number: ['100000001', '100000002'],
  reason: ['refused', null],
  amountCents: [84_00, 48_00],
  payment: ['90118', '90119'],
  patient: ['0123abcd', null],
}
const fields = Object.keys(values) as (keyof ActivityNote)[]
const note = Object.fromEntries(fields.map(field => [field, values[field][0]])) as ActivityNote

describe('the hash of an entry is over all of it', () => {
  it('knows every field that an entry may have', () => {
    const own = ['seq', 'previous', 'hash', 'mac']
    expect([...fields, ...own].sort()).toEqual(Object.keys(ActivityEntrySchema.entries).sort())
  })

  it.each(fields)('"%s" cannot be changed, nor taken away', field => {
    const entry = sealed(genesis, note)
    expect(breakAfter(genesis, entry)).toBeUndefined()
    const { [field]: _gone, ...less } = entry
    for (const other of [
      { ...entry, [field]: values[field][1] },
      { ...less, [field]: undefined },
    ])
      expect(breakAfter(genesis, other as ActivityEntry)).toBe('changed')
  })
})
