import { render } from 'preact'
import { Gate } from '../../components/people/gate.tsx'
import { PassphraseGate } from '../../components/people/passphrase-gate.tsx'
import { Popup } from '../../components/popup/popup.tsx'
import { speakChosen } from '../../lib/browser/language.ts'
import { silenceFaults } from '../../lib/browser/silent-faults.ts'
import { createPopupScreen } from '../../lib/screens/popup.ts'
import { watchStation } from '../../lib/screens/station.ts'

silenceFaults(window)
await speakChosen()

const { view, events } = createPopupScreen()

/** The browser's question would close the popup: the workbench asks it. */
const station = watchStation(
  () => location.reload(),
  async () => {
    events.onOpen('staff')
    return { ok: false, error: null }
  },
)

const App = () => {
  const now = station.view.value
  // Nothing is shown before it is known who is there, nor once that changed.
  if (now.kind === 'loading') return null
  if (now.kind === 'passphrase') return <PassphraseGate view={now} {...station.events} />
  if (now.kind === 'gate') return <Gate view={now} {...station.events} />
  return (
    <Popup
      view={view.value}
      {...events}
      station={now.kind === 'open' ? { view: now, ...station.events } : null}
    />
  )
}

const app = document.getElementById('app')
if (app) render(<App />, app)
