import * as v from 'valibot'
import { PersonSchema } from './people.ts'
import type { Posting } from './posting.ts'
import type { PostingState } from './posting-machine.ts'
import { ReasonCodeSchema } from './reasons.ts'
import { InstantSchema, PracticeDaySchema } from './units.ts'

/** States that are only passed through: what led to them and what came of them is told. */
type Passing = 'new' | 'matched' | 'intent' | 'verifying'
type ToldState = Exclude<PostingState, Passing>

const toldStates = [
  'sent',
  'posted',
  'adopted',
  'unknown',
  'absent',
  'refused',
  'resolve',
  'attention',
  'waiting',
  'skipped',
  'voided',
  'refunded',
] as const satisfies readonly ToldState[]

/** All that the activity tells of, by kind; words stand in `lib/words` under `activity.<kind>.<act>`. */
export const activityActs = {
  order: ['seen', 'changed', 'forgotten', 'put-off'],
  posting: toldStates,
  decision: [
    'patient',
    'new-patient',
    'payment',
    'undone',
    'denied',
    'allowed',
    'forgotten',
    'void-left',
    'refund-recorded',
    'refund-linked',
    'payment-told',
    'reopened',
    'quote-applied',
    'quote-none',
    'quote-reopened',
  ],
  look: ['order', 'search', 'payments', 'customers', 'patients'],
  month: ['closed'],
  export: ['activity', 'reconciliation', 'patients', 'configuration'],
  /** What a backend sends by e-mail. */
  mail: ['summary-sent', 'summary-partly', 'summary-failed', 'summary-held', 'summary-asked'],
  settings: [
    'imported',
    'card-type',
    'hours',
    'mail',
    'shop',
    'page-taught',
    'page-imported',
    'page-forgotten',
    'permissions',
    'staff-name',
    'restored',
    'paused',
    'resumed',
    'moving-to-backend',
    'moved-to-backend',
    'moving-to-browser',
    'moved-to-browser',
    'moving-ended',
  ],
  /** Who and which stations may ask a backend; who works at this computer, and who is there. */
  people: [
    'invited',
    'connected',
    'station-refused',
    'disconnected',
    'added',
    'renamed',
    'role-changed',
    'reset',
    'removed',
    'entered',
    'left',
    'refused',
    'locked-out',
    'joined',
    'signed-in',
    'locked',
    'sign-in-ended',
    'all-ended',
    'provider-set',
    'provider-removed',
    'pages-locked',
    'vault-set',
    'vault-opened',
    'vault-refused',
    'vault-closed',
    'vault-removed',
    'vault-forgotten',
    'passkey-added',
    'passkey-removed',
    'passkey-opened',
    'passkey-refused',
  ],
  'sign-in': ['signed-in', 'refused', 'unreachable'],
  station: ['began', 'other-seen', 'claimed'],
  /** The activity itself: a new key of its chain, what was deleted by age, seals that people saved or held against it. */
  log: ['keyed', 'pruned', 'sealed', 'compared', 'contradicted', 'restore-accepted'],
  'test-payment': ['sent', 'posted', 'refused', 'unknown', 'absent', 'voided'],
} as const

type Acts = typeof activityActs
export type ActivityKind = keyof Acts
export type ActivityCode = { [K in ActivityKind]: `${K}.${Acts[K][number]}` }[ActivityKind]

export const activityKinds = Object.keys(activityActs) as [ActivityKind, ...ActivityKind[]]
export const activityCodes = activityKinds.flatMap(kind =>
  activityActs[kind].map(act => `${kind}.${act}` as ActivityCode),
) as [ActivityCode, ...ActivityCode[]]

/** The kind of a code: what stands before its dot. */
export function kindOf(code: ActivityCode): ActivityKind {
  return code.slice(0, code.indexOf('.')) as ActivityKind
}

/**
 * Who or what did what, when, to which order. No name of a patient, no contact detail, no words of Nextech's: of a patient
 * only a fingerprint of the uid, by which the same choice is known again.
 */
export const ActivityNoteSchema = v.object({
  at: InstantSchema,
  /** `staff` = a person, `shop` = a reading of the shop, `sync` = the extension or the backend by itself. */
  actor: v.picklist(['staff', 'shop', 'sync']),
  /** The person who asked for it, by their name at that time; none where nobody is set up at this computer. */
  person: v.optional(v.object({ id: v.string(), name: v.string() })),
  code: v.picklist(activityCodes),
  /** What a file changed: its SHA-256, the paths whose values differ, and whether it may post. */
  changed: v.optional(v.object({ file: v.string(), paths: v.array(v.string()), posts: v.boolean() })),
  /** The last entry that was deleted by age: what is kept is tied to it. */
  pruned: v.optional(v.object({ seq: v.number(), hash: v.string() })),
  /** Who an entry about people is about, as they were from then on. */
  about: v.optional(PersonSchema),
  /** The quote to which staff say they applied the payment. */
  quote: v.optional(v.string()),
  /** The month that was closed, `2026-03`. */
  month: v.optional(v.string()),
  /** The practice day whose summary was mailed, or was not. */
  day: v.optional(PracticeDaySchema),
  shop: v.nullable(v.string()),
  number: v.nullable(v.string()),
  reason: v.nullable(ReasonCodeSchema),
  amountCents: v.nullable(v.number()),
  payment: v.nullable(v.string()),
  /** The first eight digits of the SHA-256 of the patient's uid in lower case. */
  patient: v.nullable(v.string()),
})
export type ActivityNote = v.InferOutput<typeof ActivityNoteSchema>

