// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { moveSamples } from '../../components/settings/stories/move-samples.ts'
import { settingsView } from '../../components/settings/stories/samples.ts'
import { type Answers, noReply, Refused, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { createMoveScreen } from './move.ts'

const { moving: ready } = moveSamples['Ready to move']
const { moving: first } = moveSamples['No backend yet']
const url = 'https://sync.example.com'

beforeEach(async () => {
  await browser.storage.resetState()
  vi.spyOn(browser.permissions, 'request').mockResolvedValue(true as never)
})

async function openMove(answers: Answers = {}) {
  const background = startBackground({
    'ext-bg/moving': () => ready,
    'ext-bg/configuration': () => settingsView.configuration,
    ...answers,
  })
  const screen = createMoveScreen()
  const shows = (wanted: object) => vi.waitFor(() => expect(screen.view.value).toMatchObject(wanted))
  return { ...background, ...screen, shows }
}

describe('moving the practice', () => {
  it('shows what would go along, in the practice’s zone', async () => {
    const { shows } = await openMove()
    await shows({ moving: ready, timeZone: settingsView.configuration?.practice.timeZone, problem: null })
  })

  it('shows nothing where nothing can be moved from here', async () => {
    const { shows, askedFor } = await openMove({ 'ext-bg/moving': () => null })
    await vi.waitFor(() => expect(askedFor('ext-bg/moving')).toHaveLength(1))
    await shows({ moving: null })
  })

  it('waits where the worker is just being replaced', async () => {
    const { view, askedFor } = await openMove({ 'ext-bg/moving': () => noReply })
    await vi.waitFor(() => expect(askedFor('ext-bg/configuration')).toHaveLength(1))
    expect(view.value).toMatchObject({ moving: null, problem: null })
  })

  it('asks for access to the backend within the press, and for a code', async () => {
    const { shows, events, askedFor } = await openMove({
      'ext-bg/moving': () => first,
      'ext-bg/moving-connect': () => ({ problem: null }),
    })
    await shows({ moving: first })
    events.onConnect(url, 'Front desk')
    expect(browser.permissions.request).toHaveBeenCalledWith({ origins: [`${url}/*`] })
    await vi.waitFor(() =>
      expect(askedFor('ext-bg/moving-connect')).toEqual([{ url, station: 'Front desk' }]),
    )
    await shows({ isBusy: false, problem: null })
  })

  it('leaves it to the background to say that something is no address', async () => {
    const { shows, events } = await openMove({
      'ext-bg/moving-connect': () => ({ problem: 'This is no web address.' }),
    })
    await shows({ moving: ready })
    events.onConnect('no address', 'Front desk')
    await shows({ isBusy: false, problem: 'This is no web address.' })
    expect(browser.permissions.request).not.toHaveBeenCalled()
  })

  it('moves at the press, and reads where it stands', async () => {
    const { shows, events, answers } = await openMove({ 'ext-bg/move': () => ({ problem: null }) })
    await shows({ moving: ready })
    const { moving: underWay } = moveSamples['Hands over']
    answers['ext-bg/moving'] = () => underWay
    events.onMove()
    await shows({ moving: underWay, isBusy: false, problem: null })
  })

  it.each<[string, Answers, string]>([
    [
      'is not safe',
      { 'ext-bg/moving-cancel': () => ({ problem: 'The backend posts already.' }) },
      'The backend posts already.',
    ],
    ['is refused', { 'ext-bg/moving-cancel': () => new Refused('failed', 'Try again.') }, 'Try again.'],
  ])('says why taking it back %s', async (_, answers, problem) => {
    const { shows, events } = await openMove(answers)
    await shows({ moving: ready })
    events.onCancel()
    await shows({ isBusy: false, problem })
  })
})
