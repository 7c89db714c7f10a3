import type { Configuration } from '../domain/configuration.ts'
import { type Finding, found } from '../domain/setup-checks.ts'
import { dayMs, type Instant } from '../domain/units.ts'
import type { RestFacts } from './ports.ts'

/** A shop that has sold nothing for longer is rare enough to be looked at. */
const latelyMs = 7 * dayMs
/** The shop is asked every five minutes while the browser runs. */
const overdueMs = 30 * 60_000

export interface ShopFacts {
  shop: Configuration['shops'][number]
  /** Host patterns of the shop that the browser does not let us reach. */
  denied: readonly string[]
  scripted: boolean
  lastOrderAt: Instant | undefined
  rest: RestFacts | null
  now: Instant
}

/** Whether a shop's orders reach us: from its pages, and from its own interface where it has one. */
export function checkShop({ shop, denied, scripted, lastOrderAt, rest, now }: ShopFacts): Finding[] {
  const { origin } = shop
  const access =
    denied.length > 0
      ? found('shop-access', 'denied', { address: denied.join(', ') }, origin)
      : found('shop-access', 'allowed', {}, origin)
  const script = found('shop-script', scripted ? 'registered' : 'missing', {}, origin)
  const orders = checkOrders(origin, lastOrderAt, now)
  return [access, script, orders, ...(rest ? [checkRest(origin, rest, now)] : [])]
}

function checkOrders(origin: string, lastOrderAt: Instant | undefined, now: Instant): Finding {
  if (lastOrderAt === undefined) return found('shop-orders', 'never', {}, origin)
  const days = String(Math.floor((now - lastOrderAt) / dayMs))
  return found('shop-orders', now - lastOrderAt > latelyMs ? 'long-ago' : 'lately', { days }, origin)
}

function checkRest(origin: string, { readAt, trouble, unreadable }: RestFacts, now: Instant): Finding {
  if (trouble !== null) return found('shop-rest', 'trouble', { trouble }, origin)
  if (readAt === null) return found('shop-rest', 'not-yet', {}, origin)
  if (now - readAt > overdueMs) return found('shop-rest', 'overdue', {}, origin)
  const count = String(unreadable)
  return unreadable > 0
    ? found('shop-rest', 'unreadable', { count }, origin)
    : found('shop-rest', 'read', {}, origin)
}