/** An entry of the chain: it holds the hash of the entry before, and its own over all of it. */
export const ActivityEntrySchema = v.object({
  ...ActivityNoteSchema.entries,
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  previous: v.string(),
  hash: v.string(),
  /** Over the hash, by a key that no row tells (ADR 0038); absent where the chain had none then. */
  mac: v.optional(v.string()),
})
export type ActivityEntry = v.InferOutput<typeof ActivityEntrySchema>

const word = v.pipe(v.string(), v.maxLength(100))

/** An entry as it is read: a newer backend may tell of what this version does not know, and it is shown by its code. */
export const ReadEntrySchema = v.object({
  ...ActivityEntrySchema.entries,
  ...{ actor: word, code: word, reason: v.nullable(word) },
  about: v.optional(v.object({ ...PersonSchema.entries, role: word })),
})
export type ReadEntry = v.InferOutput<typeof ReadEntrySchema>

type Told = Pick<ActivityNote, 'at' | 'actor' | 'code'> & Partial<ActivityNote>

/** A note with nothing in the places that are not given. */
export function activityNote(told: Told): ActivityNote {
  return { shop: null, number: null, reason: null, amountCents: null, payment: null, patient: null, ...told }
}

/** What a change of a posting is told as: a decision of staff, a state that somebody would look for, or nothing. */
export function postingNotes(
  before: Posting,
  after: Posting,
  at: number,
  fingerprint: (uid: string) => string,
): ActivityNote[] {
  const order = { shop: after.shop, number: after.number, at }
  const patientOf = (uid: string | null) => (uid === null ? null : fingerprint(uid))
  const notes: ActivityNote[] = []
  const decision = decisionCode(before, after)
  if (decision !== undefined) {
    const chosen = after.decision?.kind === 'patient' ? after.decision.uid : null
    notes.push(activityNote({ ...order, actor: 'staff', code: decision, patient: patientOf(chosen) }))
  }
  // Who decides to post again has taken the word back with it.
  const closing = decision === undefined ? closingCode(before, after) : undefined
  if (closing !== undefined) {
    const cents = after.closing?.kind === 'refund-recorded' ? after.closing.cents : null
    const payment = after.closing && 'payment' in after.closing ? after.closing.payment : null
    const isTaken = closing === 'decision.reopened'
    notes.push(
      activityNote({
        ...order,
        actor: 'staff',
        code: closing,
        ...(!isTaken && { amountCents: cents, payment }),
      }),
    )
  }
  if (before.quoteDone?.at !== after.quoteDone?.at) notes.push(quoteNote(after, order))
  const code = stateCode(before, after)
  if (code !== undefined) {
    notes.push({
      ...order,
      actor: 'sync',
      code,
      reason: after.reason,
      amountCents: after.plan?.amountCents ?? null,
      payment: after.paymentIds.join(' ') || null,
      patient: patientOf(after.patientUid),
    })
  }
  return notes
}

/** What staff say they did in Nextech, or that they take it back. */
function quoteNote(
  { quoteDone, quotes = [], paymentIds }: Posting,
  order: Pick<Told, 'shop' | 'number' | 'at'>,
) {
  const quote = quoteDone?.quote ?? null
  const payment = paymentIds.join(' ') || null
  const code =
    quoteDone === undefined
      ? 'decision.quote-reopened'
      : quote === null
        ? 'decision.quote-none'
        : 'decision.quote-applied'
  const amountCents = quotes.find(({ id }) => id === quote)?.totalCents ?? null
  return activityNote({
    ...order,
    actor: 'staff',
    code,
    payment,
    amountCents,
    ...(quote !== null && { quote }),
  })
}

function decisionCode({ decision: before, state }: Posting, { decision: after }: Posting) {
  if (before?.decidedAt === after?.decidedAt && before?.kind === after?.kind) return undefined
  if (after !== null) return `decision.${after.kind}` as const
  // A refusal voids the choice by itself: nobody took it back.
  return state === 'refused' ? undefined : ('decision.undone' as const)
}

function closingCode(from: Posting, to: Posting) {
  const { closing: before, closedBefore: earlier = [] } = from
  const { closing: after, closedBefore: stillThere = [] } = to
  if (before?.closedAt === after?.closedAt && before?.kind === after?.kind) return undefined
  return after && stillThere.length >= earlier.length
    ? (`decision.${after.kind}` as const)
    : ('decision.reopened' as const)
}

function stateCode(before: Posting, after: Posting): ActivityCode | undefined {
  const told = toldStates.find(state => state === after.state)
  const isSame =
    before.state === after.state &&
    before.reason === after.reason &&
    before.paymentIds.join() === after.paymentIds.join()
  // Judged again with the same outcome, it was told already; a choice of staff in between is news.
  const { asked } = before
  const isTold = after.state === asked?.state && before.reason === after.reason && before.decision === null
  return told === undefined || isSame || isTold ? undefined : `posting.${told}`
}
