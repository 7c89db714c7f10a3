import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { type BackendTrouble, BackendTroubleSchema } from '../contract/backend.ts'
import type { Reply } from '../contract/messages.ts'

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

/** What a page shows that could not be read: that of the backend stands above it already. */
export function unreadView(
  reply: Reply<unknown> | undefined,
): { kind: 'away' } | { kind: 'failed'; message: string } {
  if (awayIn(reply) !== null) return { kind: 'away' }
  return { kind: 'failed', message: reply?.ok === false ? reply.error.message : '' }
}

/** Why the practice's backend does not serve this browser, in words; null where it does. */
export function awayIn(reply: Reply<unknown> | undefined): string | null {
  const isAway = reply?.ok === false && v.is(BackendTroubleSchema, reply.error.code)
  return isAway ? reply.error.message : null
}
