import { render } from 'preact'
import { ProfilesCard } from '../../components/settings/profiles-card.tsx'
import { SettingsPage } from '../../components/settings/settings-page.tsx'
import { useHash } from '../../components/workbench/route.ts'
import { WorkbenchShell } from '../../components/workbench/workbench-shell.tsx'
import { createProfilesScreen } from '../../lib/screens/profiles.ts'
import { createSettingsScreen } from '../../lib/screens/settings.ts'
import { say } from '../../lib/words/workbench-words.ts'

const { view, events } = createSettingsScreen()

const profiles = createProfilesScreen()

const settings = () => (
  <SettingsPage view={view.value} {...events}>
    <ProfilesCard view={profiles.view.value} {...profiles.events} />
  </SettingsPage>
)

const App = () => (
  <WorkbenchShell
    hash={useHash()}
    routes={[{ id: 'settings', label: say('workbench.settings'), page: settings }]}
  />
)

const app = document.getElementById('app')
if (app) render(<App />, app)
