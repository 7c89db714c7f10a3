import * as v from 'valibot'
import { ActivityProofSchema, ChainFaultSchema } from '../contract/activity.ts'
import { messages, type ServiceRequest } from '../contract/messages.ts'
import { BadgeViewSchema } from '../contract/page-messages.ts'
import { CandidateViewSchema, RememberedStateSchema } from '../contract/panel.ts'
import { PatientTroubleSchema } from '../contract/patient-pages.ts'
import {
  CardSalesSchema,
  ClosingStandSchema,
  LedgerReadingSchema,
  MonthClosedSchema,
  ReconciliationAnswerSchema,
} from '../contract/reconciliation.ts'
import { QueueRowSchema } from '../contract/staff-queue.ts'
import { SourceReportSchema } from '../contract/today.ts'
import { AlarmSchema } from '../domain/alarm.ts'
import { DifferenceReasonSchema } from '../domain/difference-reason.ts'
import { HealthSchema } from '../domain/health.ts'
import { policyLimits } from '../domain/policy-limits.ts'
import { PostureSchema } from '../domain/posture.ts'
import { likelihoods } from '../domain/ranking/reasons.ts'
import { FixActionSchema, ReasonCodeSchema, TroubleCodeSchema } from '../domain/reasons.ts'
import { CheckStateSchema, FindingSchema } from '../domain/setup-checks.ts'
import { SourceStateSchema } from '../domain/source-state.ts'
import { MisreadFieldSchema, SourceTroubleCodeSchema } from '../domain/source-trouble.ts'
import { PaymentStatusSchema, StatusSchema } from '../domain/status.ts'
import { TestPaymentSchema } from '../domain/test-payment.ts'
import { say } from '../words/background-words.ts'
import { leftOut, type StandIns, withStandIns } from './unknown-words.ts'

/** What an answer says; `unknown` = words that only a newer backend knows and that nothing may stand for. */
export type ReadAnswer = { ok: true; value: unknown } | { ok: false; unknown: readonly string[] }

/**
 * Reads an answer that may be a newer backend's: a word that this version does not know gets a stand-in by which nobody can
 * act, and the rest is shown. Where a word may decide about money or is signed, nothing stands for it.
 */
export function readAnswer(name: ServiceRequest, value: unknown): ReadAnswer {
  const schema: v.GenericSchema = messages[name].answer
  const asTold = v.safeParse(schema, value)
  if (asTold.success) return { ok: true, value: asTold.output }
  const told = withStandIns(schema, value, name.startsWith('panel-bg/') ? inPanel : elsewhere)
  const read = v.safeParse(schema, told.value)
  return read.success ? { ok: true, value: read.output } : { ok: false, unknown: told.unknown }
}

/** What a person is told where something is unknown: which words, and what to do. */
export function newerWords(unknown: readonly string[]): string {
  return `${say('backend.newer', { code: unknown.join(', ') })} ${say('reason.extension-older.fix')}`
}

const older = 'extension-older'
const codes = (unknown: readonly string[]) => unknown.join(', ')

/** By these explanations alone nobody decides; every other unknown word refuses what the panel asked. */
const { reasons: rankReasons, likelihood } = CandidateViewSchema.entries.rank.entries
const inPanel: StandIns = {
  words: new Map<v.GenericSchema, unknown>([
    [rankReasons.item.entries.code, leftOut],
    [rankReasons.item.entries.favours, leftOut],
    [likelihood, likelihoods.at(-1)],
  ]),
  objects: new Map(),
}

const { changes } = ReconciliationAnswerSchema.wrapped.entries.since.wrapped.entries

const elsewhere: StandIns = {
  words: new Map<v.GenericSchema, unknown>([
    [ReasonCodeSchema, older],
    [TroubleCodeSchema, older],
    [PatientTroubleSchema, older],
    [AlarmSchema.entries.code, older],
    [StatusSchema, 'attention'],
    [BadgeViewSchema.entries.status, 'unseen'],
    [BadgeViewSchema.entries.button.wrapped.entries.opens, 'workbench'],
    [FixActionSchema, null],
    // Says nothing of how the practice posts: a page that named another posture would be believed.
    [PostureSchema, 'automatic'],
    [SourceTroubleCodeSchema, 'newer'],
    [MisreadFieldSchema, 'newer'],
    [CheckStateSchema, 'unknown'],
    [FindingSchema.entries.check, 'newer'],
    [policyLimits.decideIn, 'window'],
    [RememberedStateSchema, 'changed'],
    // The most careful of each: something is amiss, nothing is closed, no other test may leave.
    [TestPaymentSchema.entries.state, 'unknown'],
    [ChainFaultSchema, 'changed'],
    [ActivityProofSchema.entries.keys, 'none'],
    [ClosingStandSchema, 'ledger-unknown'],
    [MonthClosedSchema.entries.outcome, 'ledger-unknown'],
    [LedgerReadingSchema.entries.outcome, 'trouble'],
    [DifferenceReasonSchema, 'attention'],
    [PaymentStatusSchema, 'entered-in-error'],
    [changes.item.entries.kind, 'corrected'],
    [CardSalesSchema.item.entries.tender, 'other'],
  ]),
  objects: new Map<v.GenericSchema, (told: Told, unknown: readonly string[]) => Told>([
    [BadgeViewSchema, withoutButton],
    [QueueRowSchema, (row, unknown) => ({ ...row, reason: older, fix: null, detail: codes(unknown) })],
    [FindingSchema, asUnknownCheck],
    [HealthSchema.entries.trouble.wrapped, (trouble, unknown) => ({ ...trouble, message: codes(unknown) })],
    [
      SourceStateSchema.entries.trouble.wrapped,
      (trouble, unknown) => ({ ...trouble, message: codes(unknown) }),
    ],
    [SourceReportSchema, asUnknownSource],
  ]),
}

type Told = Record<string, unknown>

/** The backend has worded the badge; a press may not be what it was meant to be. */
function withoutButton(badge: Told, unknown: readonly string[]): Told {
  return {
    ...badge,
    reason: badge.reason ?? older,
    tooltip: `${String(badge.tooltip)}\n${newerWords(unknown)}`,
    button: null,
  }
}

/** Orders that arrive by a way that this version does not know. */
function asUnknownSource(source: Told, unknown: readonly string[]): Told {
  const { kind, origin } = source
  if (kind === 'page' || kind === 'rest') return source
  const trouble = { code: 'newer', message: codes(unknown), since: 0 }
  return { kind: 'rest', ...{ origin, address: origin, readAt: null, trouble, nextTryAt: 0, unreadable: [] } }
}

function asUnknownCheck(finding: Told, unknown: readonly string[]): Told {
  return {
    ...finding,
    check: 'newer',
    subject: null,
    finding: 'told',
    state: 'unknown',
    values: { code: codes(unknown) },
  }
}
