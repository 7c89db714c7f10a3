import * as v from 'valibot'
import type { MessageSpec } from './page-messages.ts'
import {
  CardSalesSchema,
  CloseMonthSchema,
  LedgerReadingSchema,
  MonthClosedSchema,
  RangeSchema,
  ReconciliationAnswerSchema,
} from './reconciliation.ts'

/** What the reconciliation asks. */
export const reportMessages = {
  'ext-bg/reconcile': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: RangeSchema,
    answer: ReconciliationAnswerSchema,
  },
  'ext-bg/close-month': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: CloseMonthSchema,
    answer: MonthClosedSchema,
  },
  'ext-bg/card-sales': {
    from: ['ext'],
    role: 'auditor',
    by: 'service',
    request: RangeSchema,
    answer: CardSalesSchema,
  },
  /** Reads Nextech's ledger back to a day that it is not known from yet. */
  'ext-bg/read-ledger': {
    from: ['ext'],
    role: 'staff',
    by: 'service',
    request: v.pick(RangeSchema, ['from']),
    answer: LedgerReadingSchema,
  },
} as const satisfies Record<string, MessageSpec>
