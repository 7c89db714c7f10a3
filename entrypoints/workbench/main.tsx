import { render } from 'preact'
import { SettingsPage } from '../../components/settings/settings-page.tsx'
import { lazyPage } from '../../components/workbench/lazy-page.tsx'
import { useHash } from '../../components/workbench/route.ts'
import { WorkbenchShell } from '../../components/workbench/workbench-shell.tsx'
import { createSettingsScreen } from '../../lib/screens/settings.ts'
import { say } from '../../lib/words/workbench-words.ts'

const { view, events } = createSettingsScreen()

const settings = () => <SettingsPage view={view.value} {...events} />

const duplicates = lazyPage(async () => {
  const [{ DuplicatesPage }, { createDuplicatesScreen }] = await Promise.all([
    import('../../components/duplicates/duplicates-page.tsx'),
    import('../../lib/screens/duplicates.ts'),
  ])
  const audit = createDuplicatesScreen()
  return () => <DuplicatesPage view={audit.view.value} {...audit.events} />
})

const App = () => (
  <WorkbenchShell
    hash={useHash()}
    routes={[
      { id: 'duplicates', label: say('workbench.duplicates'), page: duplicates },
      { id: 'settings', label: say('workbench.settings'), page: settings },
    ]}
  />
)

const app = document.getElementById('app')
if (app) render(<App />, app)
