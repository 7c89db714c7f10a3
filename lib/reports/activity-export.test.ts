import { describe, expect, it } from 'vitest'
import { type ActivityEntry, activityNote } from '../domain/activity.ts'
import { activityCsv, activityJson } from './activity-export.ts'

const entry = (seq: number, rest: Partial<ActivityEntry> = {}): ActivityEntry => ({
  ...activityNote({ at: 0, actor: 'sync', code: 'posting.posted' }),
  seq,
  previous: 'p',
  hash: `h${seq}`,
  ...rest,
})

describe('the activity as a file', () => {
  it('CSV: the oldest first, moments as UTC, and no cell is run as a formula', () => {
    const about = { id: '9', name: '=Bo', role: 'staff' } as const
    const text = activityCsv([
      entry(2, { number: '=1+1', amountCents: 8400, person: { id: '7', name: '=Pat' }, about }),
      entry(1),
    ])
    expect(text.slice(1).split('\r\n')).toEqual([
      'seq,at,actor,code,shop,number,reason,amountCents,payment,patient,person,personId,previous,hash,about,aboutId,aboutRole,month,quote,day',
      '1,1970-01-01T00:00:00.000Z,sync,posting.posted,,,,,,,,,p,h1,,,,,,',
      "2,1970-01-01T00:00:00.000Z,sync,posting.posted,,'=1+1,,8400,,,'=Pat,7,p,h2,'=Bo,9,staff,,,",
      '',
    ])
  })

  it('JSON: the same bytes for the same entries', () => {
    const text = activityJson([entry(2), entry(1)])
    expect(text).toBe(activityJson([entry(1), entry(2)]))
    expect(JSON.parse(text)).toEqual({
      format: 'nextech-sync-activity',
      version: 1,
      entries: [entry(1), entry(2)],
    })
  })
})
