import * as v from 'valibot'
import { CardTypeChangeSchema } from '../domain/card-type-change.ts'
import { OpeningChangeSchema } from '../domain/opening-change.ts'
import { ShopChangeSchema } from '../domain/shop-change.ts'
import { UnusableSettingsSchema } from './configuration-view.ts'
import type { MessageSpec } from './page-messages.ts'
import { TryReportSchema, TryRequestSchema } from './welcome.ts'

/** What a person changes by hand in Settings, one thing at a time. */
export const settingsMessages = {
  /** Why no configuration is in force although something is set up. */
  'ext-bg/unusable-configuration': {
    from: ['ext'],
    role: 'auditor',
    by: 'host',
    request: v.object({}),
    answer: UnusableSettingsSchema,
  },
  /** Signs in to Nextech with what a person typed into the guided set-up, and reads a few lists. Nothing is kept. */
  'ext-bg/try-nextech': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: TryRequestSchema,
    answer: TryReportSchema,
  },
  /** A person gives a brand of card its label, or takes it away. Answers why that cannot be, else null. */
  'ext-bg/configuration-card-type': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: CardTypeChangeSchema,
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
  /** A person says how a shop's pages are read. Answers why that cannot be, else null. */
  'ext-bg/configuration-shop': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: ShopChangeSchema,
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
  /** A person sets the practice's hours. Answers why they cannot be so, else null. */
  'ext-bg/configuration-hours': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: OpeningChangeSchema,
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
  /** Takes everything of ours off this computer. Answers why it was not done, or not whole, else null. */
  'ext-bg/erase': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ word: v.pipe(v.string(), v.maxLength(100)) }),
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
} as const satisfies Record<string, MessageSpec>
