import { type ReadonlySignal, signal } from '@preact/signals'
import type { PopupEvents, PopupView } from '../../components/popup/view.ts'
import { onChanged, sendToBackground } from '../browser/page-messaging.ts'
import { openWorkbench } from '../browser/tabs.ts'

const againMs = 1_000

/** The popup's view, live, and what a person may do in it. */
export function createPopupScreen(): { view: ReadonlySignal<PopupView>; events: PopupEvents } {
  const view = signal<PopupView>({ kind: 'loading' })
  const show = (syncing: boolean) => {
    if (view.value.kind === 'ready') view.value = { ...view.value, syncing }
  }
  const read = async () => {
    const reply = await sendToBackground('own-bg/today', {})
    if (!reply?.ok) {
      // A worker that is just starting or being replaced: nobody should look at an empty popup for that.
      setTimeout(() => void read(), againMs)
      return
    }
    const syncing = view.value.kind === 'ready' && view.value.syncing
    view.value = reply.value ? { kind: 'ready', ...reply.value, syncing } : { kind: 'not-configured' }
  }
  const syncNow = async () => {
    show(true)
    await sendToBackground('own-bg/sync-now', {})
    await read()
    show(false)
  }
  const open = (route: string) => void openWorkbench(route).then(() => window.close())
  const openSettings = () => open('settings')
  onChanged(() => void read())
  void read()
  return {
    view,
    events: {
      onOpen: open,
      onOpenSettings: openSettings,
      onSignIn: openSettings,
      onSyncNow: () => void syncNow(),
    },
  }
}
