import * as v from 'valibot'
import { CardTypeChangeSchema } from '../domain/card-type-change.ts'
import { OpeningChangeSchema } from '../domain/opening-change.ts'
import { ShopChangeSchema } from '../domain/shop-change.ts'
import type { MessageSpec } from './page-messages.ts'

/** What a person changes by hand in Settings, one thing at a time. */
export const settingsMessages = {
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
} as const satisfies Record<string, MessageSpec>
