import * as v from 'valibot'
import type { MessageSpec } from './page-messages.ts'
import { ProfileProposalSchema } from './taught-file.ts'
import { OfferedPageSchema, TaughtPageSchema } from './teach.ts'

/** What our own pages ask of pages that staff taught, or of the files of such pages. */
export const taughtMessages = {
  /** Staff want to teach the page that is open in a tab: the script for it is put in. */
  'ext-bg/teach': {
    from: ['ext'],
    role: 'staff',
    by: 'host',
    request: v.object({ tabId: v.number() }),
    answer: v.object({ started: v.boolean() }),
  },
  /** All that was taught, by shop; shops of the configuration without a profile are there too. */
  'ext-bg/profiles': {
    from: ['ext'],
    role: 'auditor',
    by: 'host',
    request: v.object({}),
    answer: v.array(TaughtPageSchema),
  },
  /** Shows what the file of a taught page would read, in a page that is open now. Nothing of it is used. */
  'ext-bg/propose-profile': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ origin: v.string(), json: v.pipe(v.string(), v.maxLength(100_000)) }),
    answer: ProfileProposalSchema,
  },
  /** The file that waits for a yes, read once more; null where none does. */
  'ext-bg/proposed-profile': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: v.nullable(ProfileProposalSchema),
  },
  /** A person says yes to what they were shown. */
  'ext-bg/import-profile': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ seen: v.string() }),
    answer: v.object({ page: v.string() }),
  },
  /** A person says no. */
  'ext-bg/drop-profile': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: v.object({}),
  },
  /** Pages that were taught at one computer alone, and wait for a manager to have them used at all. */
  'ext-bg/offered-pages': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: v.object({}),
    answer: v.array(OfferedPageSchema),
  },
  /** They stay at the computer where they were taught. */
  'ext-bg/decline-page': {
    from: ['ext'],
    role: 'manager',
    by: 'service',
    request: v.object({ origin: v.string(), page: v.pipe(v.string(), v.maxLength(301)) }),
    answer: v.object({}),
  },
  'ext-bg/delete-profile': {
    from: ['ext'],
    role: 'staff',
    by: 'host',
    request: v.object({ origin: v.string(), page: v.string() }),
    answer: v.object({}),
  },
} as const satisfies Record<string, MessageSpec>
