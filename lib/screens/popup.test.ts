import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readyView } from '../../components/popup/stories/samples.ts'
import { type Answers, noReply, Refused, settle, startBackground } from '../../tests/fixtures/background.ts'
import { openPage } from '../../tests/fixtures/page.ts'
import { askActivePage } from '../browser/active-page.ts'
import { openWorkbench } from '../browser/tabs.ts'
import { TodaySchema } from '../contract/today.ts'
import { createPopupScreen } from './popup.ts'

vi.mock('../browser/active-page.ts')
vi.mock('../browser/tabs.ts')

const today = v.parse(TodaySchema, { ...readyView, sources: [] })

beforeEach(() => {
  vi.useFakeTimers()
  vi.mocked(askActivePage).mockResolvedValue({ state: 'none', count: 0, tabId: 7 })
  vi.mocked(openWorkbench).mockResolvedValue()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function openPopup(answers: Answers = {}) {
  const page = openPage()
  const background = startBackground({
    'ext-bg/today': () => today,
    'ext-bg/sync-now': () => ({}),
    'ext-bg/unusable-configuration': () => null,
    ...answers,
  })
  const screen = createPopupScreen()
  await settle()
  return { ...background, ...screen, page }
}

describe('the popup', () => {
  it('shows today, and what is to say of the page in the tab', async () => {
    const { view } = await openPopup()
    expect(view.value).toMatchObject({
      kind: 'ready',
      practice: readyView.practice,
      syncing: false,
      page: { state: 'none', failed: false },
    })
  })

  it('says nothing of the page of one order, whose list is taught instead', async () => {
    vi.mocked(askActivePage).mockResolvedValue({ state: 'order', count: 1, tabId: 7 })
    const { view } = await openPopup()
    expect(view.value).toMatchObject({ page: null })
  })

  it('says that nothing is configured', async () => {
    const { view } = await openPopup({ 'ext-bg/today': () => null })
    expect(view.value).toEqual({ kind: 'not-configured', unusable: null })
  })

  it('says that what is set up cannot be used', async () => {
    const unusable = { problems: [{ path: 'posture', reason: 'is missing' }], isPolicy: true }
    const { view } = await openPopup({
      'ext-bg/today': () => null,
      'ext-bg/unusable-configuration': () => unusable,
    })
    expect(view.value).toEqual({ kind: 'not-configured', unusable })
  })

  it('says why the backend does not serve this browser, until it does', async () => {
    const { view, answers } = await openPopup({
      'ext-bg/today': () => new Refused('backend-unreachable', 'It cannot be reached.'),
    })
    expect(view.value).toEqual({ kind: 'backend', trouble: 'backend-unreachable' })
    answers['ext-bg/today'] = () => today
    await vi.advanceTimersByTimeAsync(1_000)
    await settle()
    expect(view.value).toMatchObject({ kind: 'ready', practice: readyView.practice })
  })

  it('asks again where the worker is just being replaced', async () => {
    const { view, answers } = await openPopup({ 'ext-bg/today': () => noReply })
    expect(view.value).toEqual({ kind: 'loading' })
    answers['ext-bg/today'] = () => today
    await vi.advanceTimersByTimeAsync(1_000)
    expect(view.value.kind).toBe('ready')
  })

  it('shows what changed', async () => {
    const { view, answers, tellChanged } = await openPopup({ 'ext-bg/today': () => null })
    answers['ext-bg/today'] = () => today
    await tellChanged()
    await settle()
    expect(view.value.kind).toBe('ready')
  })

  it('shows a sync as under way until it has been asked for and read', async () => {
    const { view, events, askedFor } = await openPopup()
    events.onSyncNow()
    expect(view.value).toMatchObject({ syncing: true })
    await settle()
    expect(view.value).toMatchObject({ syncing: false })
    expect(askedFor('ext-bg/today')).toHaveLength(2)
  })

  it('opens the workbench and closes', async () => {
    const { events, page } = await openPopup()
    events.onOpen('staff?reason=possible-match')
    events.onSignIn()
    await settle()
    expect(vi.mocked(openWorkbench).mock.calls).toEqual([['staff?reason=possible-match'], ['settings']])
    expect(page.close).toHaveBeenCalledTimes(2)
  })

  it('starts teaching in the tab and gets out of the way', async () => {
    const { events, page, askedFor } = await openPopup({ 'ext-bg/teach': () => ({ started: true }) })
    events.onTeach()
    await settle()
    expect([askedFor('ext-bg/teach'), page.close.mock.calls.length]).toEqual([[{ tabId: 7 }], 1])
  })

  it('stays and says so where teaching cannot start', async () => {
    const { view, events, page } = await openPopup({ 'ext-bg/teach': () => ({ started: false }) })
    events.onTeach()
    await settle()
    expect(view.value).toMatchObject({ page: { state: 'none', failed: true } })
    expect(page.close).not.toHaveBeenCalled()
  })

  it('teaches nothing where the tab shows no shop page', async () => {
    vi.mocked(askActivePage).mockResolvedValue(undefined)
    const { view, events, askedFor } = await openPopup()
    events.onTeach()
    await settle()
    expect(view.value).toMatchObject({ page: null })
    expect(askedFor('ext-bg/teach')).toEqual([])
  })
})
