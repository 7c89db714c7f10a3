import { ProfilesCard } from '../../../components/settings/profiles-card.tsx'
import { SettingsPage } from '../../../components/settings/settings-page.tsx'
import { createProfilesScreen } from '../../../lib/screens/profiles.ts'
import { createSettingsScreen } from '../../../lib/screens/settings.ts'

const { view, events } = createSettingsScreen()
const profiles = createProfilesScreen()

export default () => (
  <SettingsPage view={view.value} {...events}>
    <ProfilesCard view={profiles.view.value} {...profiles.events} />
  </SettingsPage>
)
