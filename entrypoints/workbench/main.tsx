import { render } from 'preact'
import { SettingsPage } from '../../components/settings/settings-page.tsx'
import { useHash } from '../../components/workbench/route.ts'
import { WorkbenchShell } from '../../components/workbench/workbench-shell.tsx'
import { createSettingsScreen } from '../../lib/screens/settings.ts'
import { say } from '../../lib/words/workbench-words.ts'
import Staff from './pages/staff.tsx'

const { view, events } = createSettingsScreen()

const settings = () => <SettingsPage view={view.value} {...events} />

const App = () => (
  <WorkbenchShell
    hash={useHash()}
    routes={[
      { id: 'staff', label: say('workbench.staff'), page: () => <Staff /> },
      { id: 'settings', label: say('workbench.settings'), page: settings },
    ]}
  />
)

const app = document.getElementById('app')
if (app) render(<App />, app)
