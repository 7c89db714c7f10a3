import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { sampleAnswer } from '../../components/reconciliation/stories/samples.ts'
import { type Answers, noReply, settle, startBackground } from '../../tests/fixtures/background.ts'
import { openPage } from '../../tests/fixtures/page.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { saveFile } from '../browser/files.ts'
import { ReconciliationAnswerSchema } from '../contract/reconciliation.ts'
import { say } from '../words/reconciliation-words.ts'
import { spanish } from '../words/spanish.ts'
import { english, speak } from '../words/words.ts'
import { createReconciliationScreen } from './reconciliation.ts'

vi.mock('../browser/files.ts')

const answer = v.parse(ReconciliationAnswerSchema, sampleAnswer)
const march = { from: '2026-03-01', to: '2026-03-31' }
const address = ({ from, to }: { from: string; to: string }) => `#/reconciliation?from=${from}&to=${to}`

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.parse('2026-03-16T15:00:00Z'),
    toFake: ['setTimeout', 'clearTimeout', 'Date'],
  })
  return browser.storage.resetState()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function openReconciliation(answers: Answers = {}, hash = address(march)) {
  const page = openPage(hash)
  const background = startBackground({
    'ext-bg/reconcile': () => answer,
    'ext-bg/card-sales': () => [],
    'ext-bg/sync-now': () => ({}),
    'ext-bg/note-export': () => ({}),
    ...answers,
  })
  const screen = createReconciliationScreen()
  await settle()
  return { ...background, ...screen, page }
}

describe('the days that are reconciled', () => {
  it.each([
    ['a month', march, 'month'],
    ['a day', { from: '2026-03-16', to: '2026-03-16' }, 'day'],
    ['any other range', { from: '2026-03-02', to: '2026-03-16' }, 'range'],
  ])('are those of the address: %s', async (_name, range, kind) => {
    const { view, askedFor } = await openReconciliation({}, address(range))
    expect(view.value.range).toEqual({ kind, ...range })
    expect(askedFor('ext-bg/reconcile')).toEqual([range])
  })

  it.each([
    ['', 'none'],
    [address({ from: '2026-13-01', to: '2026-13-02' }), 'no day'],
    [address({ from: '2026-02-30', to: '2026-02-31' }), 'days that no calendar has'],
    [address({ from: '2026-03-02', to: '2026-03-01' }), 'the wrong way round'],
  ])('are this month where the address %s names %s', async hash => {
    const { view } = await openReconciliation({}, hash)
    expect(view.value.range).toEqual({ kind: 'month', ...march })
  })

  it('are the practice’s month where this computer’s is another', async () => {
    const april = { ...answer, today: '2026-04-01' }
    const { view, askedFor } = await openReconciliation(
      { 'ext-bg/reconcile': () => v.parse(ReconciliationAnswerSchema, april) },
      '',
    )
    expect(view.value.range).toEqual({ kind: 'month', from: '2026-04-01', to: '2026-04-30' })
    expect(askedFor('ext-bg/reconcile')).toEqual([march, { from: '2026-04-01', to: '2026-04-30' }])
    expect(view.value.today).toBe('2026-04-01')
  })

  it('stay as they were chosen, whatever the practice’s day', async () => {
    const april = { ...answer, today: '2026-04-01' }
    const { view } = await openReconciliation({
      'ext-bg/reconcile': () => v.parse(ReconciliationAnswerSchema, april),
    })
    expect(view.value.range).toEqual({ kind: 'month', ...march })
  })

  it('are today where the sheet of a day is asked for, which a reload shows again', async () => {
    const { view, events, page } = await openReconciliation()
    events.onSummary(true)
    await settle()
    const today = { from: '2026-03-16', to: '2026-03-16' }
    expect(view.value).toMatchObject({ isSummary: true, range: { kind: 'day', ...today } })
    expect(page.location.hash).toBe(`${address(today)}&view=summary`)
    const again = await openReconciliation({}, page.location.hash)
    expect(again.view.value).toMatchObject({ isSummary: true, range: { kind: 'day', ...today } })
    again.events.onSummary(false)
    expect(again.view.value.isSummary).toBe(false)
  })

  it('are chosen by a person, and stay in the address for a reload', async () => {
    const { view, events, page, askedFor } = await openReconciliation()
    const range = { kind: 'range', from: '2026-02-01', to: '2026-02-10' } as const
    events.onRange(range)
    expect(view.value).toMatchObject({ range, read: { kind: 'loading' } })
    await settle()
    expect(page.location.hash).toBe(address(range))
    expect(askedFor('ext-bg/reconcile').at(-1)).toEqual({ from: range.from, to: range.to })
  })

  it('are never shown with the sums of days that were chosen before', async () => {
    const late = Promise.withResolvers<null>()
    const { view, events, answers } = await openReconciliation()
    answers['ext-bg/reconcile'] = ({ from }) => (from === march.from ? late.promise : answer)
    events.onRetry()
    events.onRange({ kind: 'day', from: '2026-03-16', to: '2026-03-16' })
    await settle()
    late.resolve(null)
    await settle()
    expect(view.value.read).toMatchObject({ kind: 'ready' })
  })
})

