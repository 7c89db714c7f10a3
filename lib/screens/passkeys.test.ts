// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answers, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { StationPeople } from '../contract/people-messages.ts'
import { askForPasskey } from './passkeys.ts'
import { createPeopleScreen } from './people.ts'
import { watchStation } from './station.ts'

const hex = (byte: string) => byte.repeat(32)
const [salt, output] = [hex('5a'), hex('0f')]
const ana = { id: '1', name: 'Ana', role: 'manager', lockedUntil: null } as const
const bo = { id: '2', name: 'Bo', role: 'staff', lockedUntil: null } as const
const keyOf = (owner: string, credential: string) => ({ owner, credential, salt, madeAt: 1_800_000_000_000 })
const open: StationPeople = {
  people: [],
  person: null,
  access: 'open',
  timeZone: 'America/Chicago',
  vault: 'open',
  hasPassphrase: true,
  passkeys: [],
}
const closed: StationPeople = {
  ...open,
  access: 'closed',
  vault: 'closed',
  passkeys: [keyOf('station', 'QUJD'), keyOf('2', '_-8')],
}

/** What the browser gives of a passkey; `prf` as the device answers. */
class GivenCredential {
  readonly id: string
  readonly prf: object | undefined
  constructor(id: string, prf?: object) {
    this.id = id
    this.prf = prf
  }
  getClientExtensionResults() {
    return { prf: this.prf }
  }
}
const bytes = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16)).buffer
const evaluated = { results: { first: bytes(output) } }
const refused = (name: string) => () => Promise.reject(new DOMException('no', name))

const create = vi.fn()
const get = vi.fn()
let told: StationPeople

beforeEach(async () => {
  await browser.storage.resetState()
  create.mockReset()
  get.mockReset()
  vi.stubGlobal('PublicKeyCredential', GivenCredential)
  vi.stubGlobal('navigator', { ...navigator, credentials: { create, get } })
  return () => vi.unstubAllGlobals()
})

function openSettings(first: StationPeople, answers: Answers = {}) {
  told = first
  const background = startBackground({ 'ext-bg/people': () => told, ...answers })
  const screen = createPeopleScreen()
  const shows = (wanted: object) => vi.waitFor(() => expect(screen.view.value).toMatchObject(wanted))
  return { ...background, ...screen, shows }
}

