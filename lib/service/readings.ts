import type { BadgeView } from '../contract/page-messages.ts'
import type { OrderReading, RowReading } from '../contract/readings.ts'
import { joinedEvidence } from '../domain/date-order.ts'
import { nearNumbers, type PlacedBetween, placedBetween } from '../domain/near-numbers.ts'
import { type OrderRecord, postingKey } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import { pagesOf, pageZoneOf, storeOf } from '../domain/stores.ts'
import { dayMs, type Instant } from '../domain/units.ts'
import { interpretListed, isNoAmount } from '../shop/parse/amount.ts'
import type { Misread } from '../shop/parse/misread.ts'
import { interpretNumber } from '../shop/parse/number.ts'
import { parseOrder } from '../shop/parse/parse-order.ts'
import { type ListedOrder, type PageSettings, parseRow } from '../shop/parse/parse-row.ts'
import { withKnown } from '../shop/parse/with-known.ts'
import { partZone } from '../shop/parse/zone.ts'
import type { Listing } from '../sync/ports/intake.ts'
import { badgeContext, badgeView, troubleOf, unseenView } from './badge-view.ts'
import { hasRoom, withRoom } from './newcomers.ts'
import type { Practice } from './practice.ts'
import { withoutTold } from './told-elsewhere.ts'

/** A shop's page that reads: the shop's origin, and a name that tells it from other pages of the shop. */
export interface ShopPage {
  origin: string
  reader: string
}

/** A badge for each row that can be understood, the orders to read in full, and how many rows were not understood. */
export async function rowsSeen(
  practice: Practice,
  rows: readonly RowReading[],
  { origin, reader }: ShopPage,
) {
  const { intake, engine } = practice
  const timeZone = pageZone(practice, origin)
  const dates = pageSettings(practice, origin)
  const read = rows.flatMap(row => {
    const result = parseRow(row, origin, timeZone, dates)
    return result.ok && isWhole(row, result.value) ? [result.value] : []
  })
  const numbers = numbersOf(read)
  // Nothing else will tell when they were placed: they have no page of their own.
  const unclear = new Set(read.flatMap(row => (row.isDateUnclear && row.href === null ? [row.number] : [])))
  const now = engine.clock.now()
  const records = await intake.records(origin, numbers, 'shown')
  const open = await withoutTold(practice, origin, read, records, now)
  const taken = await withRoom(practice, { origin, reader }, open, records)
  const putOff = new Set(numbersOf(open)).difference(new Set(numbersOf(taken)))
  const wanted = await intake.seeRows(origin, taken, now, reader)
  const [listings, context] = await Promise.all([
    intake.listings(origin, numbers, 'shown'),
    badgeContext(practice),
  ])
  const badges = numbers.map((number): BadgeView => {
    const record = records.get(number)
    const listing = listings.get(number)
    // What it waits for was told by a status of before; nobody knows what the one of now means.
    const isOutdated =
      listing?.problem === 'status-unknown' && record && statusOf(record.posting.state) === 'waiting'
    // The page finds its row by the number as it writes it.
    if (record && !isOutdated) return { ...badgeView(record, context), number }
    // It was read, and what was kept of it is damaged.
    if (!record && listing?.readKey !== undefined) return unseenView(number, listing, 'internal-error')
    if (putOff.has(number)) return unseenView(number, listing, 'too-many-new')
    return unseenView(number, listing, unclear.has(number) ? 'date-unclear' : null)
  })
  const mayHide = open.flatMap(({ number, href }) => {
    const record = records.get(number)
    return record && href !== null && mayHideChange(record, now) ? [number] : []
  })
  const again = mayHide.length === 0 ? [] : await intake.lookAgain(origin, mayHide, now, reader)
  return { badges, wanted: [...new Set([...wanted, ...again])], unreadable: rows.length - read.length }
}

const numbersOf = (rows: readonly ListedOrder[]) => rows.map(({ number }) => number)

/** A refund of a part does not change the row of an order: for so long after the purchase its page is looked at again. */
const refundsMs = 28 * dayMs

function mayHideChange({ posting: { state, placedAt } }: OrderRecord, now: Instant): boolean {
  return ['posted', 'adopted'].includes(state) && placedAt > now - refundsMs
}

/** The zone of the times on a shop's pages. */
function pageZone({ configuration }: Practice, origin: string): string {
  return pageZoneOf(configuration.shops, origin, configuration.practice.timeZone)
}

/** What the configuration and the clock tell of a shop's pages. */
function pageSettings({ configuration, engine }: Practice, origin: string): PageSettings {
  const { dateOrder, statuses } = pagesOf(configuration.shops, origin)
  const dayZone = configuration.practice.timeZone
  return { set: dateOrder, latest: engine.clock.now(), dayZone, statuses }
}

/** A total that is no money or a date that cannot be read: the row is left alone rather than guessed at. */
function isWhole(row: RowReading, read: ListedOrder): boolean {
  // A list may print what the customer was asked for in another currency than the shop's own.
  const isMoney = row.total === null || isNoAmount(row.total) || interpretListed(row.total) !== undefined
  return (row.date === null || read.placedAt !== null || read.isDateUnclear === true) && isMoney
}

