import type { Configuration } from '../domain/configuration.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import { type Finding, found } from '../domain/setup-checks.ts'
import type { TestPayment } from '../domain/test-payment.ts'
import { dayMs, type Instant } from '../domain/units.ts'
import type { Answer } from '../sync/ports/nextech.ts'
import { checkAggregates } from './check-aggregates.ts'
import { checkDummy, checkLocation, checkProvider, unreadTies } from './check-article.ts'
import {
  checkClock,
  checkEndpoint,
  checkHosts,
  checkSignIn,
  checkTimeZone,
  checkVersion,
  checkWriting,
} from './check-connection.ts'
import { checkDuplicates } from './check-duplicates.ts'
import { checkCardTypes, checkCategory, wantedCardTypes } from './check-labels.ts'
import { checkOverview, checkPosting, stated } from './check-overview.ts'
import { checkShop } from './check-shops.ts'
import type { BrowserFacts, FoundLabels, LabelUse, SetupProbe, StoreFacts } from './ports.ts'

/** What the doctor looks at. */
export interface DoctorWorld {
  configuration: Pick<Configuration, 'practice' | 'policy' | 'posture' | 'shops'> & {
    nextech: Pick<Configuration['nextech'], 'apiBaseUrl' | 'tokenUrl'>
  }
  probe: SetupProbe
  browser: BrowserFacts
  store: StoreFacts
  tests: readonly TestPayment[]
  now: Instant
}

/** Told what each check found, as it finishes. */
export type Report = (findings: readonly Finding[]) => void

/** Older payments say little about how the practice is set up today. */
const labelDays = 30

/** Runs every check, beside each other where they do not need each other. Throws only on a bug. */
export async function runDoctor(world: DoctorWorld, report: Report): Promise<void> {
  const all: Finding[] = []
  const note: Report = findings => {
    all.push(...findings)
    report(findings)
  }
  await runChecks(world, note)
  report(checkOverview(all))
}

async function runChecks(world: DoctorWorld, report: Report): Promise<void> {
  const { configuration, browser, now } = world
  report(stated)
  report([checkDuplicates(await world.store.duplicates().catch(() => undefined), now)])
  report([checkTimeZone(configuration.practice.timeZone, browser.timeZone, now)])
  const count = await world.store.countOrders().catch(() => undefined)
  report([count === undefined ? found('store', 'fails') : found('store', 'opens', { count: String(count) })])
  const health = await world.store.health().catch(() => emptyStore.health())
  report(checkPosting(configuration, health))
  const readable = count === undefined ? { ...world, store: emptyStore } : world
  await Promise.all([
    askNextech(readable, report),
    lookAtShops(readable, report),
    ...(count === undefined ? [] : [lookAtComputer(world, report)]),
  ])
}

const nothing: LabelUse = { seen: new Map(), refused: new Map(), dropped: new Set() }

/** Stands in for a store that does not open, so that all the rest is still checked. */
const emptyStore: StoreFacts = {
  countOrders: async () => 0,
  lastOrderAt: async () => undefined,
  labels: async () => ({ category: nothing, cardType: nothing, brandsWithoutLabel: [] }),
  written: async () => ({ payment: false, patient: false }),
  rest: async () => ({ readAt: null, trouble: null, unreadable: 0 }),
  otherStation: async () => null,
  health: async () => ({ provenAt: null, trouble: null, setupFault: null, station: null }),
  proveAggregates: async () => ({ kind: 'right', orders: 0 }),
  proveActivity: async () => ({ checked: 0, brokenAt: null }),
  duplicates: async () => undefined,
  noteDuplicates: async () => undefined,
}

async function askNextech(world: DoctorWorld, report: Report): Promise<void> {
  const { apiBaseUrl, tokenUrl } = world.configuration.nextech
  report([checkHosts(world.configuration, await world.browser.unreachable([apiBaseUrl, tokenUrl]))])
  const signedIn = await world.probe.signIn()
  report([checkSignIn(signedIn)])
  if (signedIn.ok) await askLists(world, report)
  else report(unasked)
  const [labels, written] = [await labelFindings(world, null), await world.store.written()]
  // What a list of payments told is better than what the store alone can tell.
  if (!signedIn.ok) report(labels)
  report(checkWriting(withTests(written, world.tests)))
}

const unasked: readonly Finding[] = [
  ...(['Location', 'Practitioner', 'Patient', 'PaymentReconciliation', 'Claim'] as const).map(resource =>
    checkEndpoint(resource, 'not-asked'),
  ),
  found('clock', 'untold'),
  found('version', 'untold'),
  found('location', 'unread'),
  found('provider', 'unread'),
  found('dummy-patient', 'unread'),
  ...unreadTies,
]

