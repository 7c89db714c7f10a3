import { AlertsCard } from '../../../components/settings/alerts-card.tsx'
import { CardTypesCard } from '../../../components/settings/card-types-card.tsx'
import { MoveCard } from '../../../components/settings/move-card.tsx'
import { ProfilesCard } from '../../../components/settings/profiles-card.tsx'
import { SettingsPage } from '../../../components/settings/settings-page.tsx'
import { ShopsCard } from '../../../components/settings/shops-card.tsx'
import { createAlertsScreen } from '../../../lib/screens/alerts.ts'
import { createCardTypesScreen } from '../../../lib/screens/card-types.ts'
import { createMoveScreen } from '../../../lib/screens/move.ts'
import { createProfilesScreen } from '../../../lib/screens/profiles.ts'
import { createSettingsScreen } from '../../../lib/screens/settings.ts'
import { createShopsScreen } from '../../../lib/screens/shops.ts'

const { view, events } = createSettingsScreen()
const cardTypes = createCardTypesScreen()
const shops = createShopsScreen()
const alerts = createAlertsScreen()
const move = createMoveScreen()
const profiles = createProfilesScreen()

export default () => (
  <SettingsPage view={view.value} {...events}>
    <CardTypesCard view={cardTypes.view.value} {...cardTypes.events} />
    <ShopsCard view={shops.view.value} {...shops.events} />
    <AlertsCard view={alerts.view.value} {...alerts.events} />
    <MoveCard view={move.view.value} {...move.events} />
    <ProfilesCard view={profiles.view.value} {...profiles.events} />
  </SettingsPage>
)
