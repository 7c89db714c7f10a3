import { type ReadonlySignal, signal } from '@preact/signals'
import type { CheckView, TeachCheckEvents, TeachCheckView } from '../../components/teach-check/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import type { Sight } from '../browser/panel-visibility.ts'

/** What the page around it does for it. */
export interface TeachCheckOptions {
  wish: (what: 'close' | 'again') => void
  /** Whether a person can have seen what they say yes to. */
  sight: () => Sight
}

/** The page that was just taught, for the ticket that it was opened with. */
export function createTeachCheckScreen(
  ticket: string,
  { wish, sight }: TeachCheckOptions,
): {
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
    const seen = sight()
    if (seen !== 'seen') return step(seen)
    step('saving')
    const reply = await sendToBackground('panel-bg/teach-save', { ticket })
    const isUnseen = reply?.ok === false && reply.error.code === 'not-standing'
    step(reply?.ok ? 'saved' : isUnseen ? 'covered' : 'failed')
  }
  void load()
  return {
    view,
    events: { onSave: () => void save(), onAgain: () => wish('again'), onClose: () => wish('close') },
  }
}
