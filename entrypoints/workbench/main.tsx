import { render } from 'preact'
import { SettingsPage } from '../../components/settings/settings-page.tsx'
import { lazyPage } from '../../components/workbench/lazy-page.tsx'
import { useHash } from '../../components/workbench/route.ts'
import { WorkbenchShell } from '../../components/workbench/workbench-shell.tsx'
import { createSettingsScreen } from '../../lib/screens/settings.ts'
import { say } from '../../lib/words/workbench-words.ts'

const { view, events } = createSettingsScreen()

const settings = () => <SettingsPage view={view.value} {...events} />

const setup = lazyPage(async () => {
  const [{ SetupPage }, { createSetupScreen }] = await Promise.all([
    import('../../components/setup/setup-page.tsx'),
    import('../../lib/screens/setup.ts'),
  ])
  const doctor = createSetupScreen()
  return () => <SetupPage view={doctor.view.value} {...doctor.events} />
})

const activity = lazyPage(async () => {
  const [{ ActivityPage }, { createActivityScreen }] = await Promise.all([
    import('../../components/activity/activity-page.tsx'),
    import('../../lib/screens/activity.ts'),
  ])
  const log = createActivityScreen()
  return () => <ActivityPage view={log.view.value} {...log.events} />
})

const App = () => (
  <WorkbenchShell
    hash={useHash()}
    routes={[
      { id: 'setup', label: say('workbench.setup'), page: setup },
      { id: 'activity', label: say('workbench.activity'), page: activity },
      { id: 'settings', label: say('workbench.settings'), page: settings },
    ]}
  />
)

const app = document.getElementById('app')
if (app) render(<App />, app)
