import { type ReadonlySignal, signal } from '@preact/signals'
import type { CheckView, TeachCheckEvents, TeachCheckView } from '../../components/teach-check/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'

/** The page that was just taught, for the ticket that it was opened with. */
export function createTeachCheckScreen(ticket: string): {
  view: ReadonlySignal<TeachCheckView>
  events: TeachCheckEvents
} {
  const view = signal<TeachCheckView>({ kind: 'loading' })
  const step = (now: CheckView['step']) => {
    if (view.value.kind === 'check') view.value = { ...view.value, step: now }
  }
  const load = async () => {
    const reply = await sendToBackground('panel-bg/teach-load', { ticket })
    view.value = reply?.ok ? { kind: 'check', ...reply.value, step: 'looking' } : { kind: 'expired' }
  }
  const save = async () => {
    step('saving')
    const reply = await sendToBackground('panel-bg/teach-save', { ticket })
    step(reply?.ok ? 'saved' : 'failed')
  }
  // The shop page takes these wishes only from this very frame; they tell nothing.
  const wish = (what: 'close' | 'again') => parent.postMessage({ type: `nextech-sync-teach/${what}` }, '*')
  void load()
  return {
    view,
    events: { onSave: () => void save(), onAgain: () => wish('again'), onClose: () => wish('close') },
  }
}
