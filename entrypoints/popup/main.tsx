import { render } from 'preact'
import { Popup } from '../../components/popup/popup.tsx'
import { createPopupScreen } from '../../lib/screens/popup.ts'

const { view, events } = createPopupScreen()

const App = () => <Popup view={view.value} {...events} />

const app = document.getElementById('app')
if (app) render(<App />, app)
