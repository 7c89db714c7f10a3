import type { SourceState } from '../domain/source-state.ts'
import type { Instant } from '../domain/units.ts'
import type { OrderSource, SourceTrouble } from './ports/source.ts'

/** Where a reading begins, null where there is nothing to read, and the states that stay known as read. */
export type Beginning = { since: Instant | null; read: readonly string[] } | SourceTrouble

/**
 * Where to begin so that nothing from `from` on is missed and little is read again. The shop tells all of the overlap in
 * short, by what it holds now: an order that was written late stands there as one whose state was never read, wherever
 * its time lies. A shop that tells nothing in short, or not as it was asked, is read from `from` on.
 */
export async function firstUnread(
  source: OrderSource,
  state: SourceState,
  from: Instant,
): Promise<Beginning> {
  const whole = { since: from, read: state.read }
  if (state.read.length === 0) return whole
  const answer = await source.inShort(from)
  if (!answer.ok) return answer.trouble === 'shop-busy' ? answer : whole
  const { orders, last } = answer.value
  if (!last && !isInOrder(orders, from)) return whole
  const read = new Set(state.read)
  const unread = orders.flatMap(({ changedAt, sight }) =>
    read.has(sight) && changedAt !== null ? [] : (changedAt ?? from),
  )
  // What the list had no room for comes after its last.
  const rest = last ? [] : [orders.at(-1)?.changedAt ?? from]
  const begins = [...unread, ...rest]
  return {
    since: begins.length === 0 ? null : Math.max(Math.min(...begins), from),
    read: orders.flatMap(({ sight }) => (read.has(sight) ? sight : [])),
  }
}

/** Whether changes come as they are asked for: what changed since, the oldest first. Some shops do neither. */
export function isInOrder(orders: readonly { changedAt: Instant | null }[], since: Instant): boolean {
  const changes = orders.flatMap(({ changedAt }) => changedAt ?? [])
  // Shops count whole seconds.
  return changes.every((at, n) => at >= (changes[n - 1] ?? since - 1000))
}
