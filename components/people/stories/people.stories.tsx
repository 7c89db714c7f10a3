import { say } from '../../../lib/words/workbench-words.ts'
import { SettingsPage } from '../../settings/settings-page.tsx'
import { settingsView } from '../../settings/stories/samples.ts'
import { nothing, type StoryBook, storiesOf } from '../../stories/story.ts'
import { inWorkbench, workbenchWidth } from '../../workbench/stories/in-workbench.tsx'
import { WorkbenchShell } from '../../workbench/workbench-shell.tsx'
import { Gate } from '../gate.tsx'
import { PassphraseGate } from '../passphrase-gate.tsx'
import { PeopleCard } from '../people-card.tsx'
import { VaultCard } from '../vault-card.tsx'
import { gateSamples, openSamples, passphraseSamples, peopleSamples, vaultSamples } from './samples.ts'

const events = {
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
const page = () => Promise.resolve({ default: () => <h1>Sample page</h1> })
const routes = [
  { id: 'staff', label: say('workbench.staff'), load: page },
  { id: 'activity', label: say('workbench.activity'), load: page },
  { id: 'settings', label: say('workbench.settings'), load: page },
] as const

const onStation = {
  onEnter: nothing,
  onSwitch: nothing,
  onDismiss: nothing,
  onOpen: nothing,
  onPasskey: nothing,
  onForget: nothing,
  onSignOff: nothing,
}

const onVault = {
  onSetPassphrase: nothing,
  onVaultOff: nothing,
  onAddPasskey: nothing,
  onRemovePasskey: nothing,
}

const gates = storiesOf(gateSamples, view => <Gate view={view} onEnter={nothing} />)

const shells = storiesOf(openSamples, view => (
  <WorkbenchShell hash="#/settings" routes={routes} station={{ view, ...onStation }} />
))

const cards = storiesOf(peopleSamples, view =>
  inWorkbench('settings', () => (
    <SettingsPage view={settingsView} {...events}>
      <PeopleCard view={view} onAdd={nothing} onChange={nothing} onRemove={nothing} onOwnPin={nothing} />
    </SettingsPage>
  )),
)

const passphrases = storiesOf(passphraseSamples, view => (
  <PassphraseGate view={view} onOpen={nothing} onPasskey={nothing} onForget={nothing} />
))

const vaults = storiesOf(vaultSamples, view =>
  inWorkbench('settings', () => (
    <SettingsPage view={settingsView} {...events}>
      <VaultCard view={view} {...onVault} />
    </SettingsPage>
  )),
)

export const book: StoryBook = {
  title: 'People',
  root: 'div',
  width: workbenchWidth,
  stories: [...gates, ...passphrases, ...shells, ...cards, ...vaults],
}
