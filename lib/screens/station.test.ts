// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answers, noReply, Refused, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import type { StationPeople } from '../contract/people-messages.ts'
import { createPeopleScreen } from './people.ts'
import { watchStation } from './station.ts'

const ana = { id: '1', name: 'Ana', role: 'manager', lockedUntil: null } as const
const bo = { id: '2', name: 'Bo', role: 'staff', lockedUntil: null } as const
const empty: StationPeople = {
  people: [],
  person: null,
  access: 'open',
  timeZone: 'America/Chicago',
  vault: 'none',
  hasPassphrase: false,
  passkeys: [],
}
const nobody: StationPeople = { ...empty, people: [ana, bo], access: 'nobody' }
const anaThere: StationPeople = {
  ...empty,
  people: [ana, bo],
  person: { id: '1', name: 'Ana', role: 'manager' },
}

let told: StationPeople

beforeEach(async () => {
  await browser.storage.resetState()
})

const nobodyAsks: Parameters<typeof watchStation>[1] = () => Promise.reject(new Error('Nobody asks.'))

function openStation(first: StationPeople, answers: Answers = {}, askForPasskey = nobodyAsks) {
  told = first
  const background = startBackground({ 'ext-bg/people': () => told, ...answers })
  const reload = vi.fn()
  const { view, events } = watchStation(reload, askForPasskey)
  const shows = (wanted: object) => vi.waitFor(() => expect(view.value).toMatchObject(wanted))
  return { ...background, view, events, reload, shows }
}

describe('whether a page may be shown', () => {
  it('is as ever where nobody is set up', async () => {
    const { shows } = openStation(empty)
    await shows({ kind: 'open', person: null })
  })

  it('is open where the background does not answer: it refuses by itself', async () => {
    const { shows } = openStation(empty, { 'ext-bg/people': () => noReply })
    await shows({ kind: 'open', person: null })
  })

  it('loads the page again when somebody entered, left, or has another role', async () => {
    const { shows, events, reload, tellChanged } = openStation(nobody, {
      'ext-bg/person-enter': ({ pin }: { pin: string }) => {
        if (pin === 'right') told = anaThere
        return { problem: pin === 'right' ? null : 'This is not the PIN.' }
      },
    })
    await shows({ kind: 'gate', people: [ana, bo] })
    events.onEnter('1', 'wrong')
    await shows({ kind: 'gate', busy: false, problem: 'This is not the PIN.' })
    expect(reload).not.toHaveBeenCalled()
    events.onEnter('1', 'right')
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
    told = { ...anaThere, person: { id: '1', name: 'Ana', role: 'staff' } }
    await tellChanged()
    await vi.waitFor(() => expect(reload.mock.calls.length).toBeGreaterThan(1))
  })

  it('shows nothing more from the moment at which somebody else sits there, not only once it has loaded again', async () => {
    const { shows, view, reload, tellChanged } = openStation(anaThere)
    await shows({ kind: 'open' })
    reload.mockImplementation(() => expect(view.value).toEqual({ kind: 'loading' }))
    told = nobody
    await tellChanged()
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
    expect(view.value).toEqual({ kind: 'loading' })
  })

  it('is asked again by the press for somebody else', async () => {
    const { shows, events, reload, askedFor } = openStation(anaThere, { 'ext-bg/person-leave': () => ({}) })
    await shows({ kind: 'open', person: { name: 'Ana' } })
    told = nobody
    events.onSwitch()
    await vi.waitFor(() => expect(reload).toHaveBeenCalled())
    expect(askedFor('ext-bg/person-leave')).toHaveLength(1)
  })

  it('says why a press was not done, and nothing of what a page asked by itself', async () => {
    const refused = () => new Refused('role', 'Only a manager may do this.')
    const { shows, events } = openStation(anaThere, { 'ext-bg/moving': refused, 'ext-bg/pause': refused })
    await shows({ kind: 'open' })
    await sendToBackground('ext-bg/moving', {})
    await shows({ kind: 'open', refusal: null })
    await sendToBackground('ext-bg/pause', { isPaused: true })
    await shows({ kind: 'open', refusal: 'Only a manager may do this.' })
    events.onDismiss()
    await shows({ kind: 'open', refusal: null })
  })

  it.each([
    ['ext-bg/pause', { isPaused: true }],
    ['ext-bg/sync-now', {}],
    ['ext-bg/forget', { key: 'k', uid: null }],
    ['ext-bg/remembered', {}],
    ['ext-bg/claim-station', {}],
    ['ext-bg/delete-profile', { origin: 'https://shop.example.com', page: '/orders' }],
  ] as const)('says that %s was not done where nothing else on the page would', async (name, body) => {
    const away = () => new Refused('backend-unreachable', 'The backend is away.')
    const { shows, answers } = openStation(anaThere, { [name]: away, 'ext-bg/sign-in': away })
    await shows({ kind: 'open' })
    await sendToBackground('ext-bg/sign-in', { password: 'x' })
    await shows({ kind: 'open', refusal: null })
    await sendToBackground(name, body)
    await shows({ kind: 'open', refusal: 'The backend is away.' })
    answers[name] = () => noReply
    await sendToBackground(name, body)
    await shows({ kind: 'open', refusal: expect.stringContaining('does not answer') })
  })
})

