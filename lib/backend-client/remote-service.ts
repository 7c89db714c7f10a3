import * as v from 'valibot'
import { Declined } from '../contract/declined.ts'
import { type AnswerOf, messages, type RequestOf } from '../contract/messages.ts'
import { type BadgeView, OrderNumberSchema } from '../contract/page-messages.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { needsStaff } from '../domain/status.ts'
import type { Instant } from '../domain/units.ts'
import type { PracticeService, ServiceCall } from '../service/answer.ts'
import { say } from '../words/background-words.ts'
import { formatMoment } from '../words/format-time.ts'
import type { BadgeCache, CachedBadge } from './badge-cache.ts'
import type { BackendClient, Failure } from './client.ts'
import type { Connection } from './connection.ts'
import { newerWords, readAnswer } from './newer-answers.ts'
import type { Outbox, WaitingReading } from './outbox.ts'

export interface RemoteDeps {
  client: BackendClient
  cache: BadgeCache
  connection: Connection
  outbox: Outbox
  /** Shows badges as they were last known, until the page that asks has its answer. */
  showMeanwhile(origin: string, badges: readonly BadgeView[]): Promise<void>
  now(): Instant
  timeZone: string
}

/** A practice whose engine runs at a sync backend: the same requests, carried over HTTP. */
export interface RemoteService extends PracticeService {
  /** Sends the readings that waited. */
  flush(): Promise<void>
}

/** Answers from the backend. While it is away, pages see the last known badges, and readings wait. */
export function createRemoteService(deps: RemoteDeps): RemoteService {
  const { client, connection, outbox } = deps

  async function ask(call: ServiceCall): Promise<unknown> {
    const painting = call.name === 'cs-bg/rows' ? setTimeout(paintKnown, paintAfterMs, deps, call) : undefined
    const reply = await client.send('POST', `/v1/requests/${call.name}`, envelopeOf(call))
    clearTimeout(painting)
    if (!reply.ok) return insteadOf(deps, call, reply.error)
    const told = readAnswer(call.name, reply.value)
    if (!told.ok) return insteadOf(deps, call, unread(told.unknown))
    await connection.note(null)
    await keep(deps, call, told.value)
    return told.value
  }

  async function sendWaiting({ body, page }: WaitingReading): Promise<boolean> {
    const reply = await client.send('POST', '/v1/requests/cs-bg/order', { body, page })
    return reply.ok || reply.error.trouble === null
  }

  return { ask, flush: () => outbox.flush(sendWaiting) }
}

/** A backend that answers sooner is waited for: a list that is painted twice flickers. */
const paintAfterMs = 100

/** Badges as they were last known, with the time of it; nothing can be decided by them. */
async function paintKnown({ cache, showMeanwhile, now, timeZone }: RemoteDeps, { body, asker }: ShopCall) {
  const numbers = numbersIn(body)
  const known = await cache.read(asker.origin, numbers)
  const today = practiceDayOf(now(), timeZone)
  const badges = [...known.values()].map(({ origin: _origin, at, ...badge }): BadgeView => {
    const tooltip = say('badge.as-of', { time: formatMoment(at, timeZone, today) })
    return { ...badge, tooltip, button: null }
  })
  if (badges.length > 0) await showMeanwhile(asker.origin, badges)
}

/** Orders of a list. A text that is longer is no order's number, and no badge may carry it. */
function numbersIn(body: unknown): string[] {
  const { rows } = v.parse(messages['cs-bg/rows'].request, body)
  return rows.map(({ number }) => number).filter(number => v.is(OrderNumberSchema, number))
}

/** An answer of another form is that of another version; one that only says what is unknown here is a newer one's, which serves. */
const unread = (unknown: readonly string[]): Failure =>
  unknown.length === 0
    ? { trouble: 'backend-older', code: 'backend-older', message: '' }
    : { trouble: null, code: 'extension-older', message: newerWords(unknown) }

