import { SettingsPage } from '../../../components/settings/settings-page.tsx'
import { createSettingsScreen } from '../../../lib/screens/settings.ts'

const { view, events } = createSettingsScreen()

export default () => <SettingsPage view={view.value} {...events} />
