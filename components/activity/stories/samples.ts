import type { ActivityProof } from '../../../lib/contract/activity.ts'
import { type ActivityEntry, activityCodes, activityNote } from '../../../lib/domain/activity.ts'
import type { SealVerdict } from '../../../lib/domain/activity-seal.ts'
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
  return { checked: seq, first: 1, head, until: head, isOver: true, broken, keys: 'known', keyedFrom: 1 }
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
  sealing: null,
  witness: null,
}

const compared = (kind: SealVerdict['kind'], isSigned = true): ActivityReady => ({
  ...activityView,
  sealing: {
    kind: 'compared',
    verdict: { kind, seal: { seq: 3, at: morning, log: 'a'.repeat(16) }, head: 4, isSigned },
  },
})

/** Every state that the page can be in. */
export const activitySamples = {
  loading: { kind: 'loading' },
  'could not be read': { kind: 'failed', message: '' },
  'backend away': { kind: 'away' },
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
  'entries of a newer backend': {
    ...activityView,
    entries: [
      { ...entry(2), code: 'people.later-act', reason: 'later-reason', number: '100000012' },
      entry(1, { actor: 'staff', code: 'settings.imported' }),
    ],
  },
  'mailed days': {
    ...activityView,
    entries: [
      entry(4, { code: 'mail.summary-sent', day: '2026-03-12' }),
      entry(3, {
        ...{ code: 'mail.summary-asked', day: '2026-03-12', actor: 'staff' },
        person: { id: '1', name: 'Pat' },
      }),
      entry(2, { code: 'mail.summary-held', day: '2026-03-12' }),
      entry(1, { actor: 'staff', code: 'settings.restored' }),
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
  exchanged: { ...activityView, proof: proven(1, { seq: 2, why: 'exchanged' }) },
  forged: { ...activityView, proof: proven(1, { seq: 2, why: 'forged' }) },
  'cut at its end': { ...activityView, proof: proven(4, { seq: 5, why: 'cut', lost: 12 }) },
  emptied: { ...activityView, entries: [], proof: proven(0, { seq: 1, why: 'emptied' }) },
  'cut at its beginning': { ...activityView, proof: proven(4, { seq: 3, why: 'anchor' }) },
  'of another practice': { ...activityView, proof: proven(0, { seq: 1, why: 'foreign' }) },
  'vault closed': { ...activityView, proof: { ...proven(4), keys: 'closed', keyedFrom: null } },
  'no key': { ...activityView, proof: { ...proven(4), keys: 'none', keyedFrom: null } },
  'key begun later': { ...activityView, proof: { ...proven(4), keyedFrom: 3 } },
  'seal saved': { ...activityView, sealing: { kind: 'saved', seq: 4 } },
  'seal failed': { ...activityView, sealing: { kind: 'failed' } },
  'nothing to seal': { ...activityView, sealing: { kind: 'nothing' } },
  sealing: { ...activityView, sealing: { kind: 'busy' } },
  'seal holds': compared('holds'),
  'seal holds, unsigned': compared('holds', false),
  'seal says cut': compared('cut'),
  'seal says rewritten': compared('remade'),
  'seal says front gone': compared('front-gone'),
  'seal too old': compared('too-old'),
  'seal of another log': compared('other-log'),
  'seal altered': compared('altered'),
  'no seal': compared('unreadable'),
  'the browser remembers more': {
    ...activityView,
    witness: { kind: 'cut', seal: { seq: 120, at: morning, log: 'a'.repeat(16) }, head: 4, isSigned: true },
  },
  'seal of another key': compared('other-key'),
  'the browser remembers more than a restored backup': {
    ...activityView,
    witness: {
      kind: 'restored',
      seal: { seq: 120, at: morning, log: 'a'.repeat(16) },
      head: 90,
      isSigned: true,
      restored: { seq: 88, hash: 'b'.repeat(64), at: morning + 3_600_000, isAccepted: false },
    },
  },
  exporting: { ...activityView, exporting: 'busy' },
  'export failed': { ...activityView, exporting: 'failed' },
} as const satisfies Record<string, ActivityView>
