import { type ReadonlySignal, signal } from '@preact/signals'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import type { BackendTrouble } from '../contract/backend.ts'

/** Why the practice's backend does not serve this browser, live; null where it does, or where there is none. */
export function watchBackendTrouble(): ReadonlySignal<BackendTrouble | null> {
  const trouble = signal<BackendTrouble | null>(null)
  const read = async () => {
    const reply = await sendToBackground('ext-bg/backend', {})
    if (reply?.ok) trouble.value = reply.value?.state.trouble ?? null
  }
  onChanged(() => void read())
  void read()
  return trouble
}
