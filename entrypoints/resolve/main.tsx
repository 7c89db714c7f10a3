import { signal } from '@preact/signals'
import { render } from 'preact'
import { ResolvePanel } from '../../components/resolve/resolve-panel.tsx'
import type { PanelView, PatientForm, SettlingView } from '../../components/resolve/view.ts'
import { sendToBackground } from '../../lib/browser/page-messaging.ts'
import { dayReader } from '../../lib/reports/day-totals.ts'

const ticket = location.hash.slice(1)
const view = signal<PanelView>({ kind: 'loading' })
let ticking: ReturnType<typeof setInterval> | undefined

async function load(): Promise<void> {
  view.value = { kind: 'loading' }
  const reply = await sendToBackground('panel-bg/load', { ticket })
  const today = dayReader(Intl.DateTimeFormat().resolvedOptions().timeZone)(Date.now())
  view.value = reply?.ok
    ? { kind: 'order', order: reply.value, step: { kind: 'choosing' }, failure: null, today }
    : { kind: 'trouble', trouble: reply?.error.code === 'expired' ? 'expired' : 'unreachable' }
}

function settle(change: Partial<SettlingView>): void {
  if (view.value.kind === 'order') view.value = { ...view.value, ...change }
}

/** The choice is stored before this counts down: a closed panel loses nothing and posts nothing early. */
function countDown(seconds: number, patient: string, isNew: boolean): void {
  const until = Date.now() + seconds * 1000
  const tick = () => {
    const secondsLeft = Math.ceil((until - Date.now()) / 1000)
    if (secondsLeft <= 0) clearInterval(ticking)
    settle({ step: secondsLeft > 0 ? { kind: 'undo', secondsLeft, patient, isNew } : { kind: 'done' } })
  }
  ticking = setInterval(tick, 200)
  tick()
}

type Saving = ReturnType<typeof sendToBackground<'panel-bg/choose'>>

async function save(saving: Saving, patient: string, isNew: boolean): Promise<void> {
  settle({ step: { kind: 'saving' }, failure: null })
  const reply = await saving
  if (reply?.ok) countDown(reply.value.undoSeconds, patient, isNew)
  else settle({ step: { kind: 'choosing' }, failure: reply?.error.message ?? '' })
}

async function choose(uid: string): Promise<void> {
  const order = view.value.kind === 'order' ? view.value.order : undefined
  const name = order?.candidates.find(candidate => candidate.uid === uid)?.name ?? ''
  await save(sendToBackground('panel-bg/choose', { ticket, uid }), name, false)
}

async function addPatient(completion: PatientForm): Promise<void> {
  const name = `${completion.firstName} ${completion.lastName}`
  await save(sendToBackground('panel-bg/new-patient', { ticket, completion }), name, true)
}

async function undo(): Promise<void> {
  clearInterval(ticking)
  const reply = await sendToBackground('panel-bg/undo', { ticket })
  settle({ step: { kind: reply?.ok && reply.value.undone ? 'undone' : 'done' } })
}

const close = () => parent.postMessage({ type: 'nextech-sync-panel/close' }, '*')

const App = () => (
  <ResolvePanel
    view={view.value}
    onChoose={uid => void choose(uid)}
    onNewPatient={completion => void addPatient(completion)}
    onUndo={() => void undo()}
    onRetry={() => void load()}
    onClose={close}
  />
)

const app = document.getElementById('app')
if (app) render(<App />, app)
void load()
