import { say as said } from '../../../lib/words/background-words.ts'
import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { inWorkbench, workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import { AlertsCard } from '../alerts-card.tsx'
import { CardTypesCard } from '../card-types-card.tsx'
import type { CardTypesEvents } from '../card-types-view.ts'
import { EraseCard } from '../erase-card.tsx'
import { LanguageCard } from '../language-card.tsx'
import { MoveCard } from '../move-card.tsx'
import { ProfilesCard } from '../profiles-card.tsx'
import type { ProfilesEvents, TaughtShopView } from '../profiles-view.ts'
import { SettingsPage } from '../settings-page.tsx'
import { ShopsCard } from '../shops-card.tsx'
import type { SettingsEvents, SettingsView } from '../view.ts'
import { alertsSamples } from './alerts-samples.ts'
import { cardTypesSamples } from './card-types-samples.ts'
import { moveSamples } from './move-samples.ts'
import { profilesSamples } from './profiles-samples.ts'
import { settingsSamples, settingsView } from './samples.ts'
import { shopsSamples } from './shops-samples.ts'

const events: SettingsEvents = {
  onImport: nothing,
  onUse: nothing,
  onPutAside: nothing,
  onExport: nothing,
  onSignIn: nothing,
  onAllow: nothing,
  onClaimStation: nothing,
  onConnect: nothing,
  onDisconnect: nothing,
}
const onProfiles: ProfilesEvents = {
  onImport: nothing,
  onUse: nothing,
  onLook: nothing,
  onPutAside: nothing,
  onExport: nothing,
  onDelete: nothing,
  onLookAt: nothing,
  onDecline: nothing,
}

const onCardTypes: CardTypesEvents = {
  onOpen: nothing,
  onCancel: nothing,
  onSave: nothing,
  onRemove: nothing,
}

const inSettings = storiesOf<SettingsView>(settingsSamples, view =>
  inWorkbench('settings', () => <SettingsPage view={view} {...events} />),
)
const moves = storiesOf(moveSamples, view =>
  inWorkbench('settings', () => (
    <SettingsPage view={settingsView} {...events}>
      <MoveCard view={view} onConnect={nothing} onMove={nothing} onCancel={nothing} />
    </SettingsPage>
  )),
).map(story => ({ ...story, name: `moving: ${story.name}` }))

const erasing = storiesOf(
  {
    'about to erase': null,
    erasing: 'busy',
    'a word mistyped': { problem: said('erase.word', { word: 'ERASE' }) },
    'the database cannot be opened': { problem: said('erase.unreadable', { word: 'ERASE ANYWAY' }) },
  } as const,
  state =>
    inWorkbench('settings', () => (
      <SettingsPage view={settingsView} {...events}>
        <EraseCard state={state} onErase={nothing} />
      </SettingsPage>
    )),
)

const taughtPages = storiesOf<readonly TaughtShopView[]>(profilesSamples, view =>
  inWorkbench('settings', () => (
    <SettingsPage view={settingsView} {...events}>
      <ProfilesCard view={view} {...onProfiles} />
    </SettingsPage>
  )),
).map(story => ({ ...story, name: `taught pages: ${story.name}` }))

const cardTypes = storiesOf(cardTypesSamples, view =>
  inWorkbench('settings', () => (
    <SettingsPage view={settingsView} {...events}>
      <CardTypesCard view={view} {...onCardTypes} />
    </SettingsPage>
  )),
).map(story => ({ ...story, name: `card types: ${story.name}` }))

const alerts = storiesOf(alertsSamples, view =>
  inWorkbench('settings', () => (
    <SettingsPage view={settingsView} {...events}>
      <AlertsCard
        view={view}
        onSaveHours={nothing}
        onAllowNotifications={nothing}
        onRefuseNotifications={nothing}
      />
    </SettingsPage>
  )),
).map(story => ({ ...story, name: `alerts: ${story.name}` }))

const languages = storiesOf({ chosen: 'es' } as const, choice =>
  inWorkbench('settings', () => (
    <SettingsPage view={settingsView} {...events}>
      <LanguageCard choice={choice} onChoose={nothing} />
    </SettingsPage>
  )),
).map(story => ({ ...story, name: `language: ${story.name}` }))

const shops = storiesOf(shopsSamples, view =>
  inWorkbench('settings', () => (
    <SettingsPage view={settingsView} {...events}>
      <ShopsCard view={view} onChange={nothing} />
    </SettingsPage>
  )),
).map(story => ({ ...story, name: `shops: ${story.name}` }))

export const book: StoryBook = {
  title: 'Settings',
  root: 'div',
  width: workbenchWidth,
  narrow: ['signed in'],
  stories: [
    ...inSettings,
    ...cardTypes,
    ...shops,
    ...alerts,
    ...languages,
    ...taughtPages,
    ...moves,
    ...erasing,
  ],
}
