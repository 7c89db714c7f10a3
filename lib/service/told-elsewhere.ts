import type { OrderRecord } from '../domain/posting.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import type { SourceState } from '../domain/source-state.ts'
import type { Instant } from '../domain/units.ts'
import type { ListedOrder } from '../shop/parse/parse-row.ts'
import type { Practice } from './practice.ts'

/** An interface that was not read to its end for so long tells nothing: the pages do. */
const maxSilenceMs = 60 * 60_000
/** A new order is told within two readings of the interface; one that is not has to be read from its page. */
const newOrderMs = 10 * 60_000

/**
 * Rows whose order page may have something to tell: all of them where the shop has no interface or it does not answer;
 * else those of orders that it does not tell, tells otherwise than the row, or tells with gaps.
 */
export async function withoutTold(
  { configuration, polling }: Pick<Practice, 'configuration' | 'polling'>,
  origin: string,
  rows: readonly ListedOrder[],
  records: ReadonlyMap<string, OrderRecord>,
  now: Instant,
): Promise<ListedOrder[]> {
  const address = configuration.shops.find(shop => shop.origin === origin)?.rest?.baseUrl
  const state = address === undefined ? undefined : await stateOrNone(polling, origin)
  const readAt = state?.address === address ? state?.readAt : undefined
  if (!state || readAt == null || readAt < now - maxSilenceMs) return [...rows]
  return rows.filter(row => {
    const record = records.get(row.number)
    return record ? !isTold(row, record) : !isComing(row, state, now)
  })
}

/** No bug of the interface's reading keeps the pages from being read. */
async function stateOrNone(
  { sources }: Practice['polling'],
  origin: string,
): Promise<SourceState | undefined> {
  try {
    return await sources.sourceState(origin)
  } catch (error) {
    console.error('How far a shop’s interface was read is not known.', stackWithoutMessage(error))
    return undefined
  }
}

function isTold({ state, totalCents }: ListedOrder, { order, posting }: OrderRecord): boolean {
  const isSame =
    (state === null || state === order.state) && (totalCents === null || totalCents === order.totalCents)
  const isBrandOpen = order.tender.kind === 'card' && order.tender.brand === null
  const isMissing = posting.reason?.startsWith('missing-') === true
  return order.byRest === true && isSame && !isBrandOpen && !isMissing
}

function isComing({ number, placedAt }: ListedOrder, state: SourceState, now: Instant): boolean {
  if (placedAt === null || placedAt < state.placedFrom) return false
  return now < placedAt + newOrderMs && !state.unreadable.some(order => order.number === number)
}
