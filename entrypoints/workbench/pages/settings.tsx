import { PeopleCard } from '../../../components/people/people-card.tsx'
import { VaultCard } from '../../../components/people/vault-card.tsx'
import { AlertsCard } from '../../../components/settings/alerts-card.tsx'
import { CardTypesCard } from '../../../components/settings/card-types-card.tsx'
import { EraseCard } from '../../../components/settings/erase-card.tsx'
import { LanguageCard } from '../../../components/settings/language-card.tsx'
import { MoveCard } from '../../../components/settings/move-card.tsx'
import { ProfilesCard } from '../../../components/settings/profiles-card.tsx'
import { SettingsPage } from '../../../components/settings/settings-page.tsx'
import { ShopsCard } from '../../../components/settings/shops-card.tsx'
import { createAlertsScreen } from '../../../lib/screens/alerts.ts'
import { createCardTypesScreen } from '../../../lib/screens/card-types.ts'
import { createEraseScreen } from '../../../lib/screens/erase.ts'
import { createLanguageScreen } from '../../../lib/screens/language.ts'
import { createMoveScreen } from '../../../lib/screens/move.ts'
import { createPeopleScreen } from '../../../lib/screens/people.ts'
import { createProfilesScreen } from '../../../lib/screens/profiles.ts'
import { createSettingsScreen } from '../../../lib/screens/settings.ts'
import { createShopsScreen } from '../../../lib/screens/shops.ts'

const { view, events } = createSettingsScreen()
const cardTypes = createCardTypesScreen()
const shops = createShopsScreen()
const alerts = createAlertsScreen()
const language = createLanguageScreen(() => location.reload())
const move = createMoveScreen()
const erase = createEraseScreen(() => location.reload())
const people = createPeopleScreen()
const profiles = createProfilesScreen()

export default () => (
  <SettingsPage view={view.value} {...events}>
    <CardTypesCard view={cardTypes.view.value} {...cardTypes.events} />
    <ShopsCard view={shops.view.value} {...shops.events} />
    <PeopleCard view={people.view.value} {...people.events} />
    <VaultCard view={people.view.value} {...people.events} />
    <AlertsCard view={alerts.view.value} {...alerts.events} />
    <LanguageCard choice={language.choice.value} {...language.events} />
    <MoveCard view={move.view.value} {...move.events} />
    <ProfilesCard view={profiles.view.value} {...profiles.events} />
    <EraseCard state={erase.state.value} onErase={erase.onErase} />
  </SettingsPage>
)
