import { signal } from '@preact/signals'
import { render } from 'preact'
import { SettingsPage } from '../../components/settings/settings-page.tsx'
import type { SettingsReady, SettingsView } from '../../components/settings/view.ts'
import { useHash } from '../../components/workbench/route.ts'
import { WorkbenchShell } from '../../components/workbench/workbench-shell.tsx'
import { saveFile } from '../../lib/browser/files.ts'
import { sendToBackground } from '../../lib/browser/page-messaging.ts'
import { requestAccess, unreachable } from '../../lib/browser/permissions.ts'
import { watchSignedIn } from '../../lib/browser/session.ts'
import { onConfigurationChange, readConfiguration } from '../../lib/browser/settings.ts'
import { say } from '../../lib/words/workbench-words.ts'

const view = signal<SettingsView>({ kind: 'loading' })

function show(change: Partial<SettingsReady>): void {
  const now: SettingsReady =
    view.value.kind === 'ready'
      ? view.value
      : {
          kind: 'ready',
          configuration: null,
          report: null,
          signedIn: false,
          signIn: null,
          missingOrigins: [],
        }
  view.value = { ...now, ...change }
}

async function read(): Promise<void> {
  const configuration = (await readConfiguration()) ?? null
  const { shops = [], nextech } = configuration ?? {}
  const addresses = [
    ...shops.map(shop => shop.origin),
    ...(nextech ? [nextech.apiBaseUrl, nextech.tokenUrl] : []),
  ]
  show({ configuration, missingOrigins: await unreachable(addresses) })
}

async function importFile(file: File): Promise<void> {
  show({ report: 'busy' })
  const reply = await sendToBackground('own-bg/import-configuration', { json: await file.text() })
  const failed = { accepted: false, lines: [reply?.ok === false ? reply.error.message : ''], signIn: null }
  show({ report: reply?.ok ? reply.value : failed, signIn: null })
  await read()
}

async function signIn(password: string): Promise<void> {
  show({ signIn: 'busy' })
  const reply = await sendToBackground('own-bg/sign-in', { password })
  const message = reply?.ok === false ? reply.error.message : ''
  show({ signIn: reply?.ok ? reply.value : { state: 'unreachable', message } })
}

async function exportFile(): Promise<void> {
  const reply = await sendToBackground('own-bg/export-configuration', {})
  if (reply?.ok && reply.value.json) saveFile('nextech-sync.json', 'application/json', reply.value.json)
}

function allow(): void {
  if (view.value.kind === 'ready') void requestAccess(view.value.missingOrigins).then(read)
}

const settings = () => (
  <SettingsPage
    view={view.value}
    onImport={file => void importFile(file)}
    onExport={() => void exportFile()}
    onSignIn={password => void signIn(password)}
    onAllow={allow}
  />
)

const App = () => (
  <WorkbenchShell
    hash={useHash()}
    routes={[{ id: 'settings', label: say('workbench.settings'), page: settings }]}
  />
)

const app = document.getElementById('app')
if (app) render(<App />, app)
onConfigurationChange(() => void read())
watchSignedIn(signedIn => show({ signedIn }))
void read()
