import { signal } from '@preact/signals'
import { render } from 'preact'
import { Popup } from '../../components/popup/popup.tsx'
import type { PopupView } from '../../components/popup/view.ts'
import { sendToBackground } from '../../lib/browser/page-messaging.ts'
import { readConfiguration } from '../../lib/browser/settings.ts'
import { openWorkbench } from '../../lib/browser/tabs.ts'
import { dayReader, dayTotals } from '../../lib/reports/day-totals.ts'
import { Database } from '../../lib/store/database.ts'
import { databaseName } from '../../lib/store/database-name.ts'
import { createOverview } from '../../lib/store/overview.ts'

/** Wider than any practice day, whatever its zone. */
const reachMs = 36 * 60 * 60 * 1000

const view = signal<PopupView>({ kind: 'loading' })

async function begin(): Promise<void> {
  const configuration = await readConfiguration()
  if (!configuration) {
    view.value = { kind: 'not-configured' }
    return
  }
  const { practice, posture, shops } = configuration
  const now = Date.now()
  const day = dayReader(practice.timeZone)(now)
  createOverview(new Database(databaseName(configuration))).watchDay(now - reachMs, now + reachMs, seen => {
    const records = [...new Map([...seen.day, ...seen.staff].map(one => [one.posting.key, one])).values()]
    const syncing = view.value.kind === 'ready' && view.value.syncing
    view.value = {
      kind: 'ready',
      practice: practice.name,
      timeZone: practice.timeZone,
      posture,
      totals: dayTotals(records, day, practice.timeZone),
      health: seen.health,
      syncing,
      shopHref: shops[0]?.origin ?? '',
    }
  })
}

const setSyncing = (syncing: boolean) => {
  if (view.value.kind === 'ready') view.value = { ...view.value, syncing }
}

async function syncNow(): Promise<void> {
  setSyncing(true)
  await sendToBackground('own-bg/sync-now', {})
  setSyncing(false)
}

const openSettings = () => void openWorkbench('settings').then(() => window.close())

const App = () => (
  <Popup
    view={view.value}
    settingsHref="workbench.html#/settings"
    onOpenSettings={openSettings}
    onSignIn={openSettings}
    onSyncNow={() => void syncNow()}
  />
)

const app = document.getElementById('app')
if (app) render(<App />, app)
void begin()
