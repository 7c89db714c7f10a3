import * as v from 'valibot'
import { AlarmSchema } from '../domain/alarm.ts'
import { CardTypesSchema } from '../domain/configuration.ts'
import { MovedFactsSchema } from '../domain/moved.ts'
import { policyLimits } from '../domain/policy-limits.ts'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { ShopProfileSchema } from '../domain/shop-profile.ts'
import { SnoozesSchema } from '../domain/snooze.ts'
import { ShopsSchema } from './configuration-view.ts'
import { BadgeViewSchema, type MessageSpec, OrderNumberSchema, type Sender } from './page-messages.ts'

/** A page's own script has no way to these: whatever sends one is refused. */
const nobody: readonly Sender[] = []
const origin = v.pipe(v.string(), v.maxLength(300))
/** An order's own key. */
const key = v.pipe(v.string(), v.maxLength(500))

/**
 * What the browser's background needs of the service for its own work: it opens panels, shows the count, and tells pages
 * of changes, wherever the practice is kept.
 */
export const hostMessages = {
  /** The key of the order that a shop's page shows under this number, stored or not, and where staff are to decide it. */
  'host-bg/order-key': {
    from: nobody,
    role: 'staff',
    by: 'service',
    request: v.object({ origin, number: OrderNumberSchema }),
    answer: v.object({ key: v.string(), decideIn: policyLimits.decideIn }),
  },
  /** What is set of the practice where its engine runs, for everybody to see. */
  'host-bg/configuration': {
    from: nobody,
    role: 'auditor',
    by: 'service',
    request: v.object({}),
    answer: v.object({ shops: ShopsSchema, cardTypes: CardTypesSchema }),
  },
  /** What Settings asks a person for an order's sake, as the query of its address. */
  'host-bg/settings-question': {
    from: nobody,
    role: 'anyone',
    by: 'service',
    request: v.object({ origin, number: OrderNumberSchema, reason: v.optional(ReasonCodeSchema) }),
    answer: v.record(v.string(), v.string()),
  },
  /** The oldest order besides this one that waits for RESOLVE and was not passed over; null where none is left. */
  'host-bg/next-to-resolve': {
    from: nobody,
    role: 'staff',
    by: 'service',
    request: v.object({ key, passed: v.pipe(v.array(OrderNumberSchema), v.maxLength(1000)) }),
    answer: v.object({ key: v.nullable(v.string()) }),
  },
  /** Badges of orders that changed, by shop. A key of no order has none. */
  'host-bg/changed-badges': {
    from: nobody,
    role: 'auditor',
    by: 'service',
    request: v.object({ keys: v.pipe(v.array(key), v.maxLength(1000)) }),
    answer: v.array(v.object({ origin: v.string(), badges: v.array(BadgeViewSchema) })),
  },
  /** How many orders wait for staff, without those that were put off at this computer (`snoozes`) and still are. */
  'host-bg/staff-count': {
    from: nobody,
    role: 'auditor',
    by: 'service',
    request: v.object({ snoozes: v.optional(SnoozesSchema) }),
    answer: v.object({ count: v.number(), putOff: v.optional(v.number()) }),
  },
  /** What people must hear of now; null where all is well. What was put off at this computer (`snoozes`) was not overlooked there. */
  'host-bg/alarm': {
    from: nobody,
    role: 'auditor',
    by: 'service',
    request: v.object({ snoozes: v.optional(SnoozesSchema) }),
    answer: v.object({ alarm: v.nullable(AlarmSchema) }),
  },
  /** Something was set at one computer, not in the configuration: the activity tells it. */
  'host-bg/note-setting': {
    from: nobody,
    role: 'staff',
    by: 'service',
    request: v.object({
      what: v.picklist(['page-taught', 'page-imported', 'page-forgotten', 'permissions', 'staff-name']),
    }),
    answer: v.object({}),
  },
  /** How pages of the shops are read at every computer of the practice, by shop. */
  'host-bg/taught-pages': {
    from: nobody,
    role: 'auditor',
    by: 'service',
    request: v.object({}),
    answer: v.object({ profiles: MovedFactsSchema.entries.profiles }),
  },
  /** A person said yes to what a page that they taught reads: every computer reads it so from now on. */
  'host-bg/teach-page': {
    from: nobody,
    role: 'staff',
    by: 'service',
    request: v.object({ origin, profile: ShopProfileSchema }),
    answer: v.object({}),
  },
  /** The same of a file: a manager's yes. */
  'host-bg/import-page': {
    from: nobody,
    role: 'manager',
    by: 'service',
    request: v.object({ origin, profile: ShopProfileSchema }),
    answer: v.object({}),
  },
  /** The same where the person may not have it used: it waits for a manager's yes. */
  'host-bg/offer-page': {
    from: nobody,
    role: 'staff',
    by: 'service',
    request: v.object({ origin, profile: ShopProfileSchema }),
    answer: v.object({}),
  },
  'host-bg/forget-page': {
    from: nobody,
    role: 'staff',
    by: 'service',
    request: v.object({ origin, page: v.pipe(v.string(), v.maxLength(301)) }),
    answer: v.object({}),
  },
  'host-bg/has-order': {
    from: nobody,
    role: 'staff',
    by: 'service',
    request: v.object({ key }),
    answer: v.object({ exists: v.boolean() }),
  },
} as const satisfies Record<string, MessageSpec>