/** Four lists at once; each tells what it found as soon as it is there. */
async function askLists(world: DoctorWorld, report: Report): Promise<void> {
  const { probe, now } = world
  const tell = <T>(asked: Promise<Answer<T>>, findings: (answer: Answer<T>) => Finding[]) =>
    asked.then(answer => {
      report(findings(answer))
      return answer
    })
  const places = tell(probe.places(), answer => [
    checkEndpoint('Location', answer),
    answer.ok ? checkLocation(answer.value) : found('location', 'unread'),
  ])
  const providers = tell(probe.providers(), answer => [
    checkEndpoint('Practitioner', answer),
    answer.ok ? checkProvider(answer.value) : found('provider', 'unread'),
  ])
  const labels = tell(probe.labels(now - labelDays * dayMs), answer => [
    checkEndpoint('PaymentReconciliation', answer),
  ])
  const dummies = tell(probe.dummies(), answer => [checkEndpoint('Patient', answer)])
  const read = {
    places: await places,
    providers: await providers,
    labels: await labels,
    dummies: await dummies,
  }
  const listOf = <T>(answer: Answer<T[]>) => (answer.ok ? answer.value : null)
  report(
    read.dummies.ok
      ? checkDummy(read.dummies.value, listOf(read.places), listOf(read.providers))
      : [found('dummy-patient', 'unread'), ...unreadTies],
  )
  report([checkVersion(read.places, read.labels), checkClock(probe.clockOffset())])
  report(await labelFindings(world, read.labels.ok ? read.labels.value : null))
  const uid = listOf(read.dummies)?.find(({ exact }) => exact)?.uid
  report([checkEndpoint('Claim', uid === undefined ? 'not-asked' : await probe.quotes(uid))])
}

/** Category and card types, from Nextech's recent payments, our own, refusals and test payments. */
async function labelFindings(world: DoctorWorld, labels: FoundLabels | null): Promise<Finding[]> {
  const { category, cardType, brandsWithoutLabel } = await world.store.labels()
  const wanted = wantedCardTypes(world.configuration.policy)
  const { tests, now } = world
  return [
    checkCategory(
      joined(category, labels?.categories ?? [], now, tests, {
        wanted: () => requiredNames.category,
        kept: test => test.kept?.category ?? null,
        refusal: 'category-missing',
      }),
    ),
    ...checkCardTypes(
      wanted,
      joined(cardType, labels?.cardTypes ?? [], now, tests, {
        wanted: test => test.cardType,
        kept: test => test.kept?.cardType ?? null,
        refusal: 'card-type-missing',
      }),
      brandsWithoutLabel,
    ),
  ]
}

interface TestLabel {
  wanted: (test: TestPayment) => string
  kept: (test: TestPayment) => string | null
  refusal: TestPayment['reason']
}

function joined(
  use: LabelUse,
  found: readonly string[],
  now: Instant,
  tests: readonly TestPayment[],
  label: TestLabel,
): LabelUse {
  const seen = new Map(use.seen)
  const refused = new Map(use.refused)
  const note = (map: Map<string, Instant>, name: string, at: Instant) =>
    map.set(name, Math.max(at, map.get(name) ?? 0))
  const dropped = new Set(use.dropped)
  for (const test of tests) {
    const kept = label.kept(test)
    if (kept !== null) note(seen, kept, test.sentAt)
    else if (test.kept !== null) dropped.add(label.wanted(test))
    if (test.state === 'refused' && test.reason === label.refusal)
      note(refused, label.wanted(test), test.sentAt)
  }
  // On a payment of another writer a label may be old; it is there all the same, unless it was refused since.
  for (const name of found) if (!refused.has(name)) note(seen, name, now)
  for (const name of found) if (!seen.has(name)) seen.set(name, 0)
  return { seen, refused, dropped }
}

function withTests(written: { payment: boolean; patient: boolean }, tests: readonly TestPayment[]) {
  const tested = tests.some(({ state }) => state === 'posted' || state === 'voided')
  return { ...written, payment: written.payment || tested }
}

async function lookAtShops(
  { configuration, browser, store, now }: DoctorWorld,
  report: Report,
): Promise<void> {
  const scripted = await browser.scripted(configuration.shops.map(({ origin }) => origin))
  for (const shop of configuration.shops) {
    const addresses = shop.rest ? [shop.origin, shop.rest.baseUrl] : [shop.origin]
    report(
      checkShop({
        shop,
        denied: await browser.unreachable(addresses),
        scripted: scripted.includes(shop.origin),
        lastOrderAt: await store.lastOrderAt(shop.origin),
        rest: shop.rest ? await store.rest(shop.origin, shop.rest.baseUrl) : null,
        now,
      }),
    )
  }
}

async function lookAtComputer({ store }: DoctorWorld, report: Report): Promise<void> {
  const payment = await store.otherStation()
  report([payment === null ? found('station', 'alone') : found('station', 'other', { payment })])
  report([checkAggregates(await store.proveAggregates())])
  const { checked, brokenAt } = await store.proveActivity()
  report([
    brokenAt === null
      ? found('activity', 'whole', { count: String(checked) })
      : found('activity', 'broken', { entry: String(brokenAt) }),
  ])
}
