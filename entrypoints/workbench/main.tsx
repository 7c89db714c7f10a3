import { render } from 'preact'
import { Gate } from '../../components/people/gate.tsx'
import { PassphraseGate } from '../../components/people/passphrase-gate.tsx'
import { type Route, useHash } from '../../components/workbench/route.ts'
import { WorkbenchShell } from '../../components/workbench/workbench-shell.tsx'
import { speakChosen } from '../../lib/browser/language.ts'
import { silenceFaults } from '../../lib/browser/silent-faults.ts'
import { watchBackendTrouble } from '../../lib/screens/backend-trouble.ts'
import { askForPasskey } from '../../lib/screens/passkeys.ts'
import { watchPause } from '../../lib/screens/pause.ts'
import { watchStation } from '../../lib/screens/station.ts'
import { say } from '../../lib/words/workbench-words.ts'

silenceFaults(window)
await speakChosen()

/** One row a page, in the order of the links. */
const routes: readonly Route[] = [
  { id: 'staff', label: say('workbench.staff'), load: () => import('./pages/staff.tsx') },
  {
    id: 'reconciliation',
    label: say('workbench.reconciliation'),
    load: () => import('./pages/reconciliation.tsx'),
  },
  { id: 'duplicates', label: say('workbench.duplicates'), load: () => import('./pages/duplicates.tsx') },
  { id: 'setup', label: say('workbench.setup'), load: () => import('./pages/setup.tsx') },
  { id: 'activity', label: say('workbench.activity'), load: () => import('./pages/activity.tsx') },
  { id: 'settings', label: say('workbench.settings'), load: () => import('./pages/settings.tsx') },
  {
    id: 'welcome',
    label: say('workbench.welcome'),
    isHidden: true,
    load: () => import('./pages/welcome.tsx'),
  },
]

const backendTrouble = watchBackendTrouble()
const { view: pause, onPause } = watchPause()

const station = watchStation(() => location.reload(), askForPasskey)

const App = () => {
  const hash = useHash()
  const view = station.view.value
  if (view.kind === 'loading') return null
  if (view.kind === 'passphrase') return <PassphraseGate view={view} {...station.events} />
  if (view.kind === 'gate') return <Gate view={view} {...station.events} />
  return (
    <WorkbenchShell
      hash={hash}
      routes={routes}
      backendTrouble={backendTrouble.value}
      pause={pause.value && { view: pause.value, onPause }}
      station={{ view, ...station.events }}
    />
  )
}

const app = document.getElementById('app')
if (app) render(<App />, app)
