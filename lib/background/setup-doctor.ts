import { unreachable } from '../browser/permissions.ts'
import { Declined } from '../browser/router.ts'
import { sessionValue } from '../browser/session.ts'
import { scriptedOrigins } from '../browser/shop-scripts.ts'
import { tellOwnPages } from '../browser/tabs.ts'
import { keepAlive } from '../browser/wake-up.ts'
import type { SetupAnswer } from '../contract/setup.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import { type CheckResult, SetupRunSchema } from '../domain/setup-checks.ts'
import type { TestPayment } from '../domain/test-payment.ts'
import { wantedCardTypes } from '../setup/check-labels.ts'
import { type DoctorWorld, runDoctor } from '../setup/run-doctor.ts'
import { lookForTestPayment, postTestPayment, type TestPaymentDeps } from '../setup/test-payment.ts'
import type { PracticeSetup } from '../sync/ports.ts'
import { say } from '../words/background-words.ts'
import { keepReports } from './keep-reports.ts'
import type { World } from './world.ts'

/** Not in the database: whether that opens is one of the checks. */
const lastRun = sessionValue('setupRun', SetupRunSchema)
/** Checks that finish in one breath are shown at once. */
const gatherMs = 150

/** An old test that nobody voided is not looked for for ever. */
const maxLookups = 3

let isRunning = false

/** What the setup page shows. */
export async function setupView(world: World | undefined): Promise<SetupAnswer | null> {
  if (!world) return null
  const { practice, posture, policy } = world.configuration
  return {
    timeZone: practice.timeZone,
    today: practiceDayOf(world.engine.clock.now(), practice.timeZone),
    posture,
    run: (await lastRun.read()) ?? null,
    tests: await world.setup.tests.list().catch(() => []),
    cardTypes: wantedCardTypes(policy),
  }
}

/** Begins a run unless one is going on, and answers when it has begun; the pages are told as each check finishes. */
export async function startDoctor(world: World | undefined): Promise<void> {
  if (!world || isRunning) return
  isRunning = true
  const startedAt = world.engine.clock.now()
  await lastRun.write({ startedAt, finishedAt: null, results: [] }).catch(() => undefined)
  void keepAlive(run(world, startedAt))
    .catch(error => console.error('The setup could not be checked.', stackWithoutMessage(error)))
    .finally(() => {
      isRunning = false
    })
}

async function run(world: World, startedAt: number): Promise<void> {
  const { clock } = world.engine
  await lookForTests(world).catch(() => undefined)
  const results: CheckResult[] = []
  let isTelling = false
  let isOver = false
  const tellSoon = () => {
    if (isTelling) return
    isTelling = true
    setTimeout(() => {
      isTelling = false
      if (!isOver) void lastRun.write({ startedAt, finishedAt: null, results }).then(tellOwnPages)
    }, gatherMs)
  }
  await runDoctor(await doctorWorld(world), findings => {
    results.push(...findings.map(finding => ({ ...finding, at: clock.now() })))
    tellSoon()
  })
  isOver = true
  await lastRun.write({ startedAt, finishedAt: clock.now(), results })
  // Sums that were found wrong are counted anew.
  void keepReports(world)
  await tellOwnPages()
}

async function doctorWorld({ configuration, engine, setup }: World): Promise<DoctorWorld> {
  return {
    configuration,
    probe: setup.probe(),
    browser: {
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      unreachable,
      scripted: scriptedOrigins,
    },
    store: setup.facts,
    tests: await setup.tests.list().catch(() => []),
    now: engine.clock.now(),
  }
}

/** Posts the one cent that a person said yes to. Declined where this installation may post nothing. */
export async function testPayment(
  world: World | undefined,
  order: { yes: string; cardType: string },
): Promise<TestPayment> {
  if (!world) throw new Declined('not-configured', say('reason.not-configured.fix'))
  const { posture, practice, policy } = world.configuration
  if (posture === 'observe') throw new Declined('observe-only', say('reason.observe-only.cause'))
  if (!wantedCardTypes(policy).includes(order.cardType))
    throw new Declined('card-type-missing', say('reason.card-type-missing.cause'))
  const desk = deskOf(world, await mustSetup(world))
  const day = practiceDayOf(world.engine.clock.now(), practice.timeZone)
  return keepAlive(postTestPayment(desk, { ...order, day })).finally(() => void startDoctor(world))
}

/** Looks up what became of the test payments that may still change. */
export async function lookForTests(world: World | undefined): Promise<void> {
  const tests = (await world?.setup.tests.list()) ?? []
  const mayChange = tests.filter(({ state }) => state === 'sent' || state === 'unknown' || state === 'posted')
  const waiting = mayChange.slice(-maxLookups)
  if (!world || waiting.length === 0) return
  const setup = await world.engine.store.setup()
  for (const test of waiting) await lookForTestPayment(deskOf(world, setup ?? noSetup), test)
}

/** To look is possible without the set-up: a test payment knows its patient. */
const noSetup: PracticeSetup = { locationId: '', providerId: '', referralSourceId: '', dummyUid: '' }

function deskOf({ setup: { tests }, interactive, engine }: World, setup: PracticeSetup): TestPaymentDeps {
  return { book: tests, nextech: interactive, clock: engine.clock, setup }
}

async function mustSetup({ engine, interactive }: World): Promise<PracticeSetup> {
  const known = await engine.store.setup()
  if (known) return known
  const reading = await interactive.readSetup()
  if (!reading.ok) throw new Declined(reading.trouble, say(`reason.${reading.trouble}.cause`))
  if (reading.value.kind === 'missing') throw new Declined(reading.value.what, reading.value.detail)
  return reading.value.setup
}
