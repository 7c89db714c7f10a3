import { type ReadonlySignal, signal } from '@preact/signals'
import type { WelcomeEvents, WelcomeView } from '../../components/welcome/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { closeUnseenTab } from '../browser/first-install.ts'
import { onConfigurationChange } from '../browser/settings.ts'
import { DryRun } from './dry-run.ts'
import { Guide } from './guide.ts'

/**
 * The guided set-up. What was typed is kept when a step fails and when the page is left, but for the password; its end
 * writes the configuration on the one way that Settings has: a proposal, and a person's yes.
 */
export function createWelcomeScreen(): { view: ReadonlySignal<WelcomeView>; events: WelcomeEvents } {
  const view = signal<WelcomeView>({ kind: 'loading' })
  const show = (now: WelcomeView) => {
    view.value = now
  }
  const dryRun = new DryRun(show)
  const guide = new Guide({ show, onDone: () => dryRun.begin() })

  async function begin(): Promise<void> {
    const configuration = await sendToBackground('ext-bg/configuration', {})
    const configured = configuration?.ok ? configuration.value : null
    if (configured?.mode === 'backend') show({ kind: 'backend' })
    else if (configured) await dryRun.begin()
    else await guide.begin()
  }

  onConfigurationChange(() => {
    if (dryRun.isShown) return void dryRun.read()
    if (guide.isBusy) return
    // Set up elsewhere: a guide that nobody has touched is in nobody's way.
    if (!guide.isTouched) void closeUnseenTab()
    void begin()
  })
  void begin()
  return {
    view,
    events: {
      onDraft: draft => guide.keep(draft),
      onPassword: password => guide.password(password),
      onNext: () => void guide.next(),
      onBack: () => guide.back(),
      onUse: posts => void (dryRun.isShown ? dryRun.use(posts) : guide.use()),
      onPropose: () => void dryRun.propose(),
      onPutAside: () => dryRun.putAside(),
    },
  }
}
