import { render } from 'preact'
import { type Route, useHash } from '../../components/workbench/route.ts'
import { WorkbenchShell } from '../../components/workbench/workbench-shell.tsx'
import { say } from '../../lib/words/workbench-words.ts'

/** One row a page, in the order of the links. */
const routes: readonly Route[] = [
  { id: 'duplicates', label: say('workbench.duplicates'), load: () => import('./pages/duplicates.tsx') },
  { id: 'settings', label: say('workbench.settings'), load: () => import('./pages/settings.tsx') },
]

const App = () => <WorkbenchShell hash={useHash()} routes={routes} />

const app = document.getElementById('app')
if (app) render(<App />, app)
