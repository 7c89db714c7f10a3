import { type ReadonlySignal, signal } from '@preact/signals'
import type { PanelEvents, PanelView, PatientForm, SettlingView } from '../../components/resolve/view.ts'
import { sendToBackground } from '../browser/own-messaging.ts'

type Saving = ReturnType<typeof sendToBackground<'panel-bg/choose'>>

/** The resolve panel of one ticket: what it shows, and what a person decides in it. */
export function createResolveScreen(ticket: string): {
  view: ReadonlySignal<PanelView>
  events: PanelEvents
} {
  const view = signal<PanelView>({ kind: 'loading' })
  let ticking: ReturnType<typeof setInterval> | undefined

  const settle = (change: Partial<SettlingView>) => {
    if (view.value.kind === 'order') view.value = { ...view.value, ...change }
  }

  async function load(): Promise<void> {
    view.value = { kind: 'loading' }
    const reply = await sendToBackground('panel-bg/load', { ticket })
    view.value = reply?.ok
      ? {
          kind: 'order',
          order: reply.value,
          step: { kind: 'choosing' },
          failure: null,
          today: reply.value.today,
        }
      : { kind: 'trouble', trouble: reply?.error.code === 'expired' ? 'expired' : 'unreachable' }
  }

  /** The choice is stored before this counts down: a closed panel loses nothing and posts nothing early. */
  function countDown(seconds: number, patient: string, isNew: boolean): void {
    const until = Date.now() + seconds * 1000
    const tick = () => {
      const secondsLeft = Math.ceil((until - Date.now()) / 1000)
      if (secondsLeft <= 0) clearInterval(ticking)
      settle({ step: secondsLeft > 0 ? { kind: 'undo', secondsLeft, patient, isNew } : { kind: 'done' } })
    }
    ticking = setInterval(tick, 200)
    tick()
  }

  async function save(saving: Saving, patient: string, isNew: boolean): Promise<void> {
    settle({ step: { kind: 'saving' }, failure: null })
    const reply = await saving
    if (reply?.ok) countDown(reply.value.undoSeconds, patient, isNew)
    else settle({ step: { kind: 'choosing' }, failure: reply?.error.message ?? '' })
  }

  function choose(uid: string): Promise<void> {
    const order = view.value.kind === 'order' ? view.value.order : undefined
    const name = order?.candidates.find(candidate => candidate.uid === uid)?.name ?? ''
    return save(sendToBackground('panel-bg/choose', { ticket, uid }), name, false)
  }

  function addPatient(completion: PatientForm): Promise<void> {
    const name = `${completion.firstName} ${completion.lastName}`
    return save(sendToBackground('panel-bg/new-patient', { ticket, completion }), name, true)
  }

  async function undo(): Promise<void> {
    clearInterval(ticking)
    const reply = await sendToBackground('panel-bg/undo', { ticket })
    settle({ step: { kind: reply?.ok && reply.value.undone ? 'undone' : 'done' } })
  }

  void load()
  return {
    view,
    events: {
      onChoose: uid => void choose(uid),
      onNewPatient: completion => void addPatient(completion),
      onUndo: () => void undo(),
      onRetry: () => void load(),
      // The shop page takes this wish only from this very frame; it tells nothing.
      onClose: () => parent.postMessage({ type: 'nextech-sync-panel/close' }, '*'),
    },
  }
}