describe('a passphrase', () => {
  const closed: StationPeople = { ...empty, access: 'closed', vault: 'closed' }

  it('is asked for while the vault is closed, and the page is loaded again once it is open', async () => {
    const { shows, events, reload, askedFor } = openStation(closed, {
      'ext-bg/vault-open': ({ passphrase }) => {
        if (passphrase === 'right') told = { ...empty, vault: 'open' }
        return { problem: passphrase === 'right' ? null : 'This is not a passphrase of this computer.' }
      },
      'ext-bg/vault-forget': () => ({ problem: 'type FORGET' }),
    })
    await shows({ kind: 'passphrase', access: 'closed' })
    events.onOpen('wrong')
    await shows({ busy: false, problem: 'This is not a passphrase of this computer.' })
    events.onForget('no')
    await shows({ busy: false, problem: 'type FORGET' })
    expect(askedFor('ext-bg/vault-forget')).toEqual([{ word: 'no' }])
    events.onOpen('right')
    await vi.waitFor(() => expect(reload).toHaveBeenCalled())
  })

  it('is asked for again after Sign off', async () => {
    const { shows, events, reload } = openStation(
      { ...empty, vault: 'open' },
      {
        'ext-bg/sign-off': () => {
          told = closed
          return {}
        },
      },
    )
    await shows({ kind: 'open', vault: 'open' })
    events.onSignOff()
    await vi.waitFor(() => expect(reload).toHaveBeenCalled())
  })

  it('is set and taken away in Settings', async () => {
    told = empty
    startBackground({
      'ext-bg/people': () => told,
      'ext-bg/vault-set': ({ passphrase }) => ({ problem: passphrase === 'short' ? 'too short' : null }),
      'ext-bg/vault-off': () => ({ problem: null }),
    })
    const { view, events } = createPeopleScreen()
    await vi.waitFor(() => expect(view.value).toMatchObject({ vault: 'none' }))
    events.onSetPassphrase('short')
    await vi.waitFor(() => expect(view.value?.vaultSaid).toEqual({ kind: 'problem', text: 'too short' }))
    events.onSetPassphrase('correct horse battery')
    await vi.waitFor(() => expect(view.value?.vaultSaid?.text).toBe('The passphrase is set.'))
    events.onVaultOff()
    await vi.waitFor(() => expect(view.value?.vaultSaid?.text).toBe('There is no vault any more.'))
  })
})

describe('the people in Settings', () => {
  function openPeople(first: StationPeople, answers: Answers = {}) {
    told = first
    const background = startBackground({ 'ext-bg/people': () => told, ...answers })
    const screen = createPeopleScreen()
    const shows = (wanted: object) => vi.waitFor(() => expect(screen.view.value).toMatchObject(wanted))
    return { ...background, ...screen, shows }
  }

  it('are no card where a backend knows them', async () => {
    const { view, askedFor } = openPeople({ ...empty, timeZone: null })
    await vi.waitFor(() => expect(askedFor('ext-bg/people')).not.toHaveLength(0))
    expect(view.value).toBeNull()
  })

  it('are added, and the forms are empty again', async () => {
    const { shows, events } = openPeople(empty, {
      'ext-bg/person-add': () => {
        told = anaThere
        return { problem: null }
      },
    })
    await shows({ people: [], round: 0 })
    events.onAdd({ name: 'Ana', role: 'manager', pin: '739146' })
    await shows({
      people: [ana, bo],
      person: { name: 'Ana' },
      said: { kind: 'saved', text: 'Ana is set up.' },
      round: 1,
    })
  })

  it('are not changed where the new PIN is refused', async () => {
    const { shows, events, askedFor } = openPeople(anaThere, {
      'ext-bg/person-reset': () => ({ problem: 'The PIN needs at least 6 characters.' }),
      'ext-bg/person-change': () => ({ problem: null }),
    })
    await shows({ person: { name: 'Ana' } })
    events.onChange({ id: '2', name: 'Bob', role: 'staff', pin: '1' })
    await shows({ said: { kind: 'problem', text: 'The PIN needs at least 6 characters.' }, round: 0 })
    expect(askedFor('ext-bg/person-change')).toHaveLength(0)
  })

  it.each(['onRemove', 'onOwnPin', 'onChange'] as const)('%s is told', async press => {
    const done = () => ({ problem: null })
    const { shows, events } = openPeople(anaThere, {
      'ext-bg/person-remove': done,
      'ext-bg/person-pin': done,
      'ext-bg/person-change': done,
    })
    await shows({ person: { name: 'Ana' } })
    if (press === 'onRemove') events.onRemove('2')
    else if (press === 'onOwnPin') events.onOwnPin('739146', 'green 17')
    else events.onChange({ id: '2', name: 'Bob', role: 'staff', pin: '' })
    const text = { onRemove: 'Bo is removed.', onOwnPin: 'Your PIN is changed.', onChange: 'Bob is saved.' }
    await shows({ said: { kind: 'saved', text: text[press] } })
  })
})
