import { render } from 'preact'
import { ResolvePanel } from '../../components/resolve/resolve-panel.tsx'
import { watchSight } from '../../lib/browser/panel-visibility.ts'
import { acceptOnlyTrusted } from '../../lib/browser/trusted-only.ts'
import { createResolveScreen } from '../../lib/screens/resolve.ts'

acceptOnlyTrusted(window)
const { view, events } = createResolveScreen(location.hash.slice(1), {
  // The shop page takes this wish only from this very frame; it tells nothing.
  close: () => parent.postMessage({ type: 'nextech-sync-panel/close' }, '*'),
  sight: watchSight(document.documentElement),
})

const App = () => <ResolvePanel view={view.value} {...events} />

const app = document.getElementById('app')
if (app) render(<App />, app)
