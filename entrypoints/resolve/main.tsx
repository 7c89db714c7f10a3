import { render } from 'preact'
import { ResolvePanel } from '../../components/resolve/resolve-panel.tsx'
import { createResolveScreen } from '../../lib/screens/resolve.ts'

const { view, events } = createResolveScreen(location.hash.slice(1))

const App = () => <ResolvePanel view={view.value} {...events} />

const app = document.getElementById('app')
if (app) render(<App />, app)
