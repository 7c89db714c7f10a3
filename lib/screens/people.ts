import { type ReadonlySignal, signal } from '@preact/signals'
import type { PeopleEvents, PeopleView, VaultEvents } from '../../components/people/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { offersPasskeys } from '../browser/passkeys.ts'
import type { StationPeople } from '../contract/people-messages.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { say as sayOfPasskeys } from '../words/passkey-words.ts'
import { say } from '../words/people-words.ts'
import { makeVaultPasskey } from './passkeys.ts'

type Ready = NonNullable<PeopleView>
type Done = { ok: true; value: { problem: string | null } } | { ok: false; error: { message: string } }
type Step = () => Promise<Done | undefined>

/** The people at this computer, live, and what a manager does with them. */
export function createPeopleScreen(): {
  view: ReadonlySignal<PeopleView>
  events: PeopleEvents & VaultEvents
} {
  const view = signal<PeopleView>(null)
  let told: StationPeople | undefined
  const show = (change: Partial<Ready>) => {
    if (view.value) view.value = { ...view.value, ...change }
  }

  async function read(): Promise<void> {
    const reply = await sendToBackground('ext-bg/people', {})
    if (!reply?.ok) return
    const { timeZone } = reply.value
    told = reply.value
    const facts = timeZone === null ? null : factsOf(told, timeZone)
    view.value = facts && { busy: false, said: null, vaultSaid: null, round: 0, ...view.value, ...facts }
  }

  /** `steps` are done one after the other, up to the first that is not done. */
  async function run(done: string, ...steps: Step[]): Promise<void> {
    await runIn('said', done, ...steps)
  }

  async function runIn(place: 'said' | 'vaultSaid', done: string, ...steps: Step[]): Promise<void> {
    show({ busy: true, said: null, vaultSaid: null })
    for (const step of steps) {
      const reply = await step()
      const problem = reply?.ok ? reply.value.problem : (reply?.error.message ?? say('people.failed'))
      if (problem !== null) return show({ busy: false, [place]: { kind: 'problem', text: problem } })
    }
    await read()
    show({ busy: false, [place]: { kind: 'saved', text: done }, round: (view.value?.round ?? 0) + 1 })
  }

  const nameOf = (id: string) => view.value?.people.find(each => each.id === id)?.name ?? ''
  onChanged(() => void read())
  void read()
  return {
    view,
    events: {
      ...vaultEvents(
        (done, step) => runIn('vaultSaid', done, step),
        text => show({ said: null, vaultSaid: { kind: 'problem', text } }),
        () => told,
      ),
      onAdd: person =>
        void run(say('people.added', { name: person.name }), () =>
          sendToBackground('ext-bg/person-add', person),
        ),
      onChange: ({ pin, ...person }) =>
        void run(
          say('people.saved', { name: person.name }),
          ...(pin === '' ? [] : [() => sendToBackground('ext-bg/person-reset', { id: person.id, pin })]),
          () => sendToBackground('ext-bg/person-change', person),
        ),
      onRemove: id =>
        void run(say('people.removed', { name: nameOf(id) }), () =>
          sendToBackground('ext-bg/person-remove', { id }),
        ),
      onOwnPin: (pin, next) =>
        void run(say('people.own.saved'), () => sendToBackground('ext-bg/person-pin', { pin, next })),
    },
  }
}

function vaultEvents(
  run: (done: string, step: Step) => Promise<void>,
  sayProblem: (text: string) => void,
  told: () => StationPeople | undefined,
): VaultEvents {
  /** The browser is asked in this page; what the authenticator made goes to the background, and stays in neither. */
  async function addPasskey(): Promise<void> {
    const made = await makeVaultPasskey(told())
    if (!made.ok) return sayProblem(made.error)
    await run(sayOfPasskeys('passkey.added'), () => sendToBackground('ext-bg/vault-passkey-add', made.value))
  }
  return {
    onSetPassphrase: passphrase =>
      void run(say('vault.saved'), () => sendToBackground('ext-bg/vault-set', { passphrase })),
    onVaultOff: () => void run(say('vault.off.done'), () => sendToBackground('ext-bg/vault-off', {})),
    onAddPasskey: () => void addPasskey(),
    onRemovePasskey: credential =>
      void run(sayOfPasskeys('passkey.removed'), () =>
        sendToBackground('ext-bg/vault-passkey-remove', { credential }),
      ),
  }
}

function factsOf(told: StationPeople, timeZone: string) {
  const { people, person, vault, hasPassphrase } = told
  const passkeys = removable(told).map(({ credential, owner, madeAt }) => ({
    credential,
    owner: people.find(({ id }) => id === owner)?.name ?? null,
    addedOn: practiceDayOf(madeAt, timeZone),
  }))
  return { people, person, vault, hasPassphrase, passkeys, offersPasskeys: offersPasskeys() }
}

/** A manager may remove everybody's, others their own. */
function removable({ passkeys, person }: StationPeople): StationPeople['passkeys'] {
  if (!person || person.role === 'manager') return passkeys
  return passkeys.filter(({ owner }) => owner === person.id)
}
