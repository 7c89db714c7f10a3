import * as v from 'valibot'
import type { Clock, Random } from '../../sync/ports/runtime.ts'
import type { OrderSource, SourceOrder, SourceTrouble } from '../../sync/ports/source.ts'
import { failed, type Reading, readingOf, silent } from './answer.ts'
import { ordersUrl, pageSize, shortUrl } from './orders-url.ts'
import { momentOf, restOrder } from './rest-order.ts'
import { WireHeadSchema, WireOrderSchema, WirePageSchema } from './wire-order.ts'

export interface MagentoDeps {
  /** The origin under which this shop's orders are kept. */
  shop: string
  /** The interface's address, e.g. `https://store.example.com/rest/V1`. */
  baseUrl: string
  /** The access token of the shop's integration; undefined where none is known. */
  token: string | undefined
  /** The practice's zone; the interface's own times are UTC. */
  timeZone: string
  /** Whether the browser lets us reach the address. */
  mayReach: () => Promise<boolean>
  fetch: typeof fetch
  clock: Clock
  random: Random
  timeoutMs?: number
}

/** Shops choose their pages as a multiple of this. */
const minPage = 10
const maxAttempts = 3
const firstBackOffMs = 500
/** A longer wait than this is left to the next reading. */
const maxWaitMs = 8_000
/** Posting waits for the reading before it: a shop that hangs must not hold it up for long. */
const timeoutMs = 20_000

/** Magento's REST interface as a source of orders (order pages B4). */
export function createMagentoSource(deps: MagentoDeps): OrderSource {
  const { shop, baseUrl, clock } = deps
  // Called without its owner: the browser's own fetch refuses a foreign `this`.
  const { fetch } = deps
  let size: number | undefined

  async function send(url: string, token: string): Promise<Reading> {
    try {
      const response = await fetch(url, {
        headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
        signal: AbortSignal.timeout(deps.timeoutMs ?? timeoutMs),
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      })
      return await readingOf(response, clock.now())
    } catch (error) {
      return silent(error)
    }
  }

  async function ask(url: string, attempts = maxAttempts): Promise<Reading> {
    const { token } = deps
    if (token === undefined) return failed('token-missing', '')
    if (!(await deps.mayReach())) return failed('not-allowed', '')
    for (let tried = 1; ; tried++) {
      const reading = await send(url, token)
      if (reading.ok || !reading.again || tried === attempts) return reading
      const wait = reading.retryAfterMs ?? firstBackOffMs * 2 ** (tried - 1) * (0.5 + deps.random() / 2)
      if (wait > maxWaitMs) return reading
      await clock.sleep(Math.round(wait))
    }
  }

  async function askForList(url: string, attempts?: number): Promise<WirePage | SourceTrouble> {
    const reading = await ask(url, attempts)
    if (!reading.ok) return withoutAgain(reading)
    const answer = v.safeParse(WirePageSchema, reading.value)
    return answer.success
      ? answer.output
      : { ok: false, trouble: 'no-magento', message: 'It is no list of orders.' }
  }

  return {
    shop,
    address: baseUrl,
    async changes(since, page) {
      const answer = await askForList(ordersUrl(baseUrl, since, page))
      if ('ok' in answer) return answer
      const { items, total_count: total } = answer
      const known = page === 1 ? undefined : size
      size = known ?? sizeOf(page, items.length, total)
      const orders = items.map((item, at) => sourceOrder(item, `${page}.${at}`, deps))
      return { ok: true, value: { orders, last: isLast(answer, page, size) } }
    },
    async inShort(since) {
      const answer = await askForList(shortUrl(baseUrl, since), 1)
      if ('ok' in answer) return answer
      const orders = answer.items.map((item, at) => inShort(item, `1.${at}`))
      const { length } = orders
      return { ok: true, value: { orders, last: length >= answer.total_count && !isFull(length) } }
    },
  }
}

type WirePage = v.InferOutput<typeof WirePageSchema>

/** How many orders a page of this shop holds: some make them smaller than they are asked to. */
function sizeOf(page: number, count: number, total: number): number {
  const isEnd = (page - 1) * pageSize + count === total
  return isEnd || count === 0 ? pageSize : count
}

/** Whether nothing comes after this page, where pages hold so many. */
function isLast({ items: { length }, total_count: total }: WirePage, page: number, size: number): boolean {
  // Magento gives its last page again for every page beyond it: only the total tells the end (magento2 #3787).
  // A page as large as shops make them, whose total counts no more, need not be the last: some count the page alone.
  return length === 0 || (page * size >= total && !(isFull(length) && total <= length))
}

const isFull = (length: number) => length >= minPage && length % minPage === 0

/** A record's state in short, the same whether the shop tells more of it or not. */
function inShort(item: unknown, place: string): Pick<SourceOrder, 'id' | 'changedAt' | 'sight'> {
  const head = v.safeParse(WireHeadSchema, item)
  if (!head.success) return { id: place, changedAt: null, sight: place }
  const { entity_id: id, updated_at } = head.output
  return { id, changedAt: momentOf(updated_at) ?? null, sight: Object.values(head.output).join('|') }
}

/** One record by itself, so that a bad one keeps no other back. */
function sourceOrder(item: unknown, place: string, { shop, timeZone }: MagentoDeps): SourceOrder {
  const common = inShort(item, place)
  const head = v.safeParse(WireHeadSchema, item)
  if (!head.success) return { ...common, ok: false, number: null, field: 'number' }
  const number = head.output.increment_id || null
  const wire = v.safeParse(WireOrderSchema, item)
  if (!wire.success) return { ...common, ok: false, number, field: fieldOf(wire.issues[0]) }
  const result = restOrder(wire.output, shop, timeZone)
  return result.ok
    ? { ...common, ok: true, order: result.value }
    : { ...common, ok: false, number, field: result.error.field }
}

/** The part of an order that a place in the record belongs to. */
function fieldOf(issue: v.BaseIssue<unknown>): 'number' | 'items' | 'gift-card' | 'total' {
  const [place = ''] = v.getDotPath(issue)?.split('.') ?? []
  if (place === 'increment_id') return 'number'
  if (place === 'items') return 'items'
  return place === 'extension_attributes' ? 'gift-card' : 'total'
}

function withoutAgain({ again: _again, ...trouble }: Extract<Reading, { ok: false }>): SourceTrouble {
  return trouble
}
