import { type ReadonlySignal, signal } from '@preact/signals'
import type { SetupEvents, SetupReady, SetupView } from '../../components/setup/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { copyText } from '../browser/files.ts'
import { softwareName } from '../browser/software.ts'
import { unreadView } from './backend-trouble.ts'

/** A run that says nothing for so long was broken off: its worker is gone. */
const silentMs = 90_000

/** The setup doctor's page: it begins a first run by itself, and follows whichever run goes on. */
export function createSetupScreen(): { view: ReadonlySignal<SetupView>; events: SetupEvents } {
  const view = signal<SetupView>({ kind: 'loading' })
  let testStep: SetupReady['testStep'] = { kind: 'idle' }
  let copied: SetupReady['copied'] = null
  let begun = false

  const show = () => {
    if (view.value.kind === 'ready') view.value = { ...view.value, testStep, copied }
  }

  async function read(): Promise<void> {
    const reply = await sendToBackground('ext-bg/setup', {})
    if (!reply?.ok) {
      if (view.value.kind !== 'ready') view.value = unreadView(reply)
      return
    }
    const answer = reply.value
    if (answer === null) {
      view.value = { kind: 'not-configured' }
      return
    }
    const running = isRunning(answer.run)
    view.value = { kind: 'ready', ...answer, running, testStep, copied, software: softwareName() }
    if (answer.run === null && !begun) await run()
  }

  async function run(): Promise<void> {
    begun = true
    copied = null
    await sendToBackground('ext-bg/run-setup', {})
    await read()
  }

  async function test(cardType: string): Promise<void> {
    testStep = { kind: 'busy' }
    show()
    // One yes, however often the message is sent.
    const reply = await sendToBackground('ext-bg/test-payment', { yes: crypto.randomUUID(), cardType })
    testStep = reply?.ok ? { kind: 'idle' } : { kind: 'failed', message: reply?.error.message ?? '' }
    await read()
  }

  async function copy(text: string): Promise<void> {
    copied = (await copyText(text)) ? 'done' : 'failed'
    show()
  }

  onChanged(() => void read())
  void read()
  return {
    view,
    events: {
      onRun: () => void run(),
      onCopy: text => void copy(text),
      onTest: cardType => void test(cardType),
      onLook: () => void sendToBackground('ext-bg/look-for-tests', {}).then(read),
    },
  }
}

function isRunning(run: SetupReady['run']): boolean {
  if (run === null || run.finishedAt !== null) return false
  const lastAt = run.results.reduce((last, { at }) => Math.max(last, at), run.startedAt)
  return Date.now() - lastAt < silentMs
}
