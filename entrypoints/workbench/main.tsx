import { render } from 'preact'
import { type Route, useHash } from '../../components/workbench/route.ts'
import { WorkbenchShell } from '../../components/workbench/workbench-shell.tsx'
import { watchBackendTrouble } from '../../lib/screens/backend-trouble.ts'
import { watchPause } from '../../lib/screens/pause.ts'
import { say } from '../../lib/words/workbench-words.ts'

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
]

const backendTrouble = watchBackendTrouble()

const { view: pause, onPause } = watchPause()

const App = () => (
  <WorkbenchShell
    hash={useHash()}
    routes={routes}
    backendTrouble={backendTrouble.value}
    pause={pause.value && { view: pause.value, onPause }}
  />
)

const app = document.getElementById('app')
if (app) render(<App />, app)
