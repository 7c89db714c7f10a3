import * as v from 'valibot'
import { activityActs } from '../domain/activity.ts'
import { SealSchema, SealVerdictSchema } from '../domain/activity-seal.ts'
import { DuplicateCountsSchema } from '../domain/duplicate-audit.ts'
import { TestPaymentSchema } from '../domain/test-payment.ts'
import { ActivityPageSchema, ActivityProofSchema, ActivityQuerySchema, ProofSoFarSchema } from './activity.ts'
import { backendMessages } from './backend-messages.ts'
import { ConfigurationViewSchema } from './configuration-view.ts'
import type { MessageSpec } from './page-messages.ts'
import { ConfigurationReportSchema, SignInReportSchema } from './panel.ts'
import { PatientPageRequestSchema, PatientPageSchema, PatientSourceSchema } from './patient-pages.ts'
import { peopleMessages } from './people-messages.ts'
import { ProposalSchema } from './proposal.ts'
import { reportMessages } from './report-messages.ts'
import { settingsMessages } from './settings-messages.ts'
import { SetupViewSchema, TestOrderSchema } from './setup.ts'
import { ShopWordsSchema } from './shop-words.ts'
import { ClosingWordSchema, QueueSchema, QuoteWordSchema, RememberedListSchema } from './staff-queue.ts'
import { taughtMessages } from './taught-messages.ts'
import { TodaySchema } from './today.ts'
import { vaultMessages } from './vault-messages.ts'

/** What our own pages ask. */
export const extMessages = {
  /** Shows a file beside the configuration in force. */
  'ext-bg/propose-configuration': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ json: v.string() }),
    answer: ProposalSchema,
  },
  /** A person says yes to the file that they were shown, and whether it may post. */
  'ext-bg/import-configuration': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ json: v.string(), seen: v.string(), posts: v.boolean() }),
    answer: ConfigurationReportSchema,
  },
  'ext-bg/export-configuration': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: v.object({ json: v.nullable(v.string()) }),
  },
  /** The configuration in force, without secrets. */
  'ext-bg/configuration': {
    from: ['ext'],
    role: 'auditor',
    by: 'host',
    request: v.object({}),
    answer: ConfigurationViewSchema,
  },
  ...backendMessages,
  ...settingsMessages,
  ...peopleMessages,
  ...reportMessages,
  ...vaultMessages,
  ...taughtMessages,
  /** What pages of the shops told that a person may settle. */
  'ext-bg/shop-words': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: v.object({}),
    answer: ShopWordsSchema,
  },
  'ext-bg/sign-in': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ password: v.string() }),
    answer: SignInReportSchema,
  },
  'ext-bg/today': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: v.object({}),
    answer: TodaySchema,
  },
  'ext-bg/setup': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: v.object({}),
    answer: v.nullable(SetupViewSchema),
  },
  /** Runs every check of the setup doctor; pages are told as each finishes. */
  'ext-bg/run-setup': {
    from: ['ext'],
    role: 'staff',
    by: 'service',
    request: v.object({}),
    answer: v.object({}),
  },
  /** Staff said yes to one cent for the dummy patient: the same yes twice is one payment. */
  'ext-bg/test-payment': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: TestOrderSchema,
    answer: TestPaymentSchema,
  },
  'ext-bg/look-for-tests': {
    from: ['ext'],
    role: 'staff',
    by: 'service',
    request: v.object({}),
    answer: v.object({}),
  },
  'ext-bg/patient-source': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: v.object({}),
    answer: PatientSourceSchema,
  },
  /** A page of all patients, for the duplicate audit; nothing of it is kept. */
  'ext-bg/patient-page': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: PatientPageRequestSchema,
    answer: PatientPageSchema,
  },
  /** What an audit for duplicates found, in counts: the setup doctor tells it from then on. */
  'ext-bg/note-duplicates': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: DuplicateCountsSchema,
    answer: v.object({}),
  },
  'ext-bg/activity': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: ActivityQuerySchema,
    answer: v.nullable(ActivityPageSchema),
  },
  /** A person saves a file of the practice's data on their computer. */
  'ext-bg/note-export': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: v.object({ what: v.picklist(activityActs.export) }),
    answer: v.object({}),
  },
  /** Checks the next stretch of the chain of all activity that is kept. */
  'ext-bg/prove-activity': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: v.object({ soFar: ProofSoFarSchema }),
    answer: v.nullable(ActivityProofSchema),
  },
  /** What stands for all activity up to now; `saves` = a person keeps it as a file, which is told. */
  'ext-bg/seal-activity': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: v.object({ saves: v.boolean() }),
    answer: v.nullable(SealSchema),
  },
  /** Holds a seal that was saved before against the activity; `asked` = a person chose its file, which is told. */
  'ext-bg/compare-seal': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: v.object({ text: v.pipe(v.string(), v.maxLength(5_000)), asked: v.boolean() }),
    answer: v.nullable(SealVerdictSchema),
  },
  /** A manager has seen that the log differs from a seal because a backup was restored, and says that it was they. */
  'ext-bg/accept-restore': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: v.object({ text: v.pipe(v.string(), v.maxLength(5_000)) }),
    answer: v.nullable(SealVerdictSchema),
  },
  /** Stops all posting of the practice, or lets it go on. */
  'ext-bg/pause': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: v.object({ isPaused: v.boolean() }),
    answer: v.object({}),
  },
  /** Staff say that this browser is the one that posts. */
  'ext-bg/claim-station': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: v.object({}),
  },
  'ext-bg/sync-now': {
    from: ['ext'],
    role: 'staff',
    by: 'host',
    request: v.object({}),
    answer: v.object({}),
  },
  /** Everything that waits for staff. */
  'ext-bg/queue': { from: ['ext'], role: 'staff', by: 'service', request: v.object({}), answer: QueueSchema },
  /** A ticket for RESOLVE inside our own page. */
  'ext-bg/open-resolve': {
    from: ['ext'],
    role: 'staff',
    by: 'host',
    request: v.object({ key: v.string() }),
    answer: v.object({ ticket: v.string() }),
  },
  /** Staff say that a void was meant, or that money which went back is recorded elsewhere; null takes it back. */
  'ext-bg/close-order': {
    from: ['ext'],
    role: 'staff',
    by: 'service',
    request: v.object({ key: v.string(), word: v.nullable(ClosingWordSchema) }),
    answer: v.object({}),
  },
  /** Staff say what they did in Nextech with a payment whose patient had open quotes; null takes it back. */
  'ext-bg/quote-done': {
    from: ['ext'],
    role: 'staff',
    by: 'service',
    request: v.object({ key: v.string(), word: v.nullable(QuoteWordSchema) }),
    answer: v.object({}),
  },
  'ext-bg/remembered': {
    from: ['ext'],
    role: 'staff',
    by: 'service',
    request: v.object({}),
    answer: RememberedListSchema,
  },
  /** Takes a remembered patient back, or a "not this one" (`uid`). */
  'ext-bg/forget': {
    from: ['ext'],
    role: 'staff',
    by: 'service',
    request: v.object({ key: v.string(), uid: v.nullable(v.string()) }),
    answer: v.object({}),
  },
  /** How this browser is named to others who meet its decisions. */
  'ext-bg/staff-name': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({ name: v.pipe(v.string(), v.maxLength(60)) }),
    answer: v.object({}),
  },
} as const satisfies Record<string, MessageSpec>