describe('a passkey is added', () => {
  const added: Answers = { 'ext-bg/vault-passkey-add': () => ({ problem: null }) }

  it('for who is there, on no device that has one of theirs, and only with the person verified', async () => {
    const passkeys = [keyOf('1', 'QUJD'), keyOf('2', 'Qk8')]
    const person = { id: '1', name: 'Ana', role: 'manager' } as const
    const { events, shows, askedFor } = openSettings({ ...open, people: [ana, bo], person, passkeys }, added)
    create.mockResolvedValue(new GivenCredential('bmV3', { enabled: true, ...evaluated }))
    await shows({ passkeys: [{ owner: 'Ana' }, { owner: 'Bo' }] })
    events.onAddPasskey()
    await shows({ vaultSaid: { kind: 'saved' } })
    const { publicKey } = create.mock.lastCall?.[0] ?? {}
    expect(publicKey).toMatchObject({
      rp: { name: 'Nextech sync for DermPRO' },
      user: { name: 'Ana' },
      authenticatorSelection: { userVerification: 'required' },
      excludeCredentials: [{ type: 'public-key', id: new TextEncoder().encode('ABC') }],
    })
    expect(publicKey.rp.id).toBeUndefined()
    expect(get).not.toHaveBeenCalled()
    const [sent] = askedFor('ext-bg/vault-passkey-add') as { salt: string }[]
    expect(sent).toEqual({ credential: 'bmV3', output, salt: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(bytes(sent?.salt ?? '')).toEqual(publicKey.extensions.prf.eval.first.buffer)
  })

  it('and used at once where only that tells what it makes of the salt', async () => {
    const { events, shows, askedFor } = openSettings(open, added)
    create.mockResolvedValue(new GivenCredential('bmV3', { enabled: true }))
    get.mockResolvedValue(new GivenCredential('bmV3', evaluated))
    await shows({ vault: 'open', offersPasskeys: true })
    events.onAddPasskey()
    await shows({ vaultSaid: { kind: 'saved' } })
    expect(get.mock.lastCall?.[0].publicKey).toMatchObject({
      userVerification: 'required',
      extensions: { prf: { evalByCredential: { bmV3: {} } } },
    })
    expect(askedFor('ext-bg/vault-passkey-add')).toMatchObject([{ credential: 'bmV3', output }])
  })

  it.each([
    ['its device has no PRF', () => Promise.resolve(new GivenCredential('bmV3', { enabled: false })), 'PRF'],
    ['its browser has no PRF', () => Promise.resolve(new GivenCredential('bmV3')), 'PRF'],
    ['no device verifies people', refused('ConstraintError'), 'PRF'],
    ['a person cancels', refused('NotAllowedError'), 'cancelled'],
    ['the device has one', refused('InvalidStateError'), 'already'],
    ['the browser lets extensions have none', refused('SecurityError'), 'lets no extension'],
    ['the browser gives nothing', () => Promise.resolve(null), 'cancelled'],
  ])('not where %s: a sentence says so', async (_, creates, said) => {
    const { events, shows, askedFor } = openSettings(open, added)
    create.mockImplementation(creates)
    await shows({ vault: 'open' })
    events.onAddPasskey()
    await shows({ vaultSaid: { kind: 'problem', text: expect.stringContaining(said) }, busy: false })
    expect(askedFor('ext-bg/vault-passkey-add')).toEqual([])
    expect(get).not.toHaveBeenCalled()
  })

  it('not where the device makes nothing of the salt in the end', async () => {
    const { events, shows, askedFor } = openSettings(open, added)
    create.mockResolvedValue(new GivenCredential('bmV3', { enabled: true }))
    get.mockResolvedValue(new GivenCredential('bmV3', { results: { first: bytes('00ff') } }))
    await shows({ vault: 'open' })
    events.onAddPasskey()
    await shows({ vaultSaid: { kind: 'problem', text: expect.stringContaining('PRF') } })
    expect(askedFor('ext-bg/vault-passkey-add')).toEqual([])
  })

  it('is not offered where the browser has none', async () => {
    vi.stubGlobal('PublicKeyCredential', undefined)
    const { shows } = openSettings(open)
    await shows({ offersPasskeys: false })
  })
})

describe('a passkey in Settings', () => {
  it('is shown to whose it is, to a manager with every other one, and removed', async () => {
    const passkeys = [keyOf('station', 'QUJD'), keyOf('1', 'MQ'), keyOf('2', 'Mg')]
    const staff = {
      ...open,
      people: [ana, bo],
      person: { id: '2', name: 'Bo', role: 'staff' } as const,
      passkeys,
    }
    const { events, shows, askedFor, tellChanged } = openSettings(staff, {
      'ext-bg/vault-passkey-remove': () => ({ problem: null }),
    })
    await shows({ passkeys: [{ credential: 'Mg', owner: 'Bo', addedOn: '2027-01-15' }] })
    events.onRemovePasskey('Mg')
    await shows({ vaultSaid: { kind: 'saved' } })
    expect(askedFor('ext-bg/vault-passkey-remove')).toEqual([{ credential: 'Mg' }])
    told = { ...staff, person: { id: '1', name: 'Ana', role: 'manager' } }
    await tellChanged()
    await shows({ passkeys: [{ owner: null }, { owner: 'Ana' }, { owner: 'Bo' }] })
  })
})

describe('the vault is opened by a passkey', () => {
  function openGate(answers: Answers = {}) {
    told = closed
    const background = startBackground({ 'ext-bg/people': () => told, ...answers })
    const reload = vi.fn()
    const { view, events } = watchStation(reload, askForPasskey)
    const shows = (wanted: object) => vi.waitFor(() => expect(view.value).toMatchObject(wanted))
    return { ...background, view, events, reload, shows }
  }

  it('that the browser was asked for among those that open it, and the page is loaded again', async () => {
    const { shows, events, reload, askedFor } = openGate({
      'ext-bg/vault-passkey-open': () => {
        told = open
        return { problem: null }
      },
    })
    get.mockResolvedValue(new GivenCredential('_-8', { results: { first: new Uint8Array(bytes(output)) } }))
    await shows({ kind: 'passphrase', hasPasskey: true })
    events.onPasskey()
    await vi.waitFor(() => expect(reload).toHaveBeenCalled())
    expect(askedFor('ext-bg/vault-passkey-open')).toEqual([{ credential: '_-8', output }])
    const { publicKey } = get.mock.lastCall?.[0] ?? {}
    expect(publicKey.userVerification).toBe('required')
    expect(publicKey.allowCredentials).toEqual([
      { type: 'public-key', id: new Uint8Array([65, 66, 67]) },
      { type: 'public-key', id: new Uint8Array([255, 239]) },
    ])
    expect(publicKey.extensions.prf.evalByCredential['_-8'].first).toEqual(new Uint8Array(bytes(salt)))
  })

  it.each([
    ['was cancelled', refused('NotAllowedError'), 'type the passphrase'],
    ['made nothing', () => Promise.resolve(new GivenCredential('_-8')), 'PRF'],
    ['the browser refuses', refused('SecurityError'), 'lets no extension'],
  ])('that %s opens nothing: the passphrase is asked for still', async (_, gets, said) => {
    const { shows, events, askedFor } = openGate()
    get.mockImplementation(gets)
    await shows({ hasPasskey: true })
    events.onPasskey()
    await shows({ kind: 'passphrase', busy: false, problem: expect.stringContaining(said) })
    expect(askedFor('ext-bg/vault-passkey-open')).toEqual([])
  })

  it('that opens nothing is said, as the background words it', async () => {
    const { shows, events } = openGate({ 'ext-bg/vault-passkey-open': () => ({ problem: 'Not this one.' }) })
    get.mockResolvedValue(new GivenCredential('_-8', evaluated))
    await shows({ hasPasskey: true })
    events.onPasskey()
    await shows({ kind: 'passphrase', problem: 'Not this one.' })
  })

  it('while the browser still asks, a passphrase opens it, and a second question ends the first', async () => {
    const { shows, events, askedFor } = openGate({ 'ext-bg/vault-open': () => ({ problem: 'wrong' }) })
    const signals: AbortSignal[] = []
    get.mockImplementation(({ signal }) => {
      signals.push(signal)
      return new Promise(() => undefined)
    })
    await shows({ hasPasskey: true })
    events.onPasskey()
    await shows({ busy: false })
    events.onOpen('correct horse battery')
    await shows({ problem: 'wrong' })
    expect(askedFor('ext-bg/vault-open')).toHaveLength(1)
    events.onPasskey()
    await vi.waitFor(() => expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]))
  })
})
