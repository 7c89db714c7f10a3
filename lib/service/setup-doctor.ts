import { Declined } from '../contract/declined.ts'
import type { SetupAnswer } from '../contract/setup.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import type { CheckResult } from '../domain/setup-checks.ts'
import type { TestPayment } from '../domain/test-payment.ts'
import type { Instant } from '../domain/units.ts'
import { wantedCardTypes } from '../setup/check-labels.ts'
import { type DoctorWorld, runDoctor } from '../setup/run-doctor.ts'
import { lookForTestPayment, postTestPayment, type TestPaymentDeps } from '../setup/test-payment.ts'
import type { PracticeSetup } from '../sync/ports/nextech.ts'
import { say } from '../words/background-words.ts'
import { toldLine } from '../words/told-words.ts'
import type { SetupRuns } from './ports.ts'
import type { Practice } from './practice.ts'

/** Checks that finish within this time are shown together. */
const gatherMs = 150

/** An old test that nobody voided is not looked for without end. */
const maxLookups = 3

/** Where a run is under way: one at a time. */
const running = new WeakSet<SetupRuns>()

/** What the setup page shows. */
export async function setupView({ configuration, engine, setup }: Practice): Promise<SetupAnswer> {
  const { practice, posture, policy } = configuration
  return {
    timeZone: practice.timeZone,
    today: practiceDayOf(engine.clock.now(), practice.timeZone),
    posture,
    run: (await setup.runs.read()) ?? null,
    tests: await setup.tests.list().catch(() => []),
    cardTypes: wantedCardTypes(policy),
  }
}

/** Begins a run unless one is going on, and answers when it has begun; the pages are told as each check finishes. */
export async function startDoctor(practice: Practice): Promise<void> {
  const { runs } = practice.setup
  if (running.has(runs)) return
  running.add(runs)
  const startedAt = practice.engine.clock.now()
  await runs.write({ startedAt, finishedAt: null, results: [] }).catch(() => undefined)
  void practice.host
    .keepAlive(run(practice, startedAt))
    .catch(error => console.error('The setup could not be checked.', stackWithoutMessage(error)))
    .finally(() => running.delete(runs))
}

async function run(practice: Practice, startedAt: Instant): Promise<void> {
  const { engine, setup, host } = practice
  const { clock } = engine
  await lookForTests(practice).catch(() => undefined)
  const results: CheckResult[] = []
  let isTelling = false
  let isOver = false
  const tellSoon = () => {
    if (isTelling) return
    isTelling = true
    setTimeout(() => {
      isTelling = false
      if (isOver) return
      setup.runs
        .write({ startedAt, finishedAt: null, results })
        .then(() => host.pagesChanged())
        .catch(() => undefined)
    }, gatherMs)
  }
  await runDoctor(await doctorWorld(practice), findings => {
    results.push(...findings.map(finding => ({ ...finding, at: clock.now() })))
    tellSoon()
  })
  isOver = true
  await setup.runs.write({ startedAt, finishedAt: clock.now(), results })
  // Sums that were found wrong are counted again.
  host.refreshReports()
  host.pagesChanged()
}

async function doctorWorld({ configuration, engine, setup }: Practice): Promise<DoctorWorld> {
  return {
    configuration,
    probe: setup.probe(),
    browser: setup.machine,
    store: setup.facts,
    tests: await setup.tests.list().catch(() => []),
    now: engine.clock.now(),
  }
}

/** Posts the one cent that a person said yes to. Declined where this installation may post nothing. */
export async function testPayment(
  practice: Practice,
  order: { yes: string; cardType: string },
): Promise<TestPayment> {
  const { configuration, engine, host } = practice
  const { posture, policy } = configuration
  if (posture === 'observe') throw new Declined('observe-only', say('reason.observe-only.cause'))
  if (!wantedCardTypes(policy).includes(order.cardType))
    throw new Declined('card-type-missing', say('reason.card-type-missing.cause'))
  const deps = depsOf(practice, await mustSetup(practice))
  const day = practiceDayOf(engine.clock.now(), configuration.practice.timeZone)
  return host.keepAlive(postTestPayment(deps, { ...order, day })).finally(() => void startDoctor(practice))
}

/** Looks up what became of the test payments that may still change. */
export async function lookForTests(practice: Practice): Promise<void> {
  const tests = await practice.setup.tests.list()
  const mayChange = tests.filter(({ state }) => state === 'sent' || state === 'unknown' || state === 'posted')
  const waiting = mayChange.slice(-maxLookups)
  if (waiting.length === 0) return
  const setup = await practice.engine.store.setup()
  for (const test of waiting) await lookForTestPayment(depsOf(practice, setup ?? noSetup), test)
}

/** To look is possible without the set-up: a test payment knows its patient. */
const noSetup: PracticeSetup = { locationId: '', providerId: '', referralSourceId: '', dummyUid: '' }

function depsOf({ setup: { tests }, interactive, engine }: Practice, setup: PracticeSetup): TestPaymentDeps {
  return { book: tests, nextech: interactive, clock: engine.clock, setup }
}

async function mustSetup({ engine, interactive }: Practice): Promise<PracticeSetup> {
  const known = await engine.store.setup()
  if (known) return known
  const reading = await interactive.readSetup()
  if (!reading.ok) throw new Declined(reading.trouble, say(`reason.${reading.trouble}.cause`))
  if (reading.value.kind === 'missing') throw new Declined(reading.value.what, toldLine(reading.value.detail))
  return reading.value.setup
}
