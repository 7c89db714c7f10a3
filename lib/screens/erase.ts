import { type ReadonlySignal, signal } from '@preact/signals'
import type { EraseCardProps } from '../../components/settings/erase-card.tsx'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { say } from '../words/people-words.ts'

/** Erasing this computer; `over` is called when all is gone: what the page still holds goes with it. */
export function createEraseScreen(over: () => void): {
  state: ReadonlySignal<EraseCardProps['state']>
  onErase: EraseCardProps['onErase']
} {
  const state = signal<EraseCardProps['state']>(null)
  async function erase(word: string): Promise<void> {
    state.value = 'busy'
    const reply = await sendToBackground('ext-bg/erase', { word })
    const problem = reply?.ok ? reply.value.problem : (reply?.error.message ?? say('people.failed'))
    state.value = problem === null ? null : { problem }
    if (problem === null) over()
  }
  return { state, onErase: word => void erase(word) }
}
