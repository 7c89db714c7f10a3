import { type ReadonlySignal, signal } from '@preact/signals'
import type {
  ActivityEvents,
  ActivityFilter,
  ActivityReady,
  ActivityView,
} from '../../components/activity/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import type { AnswerOf, Reply } from '../contract/messages.ts'
import type { ReadEntry } from '../domain/activity.ts'
import { activityCsv, activityJson } from '../reports/activity-export.ts'
import { createActivityProof } from './activity-proof.ts'
import { createActivitySeals } from './activity-seals.ts'
import { unreadView } from './backend-trouble.ts'

const pageSize = 100
/** The most that one message carries. */
const exportSize = 2_000

/** The activity, page by page, and the proof that nobody changed it. */
export function createActivityScreen(): { view: ReadonlySignal<ActivityView>; events: ActivityEvents } {
  const view = signal<ActivityView>({ kind: 'loading' })
  let filter: ActivityFilter = { number: wantedOrder(), kind: null }
  let before: number | null = null
  let exporting: ActivityReady['exporting'] = null

  const ask = (limit: number, from: number | null) =>
    sendToBackground('ext-bg/activity', {
      number: filter.number || null,
      kind: filter.kind,
      before: from,
      limit,
    })
  const show = (change: Partial<ActivityReady> = {}) => {
    if (view.value.kind === 'ready')
      view.value = { ...view.value, ...proof.state(), ...seals.state(), exporting, ...change }
  }

  const seals = createActivitySeals(() => show())
  const proof = createActivityProof(show, isWhole => void seals.witness(isWhole))

  async function read(): Promise<void> {
    const asked = [filter, before]
    const reply = await ask(pageSize, before)
    // Another page was asked for meanwhile: its answer is the one to show.
    if (!reply?.ok && view.value.kind !== 'ready') view.value = unreadView(reply)
    if (!reply?.ok || asked[0] !== filter || asked[1] !== before) return
    const page = reply.value
    view.value = page
      ? {
          kind: 'ready',
          ...{ ...page, filter, newest: before === null },
          ...{ ...proof.state(), ...seals.state(), exporting },
        }
      : { kind: 'not-configured' }
  }

  async function exportAll(form: 'csv' | 'json'): Promise<void> {
    exporting = 'busy'
    show()
    const entries = await readAll(from => ask(exportSize, from))
    exporting = entries ? null : 'failed'
    if (entries) save(entries, form)
    show()
  }

  const goTo = (next: number | null) => {
    before = next
    void read()
  }
  addEventListener('hashchange', () => {
    const number = wantedOrder()
    if (number === '' || number === filter.number) return
    filter = { number, kind: null }
    goTo(null)
  })
  onChanged(() => before === null && void read())
  void read().then(proof.begin)
  return {
    view,
    events: {
      onFilter(next) {
        filter = next
        goTo(null)
      },
      onOlder: () => view.value.kind === 'ready' && goTo(view.value.entries.at(-1)?.seq ?? null),
      onNewest: () => goTo(null),
      onProve: () => void proof.begin(),
      onStopProof: proof.stop,
      onSaveSeal: () => void seals.save(),
      onAcceptRestore: () => void seals.acceptRestore(),
      onCompareSeal(text) {
        void seals.compare(text)
        // The seal tells of one entry: that those before it are tied to it, the check tells.
        void proof.begin()
      },
      onExport: form => void exportAll(form),
    },
  }
}

/** That they left is told: from then on they are under nobody's care but theirs. */
function save(entries: ReadEntry[], form: 'csv' | 'json'): void {
  void sendToBackground('ext-bg/note-export', { what: 'activity' })
  if (form === 'csv') saveFile('activity.csv', 'text/csv', activityCsv(entries))
  else saveFile('activity.json', 'application/json', activityJson(entries))
}

/** Every entry that fits, part by part; undefined where a part could not be read. */
async function readAll(
  ask: (from: number | null) => Promise<Reply<AnswerOf<'ext-bg/activity'>> | undefined>,
): Promise<ReadEntry[] | undefined> {
  const all: ReadEntry[] = []
  for (let from: number | null = null; ; ) {
    const reply = await ask(from)
    if (!reply?.ok || !reply.value) return undefined
    all.push(...reply.value.entries)
    from = all.at(-1)?.seq ?? null
    if (!reply.value.more) return all
  }
}

/** The order that the address names, `#/activity?order=100000123`: its history is one press away wherever it stands. */
function wantedOrder(): string {
  const [route, query = ''] = location.hash.split('?')
  return route === '#/activity' ? (new URLSearchParams(query).get('order') ?? '') : ''
}
