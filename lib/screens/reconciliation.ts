import { type ReadonlySignal, signal } from '@preact/signals'
import type {
  RangeView,
  ReconciliationEvents,
  ReconciliationView,
} from '../../components/reconciliation/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import { formatDay } from '../domain/format-time.ts'
import { isPracticeDay, monthOf, practiceDayOf } from '../domain/practice-day.ts'
import { reconciliationCsv } from '../reports/reconciliation-csv.ts'
import { say } from '../words/reconciliation-words.ts'
import { createProcessor } from './processor.ts'

/** Changes of a busy minute are shown together: each reading adds up the whole range. */
const gatherMs = 2_000

/** The reconciliation: the range that a person chose, live, and what they may do with it. */
export function createReconciliationScreen(): {
  view: ReadonlySignal<ReconciliationView>
  events: ReconciliationEvents
} {
  const view = signal<ReconciliationView>({
    range: startRange(),
    read: { kind: 'loading' },
    ledgerReading: null,
    syncing: false,
    processor: { kind: 'none' },
  })
  const show = (change: Partial<ReconciliationView>) => {
    view.value = { ...view.value, ...change }
  }
  // The processor's card is shown below an answer: its zone is known by then.
  let practiceZone = 'UTC'
  const processor = createProcessor(
    state => show({ processor: state }),
    () => practiceZone,
  )
  let asked = 0

  async function read(): Promise<void> {
    const mine = ++asked
    const { from, to } = view.value.range
    const reply = await sendToBackground('ext-bg/reconcile', { from, to })
    // Somebody has chosen other days since.
    if (mine !== asked) return
    if (!reply?.ok) return show({ read: { kind: 'failed' } })
    practiceZone = reply.value?.timeZone ?? practiceZone
    show({ read: reply.value ? { kind: 'ready', answer: reply.value } : { kind: 'not-configured' } })
  }

  function choose(range: RangeView): void {
    show({ range, read: { kind: 'loading' }, ledgerReading: null })
    remember(range)
    void read()
    processor.forRange(range)
  }

  async function readLedger(): Promise<void> {
    show({ ledgerReading: 'busy-now' })
    const reply = await sendToBackground('ext-bg/read-ledger', { from: view.value.range.from })
    show({ ledgerReading: reply?.ok ? reply.value.outcome : 'trouble' })
    await read()
  }

  async function syncNow(): Promise<void> {
    show({ syncing: true })
    await sendToBackground('ext-bg/sync-now', {})
    await read()
    show({ syncing: false })
  }

  onQuietChange(() => void read())
  processor.forRange(view.value.range)
  void read()
  return {
    view,
    events: {
      onRange: choose,
      onRetry: () => choose(view.value.range),
      onReadLedger: () => void readLedger(),
      onSyncNow: () => void syncNow(),
      onExport: () => exportCsv(view.value),
      onPrint: () => print(),
      onFile: file => void processor.open(file),
      onChoose: processor.choose,
      onCompare: () => void processor.compare(),
      onForget: () => void processor.forget(),
      onCancel: processor.cancel,
    },
  }
}

/** The address holds the range, so that a reload or a bookmark shows the same days; else it is this month. */
function startRange(): RangeView {
  const query = new URLSearchParams(location.hash.split('?')[1])
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  if (isPracticeDay(from) && isPracticeDay(to) && from <= to) {
    const month = monthOf(from)
    return {
      kind: from === to ? 'day' : month.from === from && month.to === to ? 'month' : 'range',
      from,
      to,
    }
  }
  return { kind: 'month', ...monthOf(practiceDayOf(Date.now(), Temporal.Now.timeZoneId())) }
}

function remember({ from, to }: RangeView): void {
  history.replaceState(null, '', `#/reconciliation?${new URLSearchParams({ from, to })}`)
}

function exportCsv({ read }: ReconciliationView): void {
  if (read.kind !== 'ready') return
  const { report, practice, timeZone } = read.answer
  const text = reconciliationCsv(report, {
    practice,
    timeZone,
    dayInWords: day => formatDay(day),
    reason: reason => say(`difference.${reason}`),
  })
  void sendToBackground('ext-bg/note-export', { what: 'reconciliation' })
  saveFile(`reconciliation-${report.from}-to-${report.to}.csv`, 'text/csv', text)
}

/** Calls back some time after orders changed, and only while somebody looks at the page. */
function onQuietChange(listener: () => void): void {
  let isDue = false
  const tell = () => {
    if (!isDue || document.hidden || !location.hash.startsWith('#/reconciliation')) return
    isDue = false
    listener()
  }
  onChanged(() => {
    if (!isDue) setTimeout(tell, gatherMs)
    isDue = true
  })
  // Nobody looks at another page's sums: they are added up when somebody comes back.
  addEventListener('hashchange', tell)
  document.addEventListener('visibilitychange', tell)
}
