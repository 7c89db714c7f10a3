// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { settingsView } from '../../components/settings/stories/samples.ts'
import { type Answers, noReply, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { ConfigurationView } from '../contract/configuration-view.ts'
import { usualHours } from '../domain/practice-hours.ts'
import { createAlertsScreen } from './alerts.ts'

let allowed: boolean

beforeEach(async () => {
  await browser.storage.resetState()
  allowed = false
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => allowed)
  vi.spyOn(browser.permissions, 'request').mockImplementation(async () => {
    allowed = true
    return allowed
  })
  vi.spyOn(browser.permissions, 'remove').mockImplementation(async () => {
    allowed = false
    return true
  })
  vi.spyOn(browser.notifications, 'clear').mockResolvedValue(true as never)
})

async function openAlerts(practice: object = {}, answers: Answers = {}) {
  const { configuration } = settingsView
  const shown: ConfigurationView = configuration && {
    ...configuration,
    practice: { ...configuration.practice, ...practice },
  }
  const background = startBackground({ 'ext-bg/configuration': () => shown, ...answers })
  const screen = createAlertsScreen()
  const shows = (wanted: object | null) =>
    vi.waitFor(() =>
      wanted === null
        ? expect(screen.view.value).toBeNull()
        : expect(screen.view.value).toMatchObject(wanted),
    )
  return { ...background, ...screen, shows }
}

const given = { mon: ' 08:00-18:00 ', tue: '', wed: '', thu: '', fri: '', sat: '09:00-12:00', sun: ' ' }

describe('hours and alerts', () => {
  it('shows the hours of the configuration, with the closed days', async () => {
    const { shows } = await openAlerts({ hours: { sat: '09:00-12:00' }, closedDays: ['2026-12-25'] })
    await shows({
      hours: { mon: '', sat: '09:00-12:00', sun: '' },
      closedDays: ['2026-12-25'],
      notifies: false,
      busy: false,
      said: null,
    })
  })

  it('shows the usual hours where it has none', async () => {
    const { shows } = await openAlerts()
    await shows({ hours: { mon: usualHours.mon, sun: '' }, closedDays: [] })
  })

  it('shows nothing before anything is configured', async () => {
    const { shows, askedFor } = await openAlerts({}, { 'ext-bg/configuration': () => null })
    await vi.waitFor(() => expect(askedFor('ext-bg/configuration')).toHaveLength(1))
    await shows(null)
  })

  it('saves the days that are open, and says so', async () => {
    const { shows, events, askedFor } = await openAlerts(
      {},
      { 'ext-bg/configuration-hours': () => ({ problem: null }) },
    )
    await shows({ busy: false })
    events.onSaveHours(given, ['2026-12-25'])
    await shows({ busy: false, said: { kind: 'saved' } })
    expect(askedFor('ext-bg/configuration-hours')).toEqual([
      { hours: { mon: '08:00-18:00', sat: '09:00-12:00' }, closedDays: ['2026-12-25'] },
    ])
  })

  it.each<[string, Answers, RegExp]>([
    [
      'with the reason that it was given',
      { 'ext-bg/configuration-hours': () => ({ problem: 'An administrator has fixed the hours.' }) },
      /administrator/,
    ],
    ['in words where nobody answers', { 'ext-bg/configuration-hours': () => noReply }, /could not be saved/],
  ])('says that they are not saved %s', async (_, answers, words) => {
    const { shows, events } = await openAlerts({}, answers)
    await shows({ busy: false })
    events.onSaveHours(given, [])
    await shows({ busy: false, said: { kind: 'problem', text: expect.stringMatching(words) } })
  })

  it('asks the browser for notifications at the press, and takes them back', async () => {
    const { shows, events } = await openAlerts()
    await shows({ notifies: false })
    events.onAllowNotifications()
    await shows({ notifies: true })
    events.onRefuseNotifications()
    await shows({ notifies: false })
  })

  it('reads again when something changed', async () => {
    const { shows, tellChanged, answers } = await openAlerts()
    await shows({ busy: false })
    answers['ext-bg/configuration'] = () => null
    tellChanged()
    await shows(null)
  })
})
