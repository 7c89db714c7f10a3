import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demandedFields } from './matching.ts'
import { fixActionOf, missingReason, type ReasonCode, reasonCodes, TroubleCodeSchema } from './reasons.ts'

const files = ['reason', 'trouble'].map(name => readFileSync(`lib/words/en/${name}.json`, 'utf8'))
const texts: Record<string, string> = Object.assign({}, ...files.map(file => JSON.parse(file)))

/** Rules 8: the codes that there are at least. */
const demanded = [
  'same-details',
  'possible-match',
  ...demandedFields.map(missingReason),
  ...[
    'card-type-missing',
    'category-missing',
    'location-missing',
    'provider-missing',
    'dummy-patient-missing',
  ],
  ...[
    'refused',
    'possible-duplicate',
    'unproven',
    'posted-twice',
    'amount-differs',
    'refund-to-record',
    'voided-in-nextech',
  ],
  ...['cancelled', 'refunded', 'not-paid', 'on-hold', 'under-review'],
  ...['signed-out', 'nextech-down', 'rate-limited', 'permission-missing'],
]

describe('rules 8: reason codes', () => {
  it.each(demanded)('%s is in the catalogue', code => {
    expect(reasonCodes).toContain(code)
  })

  it.each(reasonCodes)('%s has a cause and a fix', code => {
    expect(texts[`reason.${code}.cause`]).toMatch(/\.$/)
    expect(texts[`reason.${code}.fix`]).toMatch(/\.$/)
  })

  it('has no words for a code that does not exist', () => {
    const worded = Object.keys(texts).flatMap(key => /^reason\.(.*)\.(?:cause|fix)$/.exec(key)?.[1] ?? [])
    expect([...new Set(worded)].sort()).toEqual([...reasonCodes].sort())
  })

  it.each<[ReasonCode, string | null]>([
    ['same-details', 'resolve'],
    ['possible-match', 'resolve'],
    ['possible-duplicate', 'resolve'],
    ['unproven', 'resolve'],
    ...demandedFields.map(field => [missingReason(field), 'resolve'] as [ReasonCode, string]),
    ['card-type-missing', 'settings'],
    ['location-missing', 'sync-now'],
    ['refused', 'resolve'],
    ['signed-out', 'sign-in'],
    ['permission-missing', 'settings'],
    ['nextech-down', null],
    ['posted-twice', 'settle'],
    ['refund-to-record', 'settle'],
    ['voided-in-nextech', 'post-again'],
    ['none-of-these', 'resolve'],
  ])('%s is fixed by %s', (code, action) => {
    expect(fixActionOf(code)).toBe(action)
  })

  it.each(TroubleCodeSchema.options)('the trouble %s is a reason', code => {
    expect(reasonCodes).toContain(code)
  })
})
