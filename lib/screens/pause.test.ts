import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readyView } from '../../components/popup/stories/samples.ts'
import { noReply, Refused, settle, startBackground } from '../../tests/fixtures/background.ts'
import { openPage } from '../../tests/fixtures/page.ts'
import { askActivePage } from '../browser/active-page.ts'
import { type Today, TodaySchema } from '../contract/today.ts'
import { watchPause } from './pause.ts'
import { createPopupScreen } from './popup.ts'

vi.mock('../browser/active-page.ts')

const ready = v.parse(TodaySchema, { ...readyView, sources: [] })
const since = Date.parse('2026-03-16T14:42:00Z')

/** A background in which one press pauses, and another ends it. */
function startPausable() {
  let paused: { since: number; by: string } | null = null
  const today = (): Today => ready && { ...ready, health: { ...ready.health, paused } }
  return startBackground({
    'ext-bg/today': today,
    'ext-bg/pause': ({ isPaused }) => {
      paused = isPaused ? { since, by: 'Front desk' } : null
      return {}
    },
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.mocked(askActivePage).mockResolvedValue({ state: 'none', count: 0, tabId: 7 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('rules 9: pausing from the workbench', () => {
  it('takes one press, and one to go on', async () => {
    const { askedFor } = startPausable()
    const { view, onPause } = watchPause()
    await settle()
    expect(view.value).toMatchObject({ paused: null, timeZone: readyView.timeZone })
    onPause(true)
    await settle()
    expect(view.value).toMatchObject({ paused: { since, by: 'Front desk' } })
    onPause(false)
    await settle()
    expect(view.value).toMatchObject({ paused: null })
    expect(askedFor('ext-bg/pause')).toEqual([{ isPaused: true }, { isPaused: false }])
  })

  it('is seen where somebody else has paused', async () => {
    const { answers, tellChanged } = startPausable()
    const { view } = watchPause()
    await settle()
    answers['ext-bg/today'] = () =>
      ready && { ...ready, health: { ...ready.health, paused: { since, by: null } } }
    void tellChanged()
    await settle()
    expect(view.value).toMatchObject({ paused: { since, by: null } })
  })

  it.each([
    ['nothing is configured', null],
    ['the background is silent', noReply],
    ['it refuses', new Refused('forbidden', 'Managers only.')],
  ] as const)('is not offered while %s', async (_, said) => {
    startBackground({ 'ext-bg/today': () => said })
    const { view } = watchPause()
    await settle()
    expect(view.value).toBeNull()
  })
})

it('pausing from the popup shows at once', async () => {
  openPage()
  const { askedFor } = startPausable()
  const { view, events } = createPopupScreen()
  await settle()
  events.onPause(true)
  await settle()
  expect(askedFor('ext-bg/pause')).toEqual([{ isPaused: true }])
  expect(view.value).toMatchObject({ kind: 'ready', health: { paused: { by: 'Front desk' } } })
})
