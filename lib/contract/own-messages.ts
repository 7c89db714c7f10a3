import * as v from 'valibot'
import { CardTypeChangeSchema } from '../domain/card-type-change.ts'
import { TestPaymentSchema } from '../domain/test-payment.ts'
import { ActivityPageSchema, ActivityProofSchema, ActivityQuerySchema, ProofSoFarSchema } from './activity.ts'
import type { MessageSpec } from './page-messages.ts'
import { ConfigurationReportSchema, SignInReportSchema } from './panel.ts'
import { PatientPageRequestSchema, PatientPageSchema, PatientSourceSchema } from './patient-pages.ts'
import {
  CardSalesSchema,
  LedgerReadingSchema,
  RangeSchema,
  ReconciliationAnswerSchema,
} from './reconciliation.ts'
import { SetupViewSchema, TestOrderSchema } from './setup.ts'
import { QueueSchema, RememberedListSchema } from './staff-queue.ts'
import { TaughtPageSchema } from './teach.ts'
import { TodaySchema } from './today.ts'

/** What our own pages ask. */
export const ownMessages = {
  'own-bg/import-configuration': {
    from: ['own'],
    role: 'manager',
    by: 'host',
    request: v.object({ json: v.string() }),
    answer: ConfigurationReportSchema,
  },
  'own-bg/export-configuration': {
    from: ['own'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: v.object({ json: v.nullable(v.string()) }),
  },
  /** A person gives a brand of card its label, or takes it away. Answers why that cannot be, else null. */
  'own-bg/configuration-card-type': {
    from: ['own'],
    role: 'manager',
    by: 'host',
    request: CardTypeChangeSchema,
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
  'own-bg/sign-in': {
    from: ['own'],
    role: 'manager',
    by: 'host',
    request: v.object({ password: v.string() }),
    answer: SignInReportSchema,
  },
  'own-bg/today': { from: ['own'], role: 'staff', by: 'service', request: v.object({}), answer: TodaySchema },
  'own-bg/reconcile': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: RangeSchema,
    answer: ReconciliationAnswerSchema,
  },
  'own-bg/card-sales': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: RangeSchema,
    answer: CardSalesSchema,
  },
  /** Reads Nextech's ledger back to a day that it is not known from yet. */
  'own-bg/read-ledger': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: v.pick(RangeSchema, ['from']),
    answer: LedgerReadingSchema,
  },
  'own-bg/setup': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: v.object({}),
    answer: v.nullable(SetupViewSchema),
  },
  /** Runs every check of the setup doctor; pages are told as each finishes. */
  'own-bg/run-setup': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: v.object({}),
    answer: v.object({}),
  },
  /** Staff said yes to one cent for the dummy patient: the same yes twice is one payment. */
  'own-bg/test-payment': {
    from: ['own'],
    role: 'manager',
    by: 'service',
    request: TestOrderSchema,
    answer: TestPaymentSchema,
  },
  'own-bg/look-for-tests': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: v.object({}),
    answer: v.object({}),
  },
  'own-bg/patient-source': {
    from: ['own'],
    role: 'manager',
    by: 'service',
    request: v.object({}),
    answer: PatientSourceSchema,
  },
  /** A page of all patients, for the duplicate audit; nothing of it is kept. */
  'own-bg/patient-page': {
    from: ['own'],
    role: 'manager',
    by: 'service',
    request: PatientPageRequestSchema,
    answer: PatientPageSchema,
  },
  'own-bg/activity': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: ActivityQuerySchema,
    answer: v.nullable(ActivityPageSchema),
  },
  /** Checks the next stretch of the chain of all activity that is kept. */
  'own-bg/prove-activity': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: v.object({ soFar: ProofSoFarSchema }),
    answer: v.nullable(ActivityProofSchema),
  },
  /** Staff say that this browser is the one that posts. */
  'own-bg/claim-station': {
    from: ['own'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: v.object({}),
  },
  /** Staff want to teach the page that is open in a tab: the script for it is put in. */
  'own-bg/teach': {
    from: ['own'],
    role: 'staff',
    by: 'host',
    request: v.object({ tabId: v.number() }),
    answer: v.object({ started: v.boolean() }),
  },
  /** All that was taught, by shop; shops of the configuration without a profile are there too. */
  'own-bg/profiles': {
    from: ['own'],
    role: 'staff',
    by: 'host',
    request: v.object({}),
    answer: v.array(TaughtPageSchema),
  },
  'own-bg/import-profile': {
    from: ['own'],
    role: 'staff',
    by: 'host',
    request: v.object({ origin: v.string(), json: v.string() }),
    answer: v.object({ accepted: v.boolean(), lines: v.array(v.string()) }),
  },
  'own-bg/delete-profile': {
    from: ['own'],
    role: 'staff',
    by: 'host',
    request: v.object({ origin: v.string(), page: v.string() }),
    answer: v.object({}),
  },
  'own-bg/sync-now': {
    from: ['own'],
    role: 'staff',
    by: 'host',
    request: v.object({}),
    answer: v.object({}),
  },
  /** Everything that waits for staff. */
  'own-bg/queue': { from: ['own'], role: 'staff', by: 'service', request: v.object({}), answer: QueueSchema },
  /** A ticket for RESOLVE inside our own page. */
  'own-bg/open-resolve': {
    from: ['own'],
    role: 'staff',
    by: 'host',
    request: v.object({ key: v.string() }),
    answer: v.object({ ticket: v.string() }),
  },
  'own-bg/remembered': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: v.object({}),
    answer: RememberedListSchema,
  },
  /** Takes a remembered patient back, or a "not this one" (`uid`). */
  'own-bg/forget': {
    from: ['own'],
    role: 'staff',
    by: 'service',
    request: v.object({ key: v.string(), uid: v.nullable(v.string()) }),
    answer: v.object({}),
  },
  /** How this browser is named to others who meet its decisions. */
  'own-bg/staff-name': {
    from: ['own'],
    role: 'anyone',
    by: 'host',
    request: v.object({ name: v.pipe(v.string(), v.maxLength(60)) }),
    answer: v.object({}),
  },
} as const satisfies Record<string, MessageSpec>
