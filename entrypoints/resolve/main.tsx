import { signal } from '@preact/signals'
import { render } from 'preact'
import { ResolvePanel } from '../../components/resolve/resolve-panel.tsx'
import { guardPanel } from '../../lib/browser/guard-panel.ts'
import { speakChosen } from '../../lib/browser/language.ts'
import { silenceFaults } from '../../lib/browser/silent-faults.ts'
import { createResolveScreen } from '../../lib/screens/resolve.ts'
import './print.css'

silenceFaults(window)
const { ticket, wish, sight, ready } = guardPanel(window)
const isReady = signal(false)
void ready.then(() => {
  isReady.value = true
})

void Promise.all([ticket, speakChosen()]).then(([id]) => {
  const { view, events } = createResolveScreen(id, { close: () => wish('close'), sight })
  const App = () => <ResolvePanel view={view.value} isReady={isReady.value} {...events} />
  const app = document.getElementById('app')
  if (app) render(<App />, app)
})
