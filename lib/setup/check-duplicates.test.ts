import { describe, expect, it } from 'vitest'
import { openClinic } from '../../tests/fixtures/doctor.ts'
import type { DuplicateAudit } from '../domain/duplicate-audit.ts'

const day = 24 * 60 * 60_000
const now = Date.now()
const audit = (change: Partial<DuplicateAudit> = {}): DuplicateAudit => ({
  ...{ at: now, source: 'file', patients: 40_000, groups: 0, onePerson: 0, twoPeople: 0 },
  ...change,
})

describe('the audit for duplicate patients', () => {
  it.each<[what: string, last: DuplicateAudit | undefined, finding: string, values: object]>([
    ['there was none', undefined, 'unknown never', {}],
    ['it found none', audit(), 'green none', { patients: '40000', days: '0' }],
    ['it found none half a year ago', audit({ at: now - 181 * day }), 'unknown old', { days: '181' }],
    ['it found none just within half a year', audit({ at: now - 180 * day }), 'green none', {}],
    [
      'it found groups',
      audit({ groups: 25, onePerson: 3, twoPeople: 20, at: now - 2 * day }),
      'red found',
      { groups: '25', onePerson: '3', twoPeople: '20', unclear: '2', days: '2' },
    ],
    ['it found groups long ago', audit({ groups: 1, at: now - 900 * day }), 'red found', { days: '900' }],
    ['a clock was put back since', audit({ at: now + 5 * day }), 'green none', { days: '0' }],
  ])('where %s: %s', async (_what, last, finding, values) => {
    const findings = await (await openClinic()).run({ store: { duplicates: async () => last }, now })
    expect(findings.of('duplicates')).toBe(finding)
    expect(findings.get('duplicates').values).toMatchObject(values)
  })

  it('is kept in the store, the last one alone', async () => {
    const { facts, run } = await openClinic()
    await facts.noteDuplicates(audit({ groups: 3 }))
    await facts.noteDuplicates(audit({ groups: 2 }))
    expect((await run()).get('duplicates').values.groups).toBe('2')
  })
})
