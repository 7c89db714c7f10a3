import { render } from 'preact'
import { TeachCheck } from '../../components/teach-check/teach-check.tsx'
import { guardPanel } from '../../lib/browser/guard-panel.ts'
import { speakChosen } from '../../lib/browser/language.ts'
import { silenceFaults } from '../../lib/browser/silent-faults.ts'
import { createTeachCheckScreen } from '../../lib/screens/teach-check.ts'

silenceFaults(window)
const { ticket, wish, sight } = guardPanel(window)

void Promise.all([ticket, speakChosen()]).then(([id]) => {
  const { view, events } = createTeachCheckScreen(id, { wish, sight })
  const App = () => <TeachCheck view={view.value} {...events} />
  const app = document.getElementById('app')
  if (app) render(<App />, app)
})
