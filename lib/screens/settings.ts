import { type ReadonlySignal, signal } from '@preact/signals'
import type { SettingsEvents, SettingsReady, SettingsView } from '../../components/settings/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import { onPermissionChange, requestAccess, unreachable } from '../browser/permissions.ts'
import { watchSignedIn } from '../browser/session.ts'
import { onConfigurationChange } from '../browser/settings.ts'

const empty: SettingsReady = {
  kind: 'ready',
  configuration: null,
  unusable: null,
  backend: null,
  connectProblem: null,
  report: null,
  proposal: null,
  signedIn: false,
  signIn: null,
  missingOrigins: [],
  otherStation: false,
  sources: [],
  today: '',
}

/** Settings: what is configured, live, and the one file that changes it. */
export function createSettingsScreen(): { view: ReadonlySignal<SettingsView>; events: SettingsEvents } {
  const view = signal<SettingsView>({ kind: 'loading' })
  let signedIn = false
  const show = (change: Partial<SettingsReady>) => {
    view.value = { ...(view.value.kind === 'ready' ? view.value : empty), signedIn, ...change }
  }

  async function read(): Promise<void> {
    const asked = await sendToBackground('ext-bg/configuration', {})
    if (!asked?.ok) {
      // What stands there stays: nothing says that it is another now.
      if (view.value.kind !== 'ready') view.value = { kind: 'failed', message: asked?.error.message ?? '' }
      return
    }
    const { isSignedIn, ...facts } = await readFacts(asked.value)
    if (isSignedIn !== null) signedIn = isSignedIn
    show(facts)
  }

  async function signIn(password: string): Promise<void> {
    show({ signIn: 'busy' })
    const reply = await sendToBackground('ext-bg/sign-in', { password })
    const message = reply?.ok === false ? reply.error.message : ''
    show({ signIn: reply?.ok ? reply.value : { state: 'unreachable', message } })
  }

  async function exportFile(): Promise<void> {
    const reply = await sendToBackground('ext-bg/export-configuration', {})
    if (!reply?.ok || !reply.value.json) return
    void sendToBackground('ext-bg/note-export', { what: 'configuration' })
    saveFile('nextech-sync.json', 'application/json', reply.value.json)
  }

  async function connect(station: string): Promise<void> {
    const reply = await sendToBackground('ext-bg/connect-backend', { station })
    const problem = reply?.ok ? reply.value.problem : (reply?.error.message ?? null)
    await read()
    show({ connectProblem: problem })
  }

  function allow(): void {
    if (view.value.kind === 'ready') void requestAccess(view.value.missingOrigins).then(read)
  }

  onConfigurationChange(() => void read())
  onChanged(() => void read())
  onPermissionChange(() => void read())
  watchSignedIn(now => {
    if (view.value.kind === 'ready' && view.value.configuration?.mode === 'backend') return
    signedIn = now
    if (view.value.kind === 'ready') show({})
  })
  void read()
  return {
    view,
    events: {
      ...importEvents(view, show, read),
      onExport: () => void exportFile(),
      onSignIn: password => void signIn(password),
      onAllow: allow,
      onConnect: station => void connect(station),
      onDisconnect: () => void sendToBackground('ext-bg/disconnect-backend', {}).then(read),
      onClaimStation: () => void sendToBackground('ext-bg/claim-station', {}).then(read),
    },
  }
}

/** A file is shown first, and used when a person says yes to what they see. */
function importEvents(
  view: ReadonlySignal<SettingsView>,
  show: (change: Partial<SettingsReady>) => void,
  read: () => Promise<void>,
): Pick<SettingsEvents, 'onImport' | 'onUse' | 'onPutAside'> {
  /** The file that is shown: it may hold a password, and goes when it is used or put aside. */
  let proposed = ''

  async function propose(file: File): Promise<void> {
    show({ report: 'busy', proposal: null })
    const json = await file.text()
    const reply = await sendToBackground('ext-bg/propose-configuration', { json })
    if (!reply?.ok) return show({ report: refusedWith([reply?.error.message ?? '']) })
    if (reply.value.kind === 'refused') return show({ report: refusedWith(reply.value.lines) })
    proposed = json
    show({ report: null, proposal: reply.value })
  }

  async function use(posts: boolean): Promise<void> {
    const shown = view.value.kind === 'ready' ? view.value.proposal : null
    if (!shown) return
    const yes = { json: proposed, seen: shown.seen, posts }
    // One press is one yes.
    proposed = ''
    show({ report: 'busy', proposal: null })
    const reply = await sendToBackground('ext-bg/import-configuration', yes)
    show({ report: reply?.ok ? reply.value : refusedWith([reply?.error.message ?? '']), signIn: null })
    await read()
  }

  return {
    onImport: file => void propose(file),
    onUse: posts => void use(posts),
    onPutAside() {
      proposed = ''
      show({ report: null, proposal: null })
    },
  }
}

const refusedWith = (lines: string[]) => ({ accepted: false, lines, signIn: null })

/** What is asked of the background; `isSignedIn` is null where this browser itself knows. */
async function readFacts(configuration: SettingsReady['configuration']) {
  const [unusable, backend, today] = await Promise.all([
    sendToBackground('ext-bg/unusable-configuration', {}),
    sendToBackground('ext-bg/backend', {}),
    sendToBackground('ext-bg/today', {}),
  ])
  const told = today?.ok ? today.value : null
  const isRemote = configuration?.mode === 'backend'
  return {
    // Its own file may say otherwise; the backend's is the one that posts.
    configuration: isRemote && told ? { ...configuration, posture: told.posture } : configuration,
    isPostureTold: !isRemote || told !== null,
    unusable: unusable?.ok ? unusable.value : null,
    backend: backend?.ok ? backend.value : null,
    isSignedIn: isRemote ? told?.health.trouble?.code !== 'signed-out' : null,
    otherStation: Boolean(told?.health.station?.otherPayment),
    sources: told?.sources ?? [],
    today: told?.totals.day ?? '',
    missingOrigins: await unreachable(configuration?.addresses ?? []),
  }
}
