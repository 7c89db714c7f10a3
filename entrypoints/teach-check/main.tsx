import { render } from 'preact'
import { TeachCheck } from '../../components/teach-check/teach-check.tsx'
import { createTeachCheckScreen } from '../../lib/screens/teach-check.ts'

const { view, events } = createTeachCheckScreen(location.hash.slice(1))

const App = () => <TeachCheck view={view.value} {...events} />

const app = document.getElementById('app')
if (app) render(<App />, app)
