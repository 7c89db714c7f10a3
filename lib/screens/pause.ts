import { type ReadonlySignal, signal } from '@preact/signals'
import type { PauseView } from '../../components/common/pause.tsx'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'

/** Whether posting is paused, live, and the press that changes it; null while nothing is configured. */
export function watchPause(): {
  view: ReadonlySignal<PauseView | null>
  onPause: (isPaused: boolean) => void
} {
  const view = signal<PauseView | null>(null)
  const read = async () => {
    const reply = await sendToBackground('ext-bg/today', {})
    if (!reply?.ok || !reply.value) return
    const { health, timeZone, totals } = reply.value
    view.value = { paused: health.paused ?? null, timeZone, today: totals.day }
  }
  onChanged(() => void read())
  void read()
  return {
    view,
    onPause: isPaused => void sendToBackground('ext-bg/pause', { isPaused }).then(read),
  }
}
