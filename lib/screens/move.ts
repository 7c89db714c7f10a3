import { type ReadonlySignal, signal } from '@preact/signals'
import type { MoveCardView, MoveEvents } from '../../components/settings/move-view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { requestAccess } from '../browser/permissions.ts'
import { onConfigurationChange } from '../browser/settings.ts'

/** Moving the practice between this browser and a backend, live. */
export function createMoveScreen(): { view: ReadonlySignal<MoveCardView>; events: MoveEvents } {
  const view = signal<MoveCardView>({ moving: null, timeZone: 'UTC', problem: null, isBusy: false })
  const show = (change: Partial<MoveCardView>) => {
    view.value = { ...view.value, ...change }
  }

  async function read(): Promise<void> {
    const [moving, configuration] = await Promise.all([
      sendToBackground('ext-bg/moving', {}),
      sendToBackground('ext-bg/configuration', {}),
    ])
    if (!moving?.ok) return
    const timeZone = configuration?.ok ? configuration.value?.practice.timeZone : undefined
    show({ moving: moving.value, ...(timeZone !== undefined && { timeZone }) })
  }

  async function press(asked: ReturnType<typeof sendToBackground<'ext-bg/move'>>): Promise<void> {
    show({ problem: null, isBusy: true })
    const reply = await asked
    show({ problem: reply?.ok ? reply.value.problem : (reply?.error.message ?? null), isBusy: false })
    await read()
  }

  /** The browser asks the person within their very click; what is no address is told by the background. */
  async function connect(url: string, station: string): Promise<void> {
    const host = URL.parse(url)
    if (host) await requestAccess([`${host.protocol}//${host.hostname}/*`]).catch(() => false)
    await press(sendToBackground('ext-bg/moving-connect', { url, station }))
  }

  onChanged(() => void read())
  onConfigurationChange(() => void read())
  void read()
  return {
    view,
    events: {
      onConnect: (url, station) => void connect(url, station),
      onMove: () => void press(sendToBackground('ext-bg/move', {})),
      onCancel: () => void press(sendToBackground('ext-bg/moving-cancel', {})),
    },
  }
}
