import * as v from 'valibot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readyView } from '../../components/popup/stories/samples.ts'
import {
  accepted,
  proposal,
  settingsSamples,
  settingsView,
} from '../../components/settings/stories/samples.ts'
import { type Answers, noReply, Refused, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { saveFile } from '../browser/files.ts'
import { onPermissionChange, requestAccess, unreachable } from '../browser/permissions.ts'
import { watchSignedIn } from '../browser/session.ts'
import { ConfigurationReportSchema } from '../contract/panel.ts'
import { ProposalSchema } from '../contract/proposal.ts'
import { type Today, TodaySchema } from '../contract/today.ts'
import { createSettingsScreen } from './settings.ts'

vi.mock('../browser/files.ts')
vi.mock('../browser/permissions.ts')
vi.mock('../browser/session.ts')

const stopped = { since: 1, otherPayment: '90118' }
const today = (change: object = {}): Today =>
  v.parse(TodaySchema, { ...readyView, health: { ...readyView.health, ...change }, sources: [] })
const file = (json: string) => new File([json], 'nextech-sync.json')

beforeEach(async () => {
  await browser.storage.resetState()
  vi.mocked(unreachable).mockResolvedValue([])
})

async function openSettings(answers: Answers = {}, configuration = settingsView.configuration) {
  const background = startBackground({
    'ext-bg/configuration': () => configuration,
    'ext-bg/unusable-configuration': () => null,
    'ext-bg/backend': () => null,
    'ext-bg/today': () => today(),
    'ext-bg/note-export': () => ({}),
    ...answers,
  })
  const screen = createSettingsScreen()
  const shows = (wanted: object) => vi.waitFor(() => expect(screen.view.value).toMatchObject(wanted))
  await shows({ kind: 'ready' })
  return { ...background, ...screen, shows }
}

describe('settings', () => {
  it('show what is configured and how it stands', async () => {
    vi.mocked(unreachable).mockResolvedValue(['https://shop.example.com/*'])
    const { view } = await openSettings({ 'ext-bg/today': () => today({ station: stopped }) })
    expect(view.value).toMatchObject({
      configuration: settingsView.configuration,
      otherStation: true,
      missingOrigins: ['https://shop.example.com/*'],
      today: readyView.totals.day,
    })
  })

  it('show that nothing is configured', async () => {
    const { view } = await openSettings({ 'ext-bg/today': () => null }, null)
    expect(view.value).toMatchObject({ configuration: null, otherStation: false, sources: [], today: '' })
  })

  it('never say that nothing is configured where nobody answers', async () => {
    const background = startBackground({ 'ext-bg/configuration': () => noReply })
    const { view } = createSettingsScreen()
    await vi.waitFor(() => expect(view.value.kind).toBe('failed'))
    expect(background.askedFor('ext-bg/today')).toEqual([])
  })

  it('keep what they show where the background is silent', async () => {
    const { view, answers, tellChanged, askedFor } = await openSettings()
    answers['ext-bg/configuration'] = () => noReply
    await tellChanged()
    await vi.waitFor(() => expect(askedFor('ext-bg/configuration').length).toBeGreaterThan(1))
    expect(view.value).toMatchObject({ configuration: settingsView.configuration })
  })

  it('stand where nobody knows today’s figures: the configuration is there all the same', async () => {
    const { view } = await openSettings({ 'ext-bg/today': () => noReply })
    expect(view.value).toMatchObject({ configuration: settingsView.configuration, sources: [] })
  })

  it('follow a configuration that changes elsewhere, and whether somebody is signed in', async () => {
    const { shows, answers } = await openSettings()
    const { configuration } = settingsView
    answers['ext-bg/configuration'] = () => configuration && { ...configuration, posture: 'observe' }
    // The stored one changed; what is in force is the background's to say.
    await browser.storage.local.set({ configuration: 1 })
    await shows({ configuration: { posture: 'observe' }, signedIn: false })
    vi.mocked(watchSignedIn).mock.calls[0]?.[0](true)
    await shows({ signedIn: true })
  })

  const shown = v.parse(ProposalSchema, proposal)

  it('show a file, use it once a person says yes, and say what came of it', async () => {
    const report = v.parse(ConfigurationReportSchema, accepted)
    const { events, shows, view, askedFor } = await openSettings({
      'ext-bg/propose-configuration': () => shown,
      'ext-bg/import-configuration': () => report,
    })
    events.onImport(file('{"a":1}'))
    expect(view.value).toMatchObject({ report: 'busy' })
    await shows({ report: null, proposal: shown })
    expect(askedFor('ext-bg/propose-configuration')).toEqual([{ json: '{"a":1}' }])
    expect(askedFor('ext-bg/import-configuration')).toEqual([])
    events.onUse(true)
    events.onUse(true)
    await shows({ report, proposal: null })
    const yes = { json: '{"a":1}', seen: proposal.seen, posts: true }
    expect(askedFor('ext-bg/import-configuration')).toEqual([yes])
  })

  it('put a file aside, and use nothing then', async () => {
    const { events, shows, askedFor } = await openSettings({ 'ext-bg/propose-configuration': () => shown })
    events.onImport(file('{}'))
    await shows({ proposal: shown })
    events.onPutAside()
    events.onUse(true)
    await shows({ report: null, proposal: null })
    expect(askedFor('ext-bg/import-configuration')).toEqual([])
  })

  it('say why a file is refused, or could not be used', async () => {
    const { events, shows, answers } = await openSettings({
      'ext-bg/propose-configuration': () => ({ kind: 'refused', lines: ['posture: wrong'] }),
      'ext-bg/import-configuration': () => new Refused('failed', 'No room.'),
    })
    events.onImport(file('{}'))
    await shows({ report: { accepted: false, lines: ['posture: wrong'] }, proposal: null })
    answers['ext-bg/propose-configuration'] = () => shown
    events.onImport(file('{}'))
    await shows({ proposal: shown })
    events.onUse(false)
    await shows({ report: { accepted: false, lines: ['No room.'] } })
    answers['ext-bg/propose-configuration'] = () => new Refused('failed', 'Not now.')
    events.onImport(file('{}'))
    await shows({ report: { accepted: false, lines: ['Not now.'] } })
  })

  it('sign in, and say how it went', async () => {
    const { events, shows, answers } = await openSettings({
      'ext-bg/sign-in': () => ({ state: 'refused', message: 'Wrong password.' }),
    })
    events.onSignIn('secret')
    await shows({ signIn: { state: 'refused', message: 'Wrong password.' } })
    answers['ext-bg/sign-in'] = () => new Refused('failed', 'Not now.')
    events.onSignIn('secret')
    await shows({ signIn: { state: 'unreachable', message: 'Not now.' } })
  })

  it('export the configuration, and no file where there is none', async () => {
    let json: string | null = null
    const { events, askedFor } = await openSettings({ 'ext-bg/export-configuration': () => ({ json }) })
    events.onExport()
    await vi.waitFor(() => expect(askedFor('ext-bg/export-configuration')).toHaveLength(1))
    expect(saveFile).not.toHaveBeenCalled()
    json = '{}'
    events.onExport()
    await vi.waitFor(() =>
      expect(saveFile).toHaveBeenCalledWith('nextech-sync.json', 'application/json', '{}'),
    )
    expect(askedFor('ext-bg/note-export')).toEqual([{ what: 'configuration' }])
  })

  it('ask the browser for what is missing, and look again', async () => {
    vi.mocked(unreachable).mockResolvedValue(['https://shop.example.com/*'])
    vi.mocked(requestAccess).mockResolvedValue(true)
    const { events, shows } = await openSettings()
    vi.mocked(unreachable).mockResolvedValue([])
    events.onAllow()
    expect(requestAccess).toHaveBeenCalledWith(['https://shop.example.com/*'])
    await shows({ missingOrigins: [] })
  })

  it('see a permission that is taken back', async () => {
    const { shows } = await openSettings()
    vi.mocked(unreachable).mockResolvedValue(['https://shop.example.com/*'])
    vi.mocked(onPermissionChange).mock.calls[0]?.[0]()
    await shows({ missingOrigins: ['https://shop.example.com/*'] })
  })

  it('make this browser the one that posts', async () => {
    let station: object | null = stopped
    const { events, shows } = await openSettings({
      'ext-bg/today': () => today({ station }),
      'ext-bg/claim-station': () => {
        station = null
        return {}
      },
    })
    events.onClaimStation()
    await shows({ otherStation: false })
  })
})

describe('settings of a browser whose engine runs at a backend', () => {
  const { 'backend: connected': connected, 'backend: not connected': notConnected } = settingsSamples
  const openAtBackend = (answers: Answers = {}) =>
    openSettings({ 'ext-bg/backend': () => connected.backend, ...answers }, connected.configuration)

  it('name the person it is connected for, and whether the backend is signed in to Nextech', async () => {
    const trouble = { code: 'signed-out', message: '', since: 1, nextTryAt: null }
    const { shows, answers, tellChanged } = await openAtBackend()
    await shows({ backend: connected.backend, signedIn: true })
    answers['ext-bg/today'] = () => today({ trouble })
    await tellChanged()
    await shows({ signedIn: false })
  })

  it('show the posture of the backend, whatever this browser’s own file says', async () => {
    const { shows } = await openAtBackend({
      'ext-bg/today': () => v.parse(TodaySchema, { ...readyView, sources: [], posture: 'observe' }),
    })
    await shows({ configuration: { posture: 'observe' } })
  })

  it('say nothing of a sign-in that nobody told of', async () => {
    const { shows } = await openAtBackend({ 'ext-bg/today': () => new Refused('backend-unreachable', '') })
    await shows({ signedIn: true })
  })

  it('say no posture that nobody told: this browser’s own file is not the one that posts', async () => {
    const { shows } = await openAtBackend({ 'ext-bg/today': () => new Refused('backend-unreachable', '') })
    await shows({ isPostureTold: false })
  })

  it('ask for a code by the computer’s name, and say why there is none', async () => {
    const problem = 'The sync backend cannot be reached.'
    const { events, shows, askedFor } = await openAtBackend({
      'ext-bg/backend': () => notConnected.backend,
      'ext-bg/connect-backend': () => ({ problem }),
    })
    events.onConnect('Front desk 1')
    await shows({ connectProblem: problem })
    expect(askedFor('ext-bg/connect-backend')).toEqual([{ station: 'Front desk 1' }])
  })

  it('are disconnected when a person says so', async () => {
    let backend = connected.backend
    const { events, shows } = await openAtBackend({
      'ext-bg/backend': () => backend,
      'ext-bg/disconnect-backend': () => {
        backend = notConnected.backend
        return {}
      },
    })
    events.onDisconnect()
    await shows({ backend: { state: { trouble: 'backend-not-paired' } } })
  })
})
