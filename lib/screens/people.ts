import { type ReadonlySignal, signal } from '@preact/signals'
import type { PeopleEvents, PeopleView, VaultEvents } from '../../components/people/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { say } from '../words/people-words.ts'

type Ready = NonNullable<PeopleView>
type Done = { ok: true; value: { problem: string | null } } | { ok: false; error: { message: string } }

/** The people at this computer, live, and what a manager does with them. */
export function createPeopleScreen(): {
  view: ReadonlySignal<PeopleView>
  events: PeopleEvents & VaultEvents
} {
  const view = signal<PeopleView>(null)
  const show = (change: Partial<Ready>) => {
    if (view.value) view.value = { ...view.value, ...change }
  }

  async function read(): Promise<void> {
    const reply = await sendToBackground('ext-bg/people', {})
    if (!reply?.ok) return
    const { people, person, timeZone, vault, hasPassphrase } = reply.value
    const facts = { people, person, vault, hasPassphrase }
    view.value =
      timeZone === null
        ? null
        : { busy: false, said: null, vaultSaid: null, round: 0, ...view.value, ...facts }
  }

  /** `steps` are done one after the other, up to the first that is not done. */
  async function run(done: string, ...steps: (() => Promise<Done | undefined>)[]): Promise<void> {
    await runIn('said', done, ...steps)
  }

  async function runIn(
    place: 'said' | 'vaultSaid',
    done: string,
    ...steps: (() => Promise<Done | undefined>)[]
  ): Promise<void> {
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
      onSetPassphrase: passphrase =>
        void runIn('vaultSaid', say('vault.saved'), () =>
          sendToBackground('ext-bg/vault-set', { passphrase }),
        ),
      onVaultOff: () =>
        void runIn('vaultSaid', say('vault.off.done'), () => sendToBackground('ext-bg/vault-off', {})),
      onOwnPin: (pin, next) =>
        void run(say('people.own.saved'), () => sendToBackground('ext-bg/person-pin', { pin, next })),
    },
  }
}
