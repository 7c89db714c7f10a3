import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aTest, setupView } from '../../components/setup/stories/samples.ts'
import { type Answers, noReply, Refused, settle, startBackground } from '../../tests/fixtures/background.ts'
import { copyText } from '../browser/files.ts'
import { softwareName } from '../browser/software.ts'
import { type SetupAnswer, SetupViewSchema } from '../contract/setup.ts'
import { createSetupScreen } from './setup.ts'

vi.mock('../browser/files.ts')
vi.mock('../browser/software.ts')

const now = Date.parse('2026-03-16T15:00:00Z')
const answer = (change: Partial<SetupAnswer> = {}) => ({ ...v.parse(SetupViewSchema, setupView), ...change })
const runOf = (startedAt: number, finishedAt: number | null) => ({ startedAt, finishedAt, results: [] })

beforeEach(() => {
  vi.useFakeTimers({ now })
  vi.mocked(softwareName).mockReturnValue('1.0.0, Sample browser')
})
afterEach(() => void vi.useRealTimers())

async function openSetup(answers: Answers = {}) {
  const background = startBackground({
    'ext-bg/setup': () => answer(),
    'ext-bg/run-setup': () => ({}),
    'ext-bg/look-for-tests': () => ({}),
    ...answers,
  })
  const screen = createSetupScreen()
  await settle()
  return { ...background, ...screen }
}

describe('the setup page', () => {
  it('shows the last run without beginning another', async () => {
    const { view, askedFor } = await openSetup()
    expect(view.value).toMatchObject({ kind: 'ready', running: false, software: '1.0.0, Sample browser' })
    expect(askedFor('ext-bg/run-setup')).toEqual([])
  })

  it('begins the first run by itself, once', async () => {
    const { askedFor, tellChanged } = await openSetup({ 'ext-bg/setup': () => answer({ run: null }) })
    await tellChanged()
    await settle()
    expect(askedFor('ext-bg/run-setup')).toHaveLength(1)
  })

  it('says that nothing is configured, and runs nothing then', async () => {
    const { view, askedFor } = await openSetup({ 'ext-bg/setup': () => null })
    expect([view.value, askedFor('ext-bg/run-setup')]).toEqual([{ kind: 'not-configured' }, []])
  })

  it('says that the backend is away, and reads it when that answers', async () => {
    const away = new Refused('backend-unreachable', '')
    const { view, answers, tellChanged } = await openSetup({ 'ext-bg/setup': () => away })
    expect(view.value).toEqual({ kind: 'away' })
    answers['ext-bg/setup'] = () => answer()
    await tellChanged()
    await settle()
    expect(view.value.kind).toBe('ready')
  })

  it('says that it could not be read, and why, until it can be', async () => {
    const broken = new Refused('failed', 'The extension met an error of its own.')
    const { view, answers, tellChanged } = await openSetup({ 'ext-bg/setup': () => broken })
    expect(view.value).toEqual({ kind: 'failed', message: 'The extension met an error of its own.' })
    answers['ext-bg/setup'] = () => answer()
    await tellChanged()
    await settle()
    expect(view.value.kind).toBe('ready')
  })

  it('keeps what it shows where the background is silent', async () => {
    const { view, answers, tellChanged } = await openSetup()
    answers['ext-bg/setup'] = () => noReply
    await tellChanged()
    await settle()
    expect(view.value.kind).toBe('ready')
  })

  it.each([
    ['goes on', runOf(now - 89_000, null), true],
    ['was broken off: its worker said nothing for a minute and a half', runOf(now - 90_000, null), false],
    ['is finished', runOf(now - 1_000, now), false],
  ])('tells whether a run %s', async (_name, run, running) => {
    const { view } = await openSetup({ 'ext-bg/setup': () => answer({ run }) })
    expect(view.value).toMatchObject({ running })
  })

  it('runs the checks again, and forgets that the old report was copied', async () => {
    vi.mocked(copyText).mockResolvedValue(true)
    const { view, events, askedFor } = await openSetup()
    events.onCopy('report')
    await settle()
    expect(view.value).toMatchObject({ copied: 'done' })
    events.onRun()
    await settle()
    expect(view.value).toMatchObject({ copied: null })
    expect(askedFor('ext-bg/run-setup')).toHaveLength(1)
  })

  it('says that the report could not be copied', async () => {
    vi.mocked(copyText).mockResolvedValue(false)
    const { view, events } = await openSetup()
    events.onCopy('report')
    await settle()
    expect(view.value).toMatchObject({ copied: 'failed' })
  })

  it('sends one cent for each yes, and a yes twice is one payment', async () => {
    const { view, events, askedFor } = await openSetup({ 'ext-bg/test-payment': () => aTest })
    events.onTest('Visa')
    expect(view.value).toMatchObject({ testStep: { kind: 'busy' } })
    await settle()
    events.onTest('Visa')
    await settle()
    expect(view.value).toMatchObject({ testStep: { kind: 'idle' } })
    const asked = askedFor('ext-bg/test-payment')
    expect(asked).toMatchObject([{ cardType: 'Visa' }, { cardType: 'Visa' }])
    expect(new Set(asked.map(each => JSON.stringify(each))).size).toBe(2)
  })

  it('says why no test payment was sent', async () => {
    const { view, events } = await openSetup({
      'ext-bg/test-payment': () => new Refused('open', 'One is open.'),
    })
    events.onTest('Visa')
    await settle()
    expect(view.value).toMatchObject({ testStep: { kind: 'failed', message: 'One is open.' } })
  })

  it('looks in the ledger for the test payments', async () => {
    const { view, events, answers } = await openSetup()
    answers['ext-bg/setup'] = () => answer({ tests: [aTest] })
    events.onLook()
    await settle()
    expect(view.value).toMatchObject({ tests: [aTest] })
  })
})
