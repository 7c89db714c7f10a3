import type { Cents, PracticeDay } from '../../domain/units.ts'
import type { WordRole } from './meanings.ts'

/** One payment or refund of the processor's file. */
export interface Transaction {
  line: number
  day: PracticeDay
  /** What it comes to, less what its own row says went back. */
  cents: Cents
  /** What the order's column says, untouched. */
  reference: string
  /** What its own row says went back of it, and when; `day` null where the file does not tell. */
  back?: { cents: Cents; day: PracticeDay | null }
  /** Money that moved after its sale, back or again: it counts on its own day, whatever the day of its order (rules 6.1). */
  isLater?: true
}

/** What of a file could not be taken, with its place. */
export interface Problem {
  line: number
  column: string
  kind:
    | 'no-amount'
    | 'no-day'
    | 'no-zone'
    | 'open-quote'
    | 'too-wide'
    | 'too-narrow'
    | 'two-amounts'
    | 'split-amount'
    | 'refund-above'
    | 'refund-untold'
    | 'sign-unclear'
    | 'unknown-kind'
    | 'unknown-state'
    | 'other-currency'
    | 'repeated'
  text: string
}

/** Rows that by their word move no money, e.g. those that failed. */
export interface NotCounted {
  word: string
  count: number
  cents: Cents
}

/**
 * What a file has given: each of its `rows` is a transaction, `far`, in `totals`, in `notCounted` or one of the
 * `leftOut`, of which `problems` names the first.
 */
export interface FileReading {
  transactions: Transaction[]
  problems: Problem[]
  leftOut: number
  rows: number
  /** Rows too far from the range to belong to one of its orders. */
  far: number
  /** Lines of sums. */
  totals: number
  notCounted: NotCounted[]
  /** Words of the kind's and the state's column that are not known: by role, as first written. */
  unknown: { role: WordRole; text: string; key: string }[]
}