describe('the sums', () => {
  it.each([
    ['ready', answer],
    ['not-configured', null],
    ['failed', noReply],
  ] as const)('are %s', async (kind, said) => {
    const { view } = await openReconciliation({ 'ext-bg/reconcile': () => said })
    expect(view.value.read.kind).toBe(kind)
  })

  it('follow a busy minute once, and only while somebody looks', async () => {
    const { page, tellChanged, askedFor } = await openReconciliation()
    const readings = () => askedFor('ext-bg/reconcile').length
    for (let i = 0; i < 5; i++) await tellChanged()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(readings()).toBe(2)
    page.look(true)
    await tellChanged()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(readings()).toBe(2)
    page.look(false)
    await settle()
    expect(readings()).toBe(3)
    page.goTo('#/staff')
    await tellChanged()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(readings()).toBe(3)
    page.goTo(address(march))
    await settle()
    expect(readings()).toBe(4)
  })

  it('are read again after a sync', async () => {
    const { view, events, askedFor } = await openReconciliation()
    events.onSyncNow()
    expect(view.value.syncing).toBe(true)
    await settle()
    expect([view.value.syncing, askedFor('ext-bg/reconcile').length]).toEqual([false, 2])
  })

  it.each([
    ['done', { outcome: 'done' }],
    ['trouble', noReply],
  ] as const)('are read again after the ledger was read back: %s', async (outcome, said) => {
    const { view, events, askedFor } = await openReconciliation({ 'ext-bg/read-ledger': () => said })
    events.onReadLedger()
    expect(view.value.ledgerReading).toBe('busy-now')
    await settle()
    expect(view.value.ledgerReading).toBe(outcome)
    expect(askedFor('ext-bg/read-ledger')[0]).toEqual({ from: march.from })
  })

  it('are exported and printed as they are shown, and not before they are there', async () => {
    const { events, page, answers, askedFor } = await openReconciliation({
      'ext-bg/reconcile': () => null,
    })
    events.onExport()
    expect(saveFile).not.toHaveBeenCalled()
    answers['ext-bg/reconcile'] = () => answer
    events.onRetry()
    await settle()
    events.onExport()
    expect(saveFile).toHaveBeenCalledWith(
      'reconciliation-2026-03-15-to-2026-03-16.csv',
      'text/csv',
      expect.stringContaining('Sample Dermatology'),
    )
    await settle()
    expect(askedFor('ext-bg/note-export')).toEqual([{ what: 'reconciliation' }])
    events.onPrint()
    expect(page.print).toHaveBeenCalledOnce()
  })
})

it('exports the same bytes whatever language is spoken, and goes on in that language', async () => {
  const exported = async () => {
    const { events } = await openReconciliation()
    vi.mocked(saveFile).mockClear()
    events.onExport()
    return vi.mocked(saveFile).mock.calls[0]?.[2]
  }
  const file = await exported()
  expect(file).toContain('Taken in the shop')
  speak(() => spanish)
  onTestFinished(() => speak(() => english))
  expect(await exported()).toBe(file)
  expect(say('rec.unknown')).toBe(spanish.texts['rec.unknown'])
})

it('takes a processor’s file, and gives it up again', async () => {
  const { view, events } = await openReconciliation()
  const file = new File(['Date,Amount,Order Number\n2026-03-16,84.00,100000001\n'], 'processor.csv')
  events.onFile(file)
  await settle()
  expect(view.value.processor.kind).not.toBe('none')
  events.onForget()
  events.onCompare()
  await settle()
  events.onCancel()
  expect(view.value.processor).toEqual({ kind: 'cancelled' })
})

describe('closing a month', () => {
  const kept = {
    ...answer,
    closed: [{ month: '2026-03', closedAt: 1, closedBy: 'Ann Lee' }],
    since: { changes: [], sums: { taken: 0, posted: 0, ledger: 0 } },
  }

  it('shows the figures as they are kept, and writes into the file that they are', async () => {
    let isClosed = false
    const { view, events, askedFor } = await openReconciliation({
      'ext-bg/reconcile': () => (isClosed ? v.parse(ReconciliationAnswerSchema, kept) : answer),
      'ext-bg/close-month': () => {
        isClosed = true
        return { outcome: 'closed' as const }
      },
    })
    events.onCloseMonth('2026-03')
    expect(view.value.closing).toBe('busy')
    await settle()
    expect(askedFor('ext-bg/close-month')).toEqual([{ month: '2026-03' }])
    expect(view.value).toMatchObject({
      closing: null,
      read: { answer: { closed: [{ closedBy: 'Ann Lee' }] } },
    })
    events.onExport()
    const text = vi.mocked(saveFile).mock.lastCall?.[2]
    expect(text).toContain('Closed,"March 2026 was closed on')
    expect(text).toContain(',as they were closed')
  })

  const already: Answers['ext-bg/close-month'] = () => ({ outcome: 'already' })
  const nobody: Answers['ext-bg/close-month'] = () => noReply
  it.each([
    ['already', already],
    ['failed', nobody],
  ])('says where it came to nothing: %s', async (closing, said) => {
    const { view, events } = await openReconciliation({ 'ext-bg/close-month': said })
    events.onCloseMonth('2026-03')
    await settle()
    expect(view.value.closing).toBe(closing)
    events.onRange({ kind: 'month', from: '2026-02-01', to: '2026-02-28' })
    expect(view.value.closing).toBeNull()
  })
})
