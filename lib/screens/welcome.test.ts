import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readyView } from '../../components/popup/stories/samples.ts'
import { settingsView } from '../../components/settings/stories/samples.ts'
import { aProposal } from '../../components/welcome/stories/samples.ts'
import type { GuideForm } from '../../components/welcome/view.ts'
import { type Answers, Refused, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { closeUnseenTab } from '../browser/first-install.ts'
import { requestAccess } from '../browser/permissions.ts'
import { watchSignedIn } from '../browser/session.ts'
import type { TryReport } from '../contract/welcome.ts'
import { guidedConfiguration } from '../domain/guide.ts'
import { createWelcomeScreen } from './welcome.ts'

vi.mock('../browser/first-install.ts')
vi.mock('../browser/session.ts')
vi.mock('../browser/permissions.ts', async original => ({
  ...(await original<object>()),
  requestAccess: vi.fn(),
}))

const allIn: TryReport = {
  kind: 'in',
  places: ['Lakeside Dermatology'],
  cardTypes: ['Visa', 'Amex'],
  findings: [],
}
const typed = { clientId: 'id', practiceId: 'p', username: 'api@example.com' }

beforeEach(async () => {
  await browser.storage.resetState()
  vi.mocked(requestAccess).mockResolvedValue(true)
  vi.mocked(watchSignedIn).mockImplementation(listener => {
    listener(true)
    return () => undefined
  })
})

async function open(answers: Answers = {}) {
  const background = startBackground({
    'ext-bg/configuration': () => null,
    'ext-bg/try-nextech': () => allIn,
    'ext-bg/propose-configuration': () => aProposal('observe'),
    'ext-bg/import-configuration': () => ({ accepted: true, lines: [], signIn: null }),
    'ext-bg/export-configuration': () => ({ json: '{"posture":"observe"}' }),
    'ext-bg/today': () => ({ ...readyView, sources: [] }),
    'ext-bg/setup': () => null,
    'ext-bg/run-setup': () => ({}),
    ...answers,
  })
  const { view, events } = createWelcomeScreen()
  const shows = (wanted: object) => vi.waitFor(() => expect(view.value).toMatchObject(wanted))
  const form = (): GuideForm => {
    if (view.value.kind !== 'guide') throw new Error(`shows ${view.value.kind}`)
    return view.value
  }
  const answer = async () => {
    await shows({ kind: 'guide' })
    events.onDraft({ ...form().draft, nextech: { ...form().draft.nextech, ...typed } })
    events.onPassword('secret')
  }
  const upTo = async (step: 'practice' | 'cards' | 'confirm') => {
    await answer()
    for (const next of ['practice', 'cards', 'confirm'] as const) {
      events.onNext()
      await shows({ draft: { step: next }, busy: false })
      if (next === step) return
    }
  }
  return { ...background, view, events, shows, form, answer, upTo }
}

describe('the guided set-up', () => {
  it('proposes what Nextech told: the name, and labels as payments spell them', async () => {
    const { form, upTo, askedFor } = await open()
    await upTo('cards')
    expect(form().draft.practice.name).toBe('Lakeside Dermatology')
    expect(form().draft.cardTypes).toEqual([
      { brand: 'VI', label: 'Visa' },
      { brand: 'MC', label: 'MasterCard' },
      { brand: 'AE', label: 'Amex' },
      { brand: 'DI', label: 'Discover' },
    ])
    expect(askedFor('ext-bg/try-nextech')).toMatchObject([{ ...typed, password: 'secret' }])
  })

  it('writes the configuration as Settings does: the file that was shown, after a yes, as observe', async () => {
    const { events, form, upTo, askedFor, shows, answers } = await open()
    await upTo('confirm')
    const json = guidedConfiguration(form().draft, 'secret')
    expect(askedFor('ext-bg/propose-configuration')).toEqual([{ json }])
    expect(askedFor('ext-bg/import-configuration')).toEqual([])
    answers['ext-bg/configuration'] = () => ({ ...mustBe(settingsView.configuration), posture: 'observe' })
    events.onUse(false)
    await shows({ kind: 'orders', posture: 'observe' })
    expect(askedFor('ext-bg/import-configuration')).toEqual([{ json, seen: 'observe', posts: false }])
    expect(JSON.parse(json)).toMatchObject({ posture: 'observe' })
  })

  it.each<[told: TryReport, problem: object]>([
    [
      { kind: 'sign-in', state: 'refused', message: 'no' },
      { kind: 'sign-in-refused', message: 'no' },
    ],
    [{ kind: 'sign-in', state: 'unreachable', message: '' }, { kind: 'unreachable' }],
    [
      { kind: 'no-rights', message: '403' },
      { kind: 'no-rights', message: '403' },
    ],
    [
      { kind: 'silent', message: '502' },
      { kind: 'silent', message: '502' },
    ],
    [
      { kind: 'refused' as const, lines: ['a: b'] },
      { kind: 'refused' as const, lines: ['a: b'] },
    ],
  ])('stays where it is, with all that was typed: %j', async (told, problem) => {
    const { answer, events, shows } = await open({ 'ext-bg/try-nextech': () => told })
    await answer()
    events.onNext()
    await shows({ problem, busy: false, password: 'secret', draft: { step: 'nextech', nextech: typed } })
  })

  it('says that the extension does not answer', async () => {
    const { answer, events, shows } = await open({ 'ext-bg/try-nextech': () => new Refused('x', 'gone') })
    await answer()
    events.onNext()
    await shows({ problem: { kind: 'no-answer', message: 'gone' } })
  })

  it.each<[what: string, change: object, problem: object]>([
    ['no name', { practice: { name: ' ', timeZone: 'America/Chicago' } }, { kind: 'no-name' }],
    ['no web address', { shop: 'our shop' }, { kind: 'shop-address' }],
  ])('does not go on with %s', async (_what, change, problem) => {
    const { events, form, upTo, shows } = await open()
    await upTo('practice')
    events.onDraft({ ...form().draft, ...change })
    events.onNext()
    await shows({ problem, draft: { step: 'practice' } })
    expect(requestAccess).not.toHaveBeenCalled()
  })

  it('asks for access to the shop within the press itself', async () => {
    const { events, form, upTo, shows } = await open()
    await upTo('practice')
    vi.mocked(requestAccess).mockResolvedValue(false)
    events.onDraft({ ...form().draft, shop: 'shop.example.com/admin' })
    events.onNext()
    expect(requestAccess).toHaveBeenCalledWith(['https://shop.example.com/*'])
    await shows({ problem: { kind: 'access-denied', origin: 'https://shop.example.com' } })
  })

  it('goes on later where it was left, but for the password', async () => {
    const first = await open()
    await first.upTo('cards')
    const second = await open()
    await second.shows({ kind: 'guide', resumed: true, password: '', draft: { nextech: typed } })
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain('secret')
  })

  it('goes back, and keeps what a person typed', async () => {
    const { events, form, upTo, shows } = await open()
    await upTo('cards')
    events.onDraft({ ...form().draft, cardTypes: [{ brand: 'VI', label: 'Mine' }] })
    events.onBack()
    await shows({ draft: { step: 'practice' } })
    events.onNext()
    await shows({ draft: { step: 'cards', cardTypes: [{ brand: 'VI', label: 'Mine' }] } })
  })

  it('says why the whole cannot be used', async () => {
    const lines = ['policy.cardTypes: names one brand twice']
    const { upTo, shows } = await open({ 'ext-bg/propose-configuration': () => ({ kind: 'refused', lines }) })
    await upTo('confirm')
    await shows({ proposal: null, problem: { kind: 'refused', lines } })
  })

  it('goes away unseen where a file or a policy has set the browser up', async () => {
    const { shows, answers } = await open()
    await shows({ kind: 'guide' })
    answers['ext-bg/configuration'] = () => settingsView.configuration
    await browser.storage.local.set({ configuration: {} })
    await shows({ kind: 'orders' })
    expect(closeUnseenTab).toHaveBeenCalledOnce()
  })

  it('stays where somebody has begun to type', async () => {
    vi.mocked(closeUnseenTab).mockClear()
    const { answer, shows } = await open()
    await answer()
    await browser.storage.local.set({ configuration: {} })
    await shows({ kind: 'guide' })
    expect(closeUnseenTab).not.toHaveBeenCalled()
  })

  it('has nothing to ask where a backend posts', async () => {
    const { shows } = await open({
      'ext-bg/configuration': () => ({ ...mustBe(settingsView.configuration), mode: 'backend' }),
    })
    await shows({ kind: 'backend' })
  })
})

describe('what would be posted', () => {
  const observing = () => ({ ...mustBe(settingsView.configuration), posture: 'observe' as const })

  it('is what Settings would say to the same configuration with posting on', async () => {
    const { shows, askedFor } = await open({
      'ext-bg/configuration': observing,
      'ext-bg/propose-configuration': () => aProposal('automatic'),
    })
    await shows({ kind: 'orders', posting: { orders: 81, cents: 2_054_310, newPatients: 8 } })
    const [asked] = askedFor('ext-bg/propose-configuration') as { json: string }[]
    expect(JSON.parse(asked?.json ?? '')).toEqual({ posture: 'automatic' })
    expect(askedFor('ext-bg/import-configuration')).toEqual([])
  })

  it('is posted after a yes that says so', async () => {
    const { shows, askedFor, events } = await open({
      'ext-bg/configuration': observing,
      'ext-bg/propose-configuration': () => aProposal('automatic'),
    })
    await shows({ kind: 'orders' })
    events.onPropose()
    await shows({ proposal: { seen: 'automatic' } })
    events.onUse(true)
    await shows({ proposal: null, report: { accepted: true } })
    expect(askedFor('ext-bg/import-configuration')).toMatchObject([{ seen: 'automatic', posts: true }])
  })

  it('is counted again while orders come in', async () => {
    let orders = 81
    const { shows, tellChanged } = await open({
      'ext-bg/configuration': observing,
      'ext-bg/propose-configuration': () => {
        const told = aProposal('automatic')
        return { ...told, posting: told.posting && { ...told.posting, orders } }
      },
    })
    await shows({ posting: { orders: 81 } })
    orders = 82
    tellChanged()
    await shows({ posting: { orders: 82 } })
  })

  it('is put aside without a yes, and nothing is taken', async () => {
    const { shows, askedFor, events } = await open({
      'ext-bg/configuration': observing,
      'ext-bg/propose-configuration': () => aProposal('automatic'),
    })
    await shows({ kind: 'orders' })
    events.onPropose()
    await shows({ proposal: { seen: 'automatic' } })
    events.onPutAside()
    await shows({ proposal: null })
    events.onUse(true)
    expect(askedFor('ext-bg/import-configuration')).toEqual([])
  })

  it.each([
    [
      'refused in words',
      () => ({ kind: 'refused' as const, lines: ['A line of the file is wrong.'] }),
      ['A line of the file is wrong.'],
    ],
    ['not answered', () => new Refused('internal', 'It failed.'), []],
  ])('says so where it is %s', async (_, answer, lines) => {
    const { shows, events } = await open({
      'ext-bg/configuration': observing,
      'ext-bg/propose-configuration': answer,
    })
    await shows({ kind: 'orders' })
    events.onPropose()
    await shows({ proposal: null, report: { accepted: false, lines } })
  })
})

function mustBe<T>(value: T | null): T {
  if (value === null) throw new Error('there is none')
  return value
}