/** Takes an order page in: its badge, and whether the page could be understood. */
export async function orderSeen(practice: Practice, reading: OrderReading, page: ShopPage) {
  const { intake, engine } = practice
  const { origin } = page
  const listed = (await intake.listings(origin, [reading.number])).get(reading.number)
  if (!(await mayTake(practice, reading, page, listed)))
    return { badge: unseenView(reading.number, listed, 'too-many-new'), understood: false }
  const dates = joinedEvidence(reading.dates ?? {}, listed?.dates ?? {})
  const zone = pageZone(practice, origin)
  const named = zoneNamed(reading.date, zone)
  if (listed && listed.timeZone !== named) await intake.noteZone(origin, reading.number, named)
  const settings = pageSettings(practice, origin)
  const parse = (around: PlacedBetween = {}) =>
    parseOrder({ ...reading, dates }, origin, zone, { ...settings, ...around })
  const alone = parse()
  const result =
    !alone.ok && alone.error.isUnclear ? parse(await placedAround(practice, origin, reading.number)) : alone
  if (!result.ok) {
    const problem = problemOf(result.error)
    const status = problem === 'status-unknown' ? result.error.text.trim() : undefined
    await intake.noteUnread(origin, reading.number, problem, engine.clock.now(), status)
    return { badge: unseenView(reading.number, listed, troubleOf(problem)), understood: false }
  }
  const { number } = result.value
  const known = (await intake.records(origin, [number])).get(number)?.order
  const record = await intake.takeOrder(withKnown(result.value, known), engine.clock.now())
  if (record.posting.dueAt !== null) practice.host.schedule()
  return { badge: { ...badgeView(record, await badgeContext(practice)), number }, understood: true }
}

/** A new order that no row told, or that the page alone shows, waits where pages told of too many. */
async function mayTake(practice: Practice, reading: OrderReading, page: ShopPage, listed?: Listing) {
  const isSeen = reading.seen === true
  if (listed && !isSeen) return true
  const number = interpretNumber(reading.number) ?? reading.number
  const known = await practice.intake.records(page.origin, [number], 'shown')
  return known.size > 0 || hasRoom(practice, page, isSeen)
}

/** When an order was placed by what is known of itself, e.g. by the shop's interface, or of the orders around it. */
async function placedAround({ intake }: Practice, origin: string, text: string): Promise<PlacedBetween> {
  const number = interpretNumber(text) ?? text
  const records = await intake.records(origin, [number, ...nearNumbers(number)])
  const placed = new Map([...records].map(([each, { order }]) => [each, order.placedAt]))
  const own = placed.get(number)
  return own === undefined ? placedBetween(number, placed) : { earliest: own, latest: own }
}

/** The zone that a page's date names, such as `America/Denver`, where it is read in another. */
function zoneNamed(date: string | null, zone: string): string | undefined {
  const named = partZone(date?.trim() ?? '').zone ?? ''
  return named.includes('/') && named !== zone ? named : undefined
}

/** What a person can put right has a name of its own. */
function problemOf({ field, text, isUnclear }: Misread): NonNullable<Listing['problem']> {
  if (isUnclear) return 'date-unclear'
  return field === 'status' && text.trim() !== '' ? 'status-unknown' : 'not-understood'
}

/** Notes that an order page could not be read, and why. */
export async function orderUnread(
  { intake, engine }: Practice,
  { number, cause }: { number: string; cause: NonNullable<Listing['problem']> },
  { origin }: ShopPage,
): Promise<void> {
  await intake.noteUnread(origin, number, cause, engine.clock.now())
}

/** The key of the order that a shop's page shows under this number, stored or not. */
export async function keyOnPage(
  { intake, configuration }: Practice,
  origin: string,
  number: string,
): Promise<string> {
  const record = (await intake.records(origin, [number])).get(number)
  return record?.posting.key ?? postingKey({ store: storeOf(configuration.shops, origin), number })
}

/** Badges of orders that changed, by shop: each shop is told of the orders that its own numbers stand for. */
export async function changedBadges(
  practice: Pick<Practice, 'engine' | 'configuration' | 'intake'>,
  keys: readonly string[],
): Promise<{ origin: string; badges: BadgeView[] }[]> {
  const context = await badgeContext(practice)
  const { store, isStoreFault } = practice.engine
  // One that cannot be read keeps the news of no other back.
  const orNone = (error: unknown) => {
    if (isStoreFault?.(error)) throw error
    return undefined
  }
  const records = await Promise.all(keys.map(key => store.get(key, 'shown').catch(orNone)))
  const numbers = records.flatMap(record => record?.posting.number ?? [])
  if (numbers.length === 0) return []
  return Promise.all(
    practice.configuration.shops.map(async ({ origin }) => {
      const shown = [...(await practice.intake.records(origin, numbers, 'shown')).values()]
      const badges = shown
        .filter(({ posting }) => keys.includes(posting.key))
        .map(record => badgeView(record, context))
      return { origin, badges }
    }),
  )
}
