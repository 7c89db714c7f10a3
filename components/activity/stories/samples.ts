import type { ActivityProof } from '../../../lib/contract/activity.ts'
import { type ActivityEntry, activityCodes, activityNote } from '../../../lib/domain/activity.ts'
import type { ActivityReady, ActivityView } from '../view.ts'

const morning = Date.parse('2026-03-16T14:42:00Z')

const entry = (seq: number, rest: Partial<ActivityEntry> = {}): ActivityEntry => ({
  ...activityNote({ at: morning + seq * 1000, actor: 'sync', code: 'posting.posted' }),
  seq,
  previous: 'a'.repeat(64),
  hash: 'b'.repeat(64),
  ...rest,
})

/** A check of all entries up to one, that came to its end. */
const proven = (seq: number, broken: ActivityProof['broken'] = null): ActivityProof => {
  const head = { seq, hash: 'b'.repeat(64) }
  return { checked: seq, first: 1, head, until: head, isOver: true, broken }
}

/** A made-up practice on whose log nobody laid hands. */
export const activityView: ActivityReady = {
  kind: 'ready',
  timeZone: 'America/Chicago',
  entries: [
    entry(4, { number: '100000013', code: 'posting.attention', reason: 'location-missing' }),
    entry(3, { number: '100000012', amountCents: 84_00, payment: '90118', patient: '3fa2b1c0' }),
    entry(2, { number: '100000012', actor: 'staff', code: 'decision.patient', patient: '3fa2b1c0' }),
    entry(1, { actor: 'staff', code: 'settings.imported' }),
  ],
  filter: { number: '', kind: null },
  more: false,
  newest: true,
  proof: proven(4),
  proving: null,
  exporting: null,
}

/** Every state that the page can be in. */
export const activitySamples = {
  loading: { kind: 'loading' },
  'nothing configured': { kind: 'not-configured' },
  'with persons': {
    ...activityView,
    entries: [
      entry(3, {
        number: '100000012',
        actor: 'staff',
        code: 'look.search',
        person: { id: '2', name: 'Front desk' },
      }),
      entry(2, {
        number: '100000012',
        actor: 'staff',
        code: 'decision.patient',
        person: { id: '1', name: 'Pat' },
      }),
      entry(1, { actor: 'staff', code: 'settings.imported' }),
    ],
  },
  empty: { ...activityView, entries: [], proof: proven(0) },
  'nothing fits': { ...activityView, entries: [], filter: { number: '7', kind: null } },
  entries: activityView,
  'every code': { ...activityView, entries: activityCodes.map((code, i) => entry(i + 1, { code })) },
  'a page in the middle': { ...activityView, more: true, newest: false },
  proving: { ...activityView, proof: null, proving: { checked: 40_000, total: 90_000 } },
  'not proven': { ...activityView, proof: null },
  changed: {
    ...activityView,
    proof: proven(1, { seq: 2, why: 'changed' }),
  },
  cut: {
    ...activityView,
    proof: proven(1, { seq: 2, why: 'missing' }),
  },
  exporting: { ...activityView, exporting: 'busy' },
  'export failed': { ...activityView, exporting: 'failed' },
} as const satisfies Record<string, ActivityView>
