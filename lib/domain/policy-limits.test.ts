import { describe, expect, it } from 'vitest'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { parsePracticeConfiguration } from './configuration.ts'
import { activityKeptFrom } from './policy-limits.ts'
import { automaticLimits } from './unusual.ts'

/** The sample with this policy, as it is read. */
function read(policy: object) {
  return parsePracticeConfiguration(JSON.stringify({ ...sampleConfiguration, policy }))
}

function mustRead(policy: object) {
  const result = read(policy)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const limits = { maxAutomaticCents: 0, maxAutomaticPerHour: 1, auditYears: 7, decideIn: 'window' }

describe('rules 3 and 9: limits in the policy', () => {
  it.each(Object.entries(limits))('%s is taken on its own', (key, value) => {
    expect(mustRead({ [key]: value }).policy).toMatchObject({ [key]: value })
  })

  it('all of them are taken together; what is left out is what the rules name', () => {
    expect(mustRead(limits).policy).toMatchObject(limits)
    expect(automaticLimits(mustRead(limits))).toEqual({ maxCents: 0, maxPerHour: 1 })
    expect(automaticLimits(mustRead({}))).toEqual({ maxCents: 500_000, maxPerHour: 60 })
  })

  it.each([
    ['maxAutomaticCents', [-1, 0.5, '500000', null, 1e12]],
    ['maxAutomaticPerHour', [-1, 1.5, '60', null, 1e9]],
    ['auditYears', [0, 1, 5, 5.9, 101, '6', null]],
    ['decideIn', ['', 'tab', 'Panel', null, true]],
  ])('a wrong %s is refused by its path', (key, values) => {
    for (const value of values) {
      const result = read({ [key]: value })
      expect(result.ok ? [] : result.error).toEqual(
        expect.arrayContaining([{ path: `policy.${key}`, reason: expect.any(String) }]),
      )
    }
  })

  it('keep the activity for six years, for longer where told, and never for less', () => {
    const now = Date.parse('2026-03-15T00:00:00Z')
    const from = (policy: object) => new Date(activityKeptFrom(policy, now)).getUTCFullYear()
    expect([from({}), from({ auditYears: 10 }), from({ auditYears: 1 }), from({ retentionDays: 1 })]).toEqual(
      [2020, 2016, 2020, 2020],
    )
  })
})
