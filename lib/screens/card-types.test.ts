// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settingsView } from '../../components/settings/stories/samples.ts'
import { row } from '../../components/staff/stories/samples.ts'
import { type Answers, noReply, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { createCardTypesScreen } from './card-types.ts'

const queue = (...brands: string[]) => ({
  timeZone: 'America/Chicago',
  today: '2026-03-16',
  provenAt: null,
  held: null,
  staffName: '',
  rows: brands.map(brand => ({ ...row, key: brand, reason: 'card-type-missing' as const, brand })),
})

beforeEach(async () => {
  await browser.storage.resetState()
  location.hash = ''
})
afterEach(() => {
  location.hash = ''
})

async function openCardTypes(answers: Answers = {}, configuration = settingsView.configuration) {
  const background = startBackground({
    'ext-bg/configuration': () => configuration,
    'ext-bg/queue': () => queue(),
    ...answers,
  })
  const screen = createCardTypesScreen()
  const shows = (wanted: object | null) =>
    vi.waitFor(() =>
      wanted === null
        ? expect(screen.view.value).toBeNull()
        : expect(screen.view.value).toMatchObject(wanted),
    )
  return { ...background, ...screen, shows }
}

describe('the labels of card brands', () => {
  it('are those of the configuration, with the brands that wait, each once', async () => {
    const { shows } = await openCardTypes({ 'ext-bg/queue': () => queue('Maestro', '*', 'maestro') })
    await shows({
      rows: [
        { brand: 'VI', label: 'Visa' },
        { brand: 'MC', label: 'MasterCard' },
      ],
      lock: null,
      waiting: ['maestro', '*'],
    })
  })

  it('are nothing without a configuration, and stand without an answer', async () => {
    await (await openCardTypes({}, null)).shows(null)
    await (await openCardTypes({ 'ext-bg/queue': () => noReply })).shows({ waiting: [] })
  })

  it('keep the form that somebody types in while the background is silent', async () => {
    const { view, events, shows, answers, tellChanged, askedFor } = await openCardTypes()
    await shows({ form: null })
    events.onOpen('Maestro')
    answers['ext-bg/configuration'] = () => noReply
    const before = askedFor('ext-bg/configuration').length
    await tellChanged()
    await vi.waitFor(() => expect(askedFor('ext-bg/configuration').length).toBeGreaterThan(before + 1))
    expect(view.value).toMatchObject({ form: { brand: 'Maestro' } })
  })

  it.each([
    ['#/settings?brand=Maestro', { brand: 'Maestro', label: '', was: null }],
    ['#/settings?brand=Visa%20Debit', { brand: 'Visa Debit', label: '', was: null }],
    ['#/settings?brand=*', { brand: '*', label: '', was: null }],
    ['#/settings?brand=visa', { brand: 'VI', label: 'Visa', was: 'VI' }],
    ['#/settings', null],
    ['#/staff?brand=Maestro', null],
  ])('open for the brand that the address names: %s', async (hash, form) => {
    location.hash = hash
    await (await openCardTypes()).shows({ form })
  })

  it('are saved by the background, and said', async () => {
    const { events, shows, askedFor } = await openCardTypes({
      'ext-bg/configuration-card-type': () => ({ problem: null }),
    })
    await shows({ form: null })
    events.onOpen('Maestro')
    events.onSave('Maestro', 'Debit')
    await shows({ form: null, said: { brand: 'Maestro', label: 'Debit' }, busy: false })
    events.onRemove('VI')
    await shows({ said: { brand: 'VI', label: null } })
    expect(askedFor('ext-bg/configuration-card-type')).toEqual([
      { brand: 'Maestro', label: 'Debit', was: null },
      { brand: 'VI', label: null, was: 'VI' },
    ])
  })

  it('stay in the form with the reason where they are not taken', async () => {
    const { events, shows, answers } = await openCardTypes({
      'ext-bg/configuration-card-type': () => ({ problem: 'names one brand twice: VI and visa' }),
    })
    await shows({ form: null })
    events.onOpen('')
    events.onSave('visa', 'Visa')
    await shows({ form: { was: null }, problem: 'names one brand twice: VI and visa', said: null })
    answers['ext-bg/configuration-card-type'] = () => noReply
    events.onSave('JCB', 'JCB')
    await shows({ problem: 'It could not be saved. Try again.' })
    events.onCancel()
    await shows({ form: null, problem: null })
  })
})
