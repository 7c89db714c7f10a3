import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import type { PageView, PopupEvents, PopupView } from '../../components/popup/view.ts'
import { type ActivePage, askActivePage } from '../browser/active-page.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { openWorkbench } from '../browser/tabs.ts'
import { BackendTroubleSchema } from '../contract/backend.ts'

const againMs = 1_000

/** The popup's view, live, and what a person may do in it. */
export function createPopupScreen(): { view: ReadonlySignal<PopupView>; events: PopupEvents } {
  const view = signal<PopupView>({ kind: 'loading' })
  let active: ActivePage | undefined
  let page: PageView | null = null
  const showPage = (now: PageView | null) => {
    page = now
    if (view.value.kind === 'ready') view.value = { ...view.value, page }
  }
  const look = async () => {
    active = await askActivePage()
    showPage(pageView(active, false))
  }
  const teach = async () => {
    if (!active) return
    const reply = await sendToBackground('ext-bg/teach', { tabId: active.tabId })
    if (reply?.ok && reply.value.started) window.close()
    else showPage(pageView(active, true))
  }
  const show = (syncing: boolean) => {
    if (view.value.kind === 'ready') view.value = { ...view.value, syncing }
  }
  const read = async () => {
    const reply = await sendToBackground('ext-bg/today', {})
    const trouble = v.safeParse(BackendTroubleSchema, reply?.ok === false && reply.error.code)
    if (trouble.success) view.value = { kind: 'backend', trouble: trouble.output }
    if (!reply?.ok) {
      // A worker that is just starting or being replaced, or a backend that is: nobody should have to open it again.
      setTimeout(() => void read(), againMs)
      return
    }
    const syncing = view.value.kind === 'ready' && view.value.syncing
    view.value = reply.value
      ? { kind: 'ready', ...reply.value, syncing, page }
      : { kind: 'not-configured', unusable: await unusable() }
  }
  const syncNow = async () => {
    show(true)
    await sendToBackground('ext-bg/sync-now', {})
    await read()
    show(false)
  }
  const open = (route: string) => void openWorkbench(route).then(() => window.close())
  const openSettings = () => open('settings')
  onChanged(() => void read())
  void read()
  void look()
  return {
    view,
    events: {
      onOpen: open,
      onOpenSettings: openSettings,
      onSignIn: openSettings,
      onSyncNow: () => void syncNow(),
      onPause: isPaused => void sendToBackground('ext-bg/pause', { isPaused }).then(read),
      onTeach: () => void teach(),
    },
  }
}

async function unusable() {
  const reply = await sendToBackground('ext-bg/unusable-configuration', {})
  return reply?.ok ? reply.value : null
}

/** The page of one order is not taught, its list is. */
function pageView(active: ActivePage | undefined, failed: boolean): PageView | null {
  return active && active.state !== 'order' ? { state: active.state, failed } : null
}
