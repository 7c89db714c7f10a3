import { type ReadonlySignal, signal } from '@preact/signals'
import type { StationEvents, StationView } from '../../components/people/view.ts'
import { onChanged, onRefused, sendToBackground } from '../browser/ext-messaging.ts'
import type { MessageName } from '../contract/messages.ts'
import type { StationPeople } from '../contract/people-messages.ts'
import type { ShownPasskey } from '../domain/passkey.ts'
import type { Result } from '../domain/result.ts'
import { say } from '../words/people-words.ts'

export interface StationScreen {
  view: ReadonlySignal<StationView>
  events: StationEvents
}

/** What a page asks for itself, without a press: that a role may not ask it is no news. */
const quiet: readonly MessageName[] = [
  'ext-bg/moving',
  'ext-bg/patient-source',
  'ext-bg/queue',
  'ext-bg/remembered',
]

/** Presses of which the screen itself tells only that they were done: that one was not stands at the top of the page. */
const untold: readonly MessageName[] = [
  'ext-bg/claim-station',
  'ext-bg/decline-page',
  'ext-bg/delete-profile',
  'ext-bg/disconnect-backend',
  'ext-bg/export-configuration',
  'ext-bg/forget',
  'ext-bg/look-for-tests',
  'ext-bg/open-resolve',
  'ext-bg/pause',
  'ext-bg/person-leave',
  'ext-bg/remembered',
  'ext-bg/run-setup',
  'ext-bg/sign-off',
  'ext-bg/staff-name',
  'ext-bg/sync-now',
]

/** What opens the vault, or ends it. */
type OpeningName = 'ext-bg/vault-open' | 'ext-bg/vault-passkey-open' | 'ext-bg/vault-forget'

/** Has the browser ask for a passkey; a text = why there is none, null = it is asked for elsewhere. */
type PasskeyAsker = (known: StationPeople['passkeys']) => Promise<Result<ShownPasskey, string | null>>

/**
 * Whether this page may be shown, live. Where that changes, or the person does, the page is loaded again by `reload`:
 * nothing of what it held for the one before is left in it.
 */
export function watchStation(reload: () => void, askForPasskey: PasskeyAsker): StationScreen {
  const view = signal<StationView>({ kind: 'loading' })
  let shown: string | undefined
  let passkeys: StationPeople['passkeys'] = []

  async function read(): Promise<void> {
    const reply = await sendToBackground('ext-bg/people', {})
    if (!reply?.ok) {
      // The background refuses by itself what may not be shown.
      if (view.value.kind === 'loading') view.value = opened(null, 'none')
      return
    }
    const { access, person } = reply.value
    passkeys = reply.value.passkeys
    const now = `${access} ${person?.id} ${person?.role}`
    if (shown !== undefined && shown !== now) {
      // What was shown is gone from the page at once: a browser paints it on until the new one has loaded.
      view.value = { kind: 'loading' }
      return reload()
    }
    shown = now
    view.value = viewOf(view.value, reply.value)
  }

  async function enter(id: string, pin: string): Promise<void> {
    if (view.value.kind !== 'gate') return
    view.value = { ...view.value, busy: true, problem: null }
    const reply = await sendToBackground('ext-bg/person-enter', { id, pin })
    const problem = reply?.ok ? reply.value.problem : say('people.failed')
    if (view.value.kind === 'gate') view.value = { ...view.value, busy: false, problem }
    await read()
  }

  async function open(send: () => ReturnType<typeof sendToBackground<OpeningName>>): Promise<void> {
    if (view.value.kind !== 'passphrase') return
    view.value = { ...view.value, busy: true, problem: null }
    const reply = await send()
    const problem = reply?.ok ? reply.value.problem : say('people.failed')
    if (view.value.kind === 'passphrase') view.value = { ...view.value, busy: false, problem }
    await read()
  }

  /** Nothing waits for the browser's question: a person may type the passphrase in front of it. */
  async function openByPasskey(): Promise<void> {
    const asked = await askForPasskey(passkeys)
    if (asked.ok) return open(() => sendToBackground('ext-bg/vault-passkey-open', asked.value))
    if (view.value.kind === 'passphrase') view.value = { ...view.value, problem: asked.error }
  }

  onChanged(() => void read())
  onRefused((name, { code, message }) => {
    const isTold = code === 'role' ? !quiet.includes(name) : untold.includes(name)
    if (view.value.kind === 'open' && isTold) view.value = { ...view.value, refusal: message }
  })
  void read()
  return {
    view,
    events: {
      onEnter: (id, pin) => void enter(id, pin),
      onOpen: passphrase => void open(() => sendToBackground('ext-bg/vault-open', { passphrase })),
      onPasskey: () => void openByPasskey(),
      onForget: word => void open(() => sendToBackground('ext-bg/vault-forget', { word })),
      onSignOff: () => void sendToBackground('ext-bg/sign-off', {}).then(read),
      onSwitch: () => void sendToBackground('ext-bg/person-leave', {}).then(read),
      onDismiss() {
        if (view.value.kind === 'open') view.value = { ...view.value, refusal: null }
      },
    },
  }
}

const opened = (person: StationPeople['person'], vault: StationPeople['vault']): StationView => ({
  kind: 'open',
  person,
  vault,
  refusal: null,
})

function viewOf(
  before: StationView,
  { access, person, people, vault, timeZone, passkeys }: StationPeople,
): StationView {
  if (access === 'open') return before.kind === 'open' ? { ...before, person, vault } : opened(person, vault)
  if (access !== 'nobody') {
    const typed = before.kind === 'passphrase' ? before : { busy: false, problem: null }
    return { ...typed, kind: 'passphrase', access, hasPasskey: passkeys.length > 0 }
  }
  const kept = before.kind === 'gate' ? before : { busy: false, problem: null }
  return { ...kept, kind: 'gate', people, timeZone: timeZone ?? 'UTC' }
}