function envelopeOf({ name, body, asker }: ServiceCall) {
  if (name.startsWith('cs-bg/') && 'origin' in asker) {
    const { origin, reader } = asker
    return { body, page: { origin, reader } }
  }
  if (name.startsWith('panel-bg/') && 'opening' in asker) {
    const { key, opening } = asker
    return { body, order: { key, opening } }
  }
  return { body }
}

/** Badges that the backend answered are kept for while it is away. Its table has parsed the value by this very name. */
async function keep({ cache, now }: RemoteDeps, { name, asker }: ServiceCall, value: unknown): Promise<void> {
  if (name === 'cs-bg/rows' && 'origin' in asker) {
    const { badges } = value as AnswerOf<typeof name>
    await cache.put(asker.origin, badges, now())
  }
  if (name === 'host-bg/changed-badges')
    for (const { origin, badges } of value as AnswerOf<typeof name>) await cache.put(origin, badges, now())
}

/** What is answered without the backend: badges as last known, a reading that waits, or why not. */
async function insteadOf(deps: RemoteDeps, call: ServiceCall, failure: Failure): Promise<unknown> {
  const { trouble, code, message } = failure
  if (trouble === null) throw new Declined(code, message)
  await deps.connection.note(trouble)
  if (call.name === 'cs-bg/rows') return cachedRows(deps, call, trouble)
  if (call.name === 'cs-bg/order') return laterOrder(deps, call, trouble)
  // The page was not read; it is asked for again with its list.
  if (call.name === 'cs-bg/unread') return {}
  throw new Declined(trouble, `${say(`reason.${trouble}.cause`)} ${say(`reason.${trouble}.fix`)}`)
}

type Trouble = NonNullable<Failure['trouble']>
type ShopCall = Extract<ServiceCall, { asker: { reader: string } }>

async function cachedRows(deps: RemoteDeps, { body, asker }: ShopCall, trouble: Trouble) {
  const { rows } = v.parse(messages['cs-bg/rows'].request, body)
  const numbers = numbersIn(body)
  const known = await deps.cache.read(asker.origin, numbers)
  return {
    badges: numbers.map(number => badgeMeanwhile(deps, number, known.get(number), trouble)),
    wanted: [],
    unreadable: rows.length - numbers.length,
  }
}

async function laterOrder(deps: RemoteDeps, { body, asker }: ShopCall, trouble: Trouble) {
  const told: RequestOf<'cs-bg/order'> = v.parse(messages['cs-bg/order'].request, body)
  const { origin, reader } = asker
  await deps.outbox.add({ body: told, page: { origin, reader } })
  const { number } = told.reading
  const known = (await deps.cache.read(origin, [number])).get(number)
  return { badge: badgeMeanwhile(deps, number, known, trouble), understood: true }
}

/** The last known state, with the time of it; nothing can be decided meanwhile. */
function badgeMeanwhile(
  { now, timeZone }: RemoteDeps,
  number: string,
  known: CachedBadge | undefined,
  trouble: Trouble,
): BadgeView {
  const why = `${say(`reason.${trouble}.cause`)} ${say(`reason.${trouble}.fix`)}`
  // The banner has the press for all of the page: beside an order that is settled it would look like one to do.
  const isWanted = !known || needsStaff(known)
  const button = trouble === 'backend-not-paired' && isWanted ? openSettings() : null
  if (!known)
    return {
      number,
      status: 'unseen',
      reason: trouble,
      word: say('status.unseen'),
      tooltip: why,
      button,
    }
  const { origin: _origin, at, ...badge } = known
  const time = formatMoment(at, timeZone, practiceDayOf(now(), timeZone))
  return { ...badge, tooltip: `${say('badge.as-of', { time })}\n${why}`, button }
}

const openSettings = (): BadgeView['button'] => ({ label: say('action.open'), opens: 'workbench' })
