import { type ReadonlySignal, signal } from '@preact/signals'
import type {
  RangeView,
  ReconciliationEvents,
  ReconciliationView,
} from '../../components/reconciliation/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import { readOrderAddresses } from '../browser/order-addresses.ts'
import { addressesByNumber } from '../domain/order-address.ts'
import { dayWithin, isPracticeDay, monthOf, practiceDayOf } from '../domain/practice-day.ts'
import { reconciliationCsv } from '../reports/reconciliation-csv.ts'
import { formatDay } from '../words/format-time.ts'
import { closedWords, differenceWords, say } from '../words/reconciliation-words.ts'
import { inEnglish } from '../words/words.ts'
import { createProcessor } from './processor.ts'

/** Changes of a busy minute are shown together: each reading adds up the whole range. */
const gatherMs = 2_000

/** The reconciliation: the range that a person chose, live, and what they may do with it. */
export function createReconciliationScreen(): {
  view: ReadonlySignal<ReconciliationView>
  events: ReconciliationEvents
} {
  const start = startRange()
  const view = signal<ReconciliationView>({ ...empty, range: start.range, isSummary: start.isSummary })
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
  let isChosen = start.isChosen

  async function read(): Promise<void> {
    const mine = ++asked
    const { from, to } = view.value.range
    const reply = await sendToBackground('ext-bg/reconcile', { from, to })
    // Somebody has chosen other days since.
    if (mine !== asked) return
    if (!reply?.ok) return show({ read: { kind: 'failed' } })
    practiceZone = reply.value?.timeZone ?? practiceZone
    const today = reply.value?.today ?? null
    // This computer's month need not be the practice's: nobody has chosen it.
    if (!isChosen && today !== null && !(from <= today && today <= to))
      return choose({ kind: 'month', ...monthOf(today) })
    show({ today, addresses: addressesByNumber(await readOrderAddresses()) })
    show({ read: reply.value ? { kind: 'ready', answer: reply.value } : { kind: 'not-configured' } })
  }

  function choose(range: RangeView): void {
    isChosen = true
    show({ range, read: { kind: 'loading' }, ledgerReading: null, closing: null })
    remember(range, view.value.isSummary)
    void read()
    processor.forRange(range)
  }

  function summary(isSummary: boolean): void {
    const { range, today } = view.value
    show({ isSummary })
    // A sheet is of a day: of today, where the range holds it.
    const day = dayWithin(range, today)
    if (isSummary && range.kind === 'month') choose({ kind: 'day', from: day, to: day })
    else remember(range, isSummary)
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
      onCloseMonth: month => void closeMonth(month, show, read),
      onSyncNow: () => void syncNow(),
      onExport: () => exportCsv(view.value),
      onPrint: () => print(),
      onSummary: summary,
      ...processorEvents(processor),
    },
  }
}

/** Keeps a month's figures, and shows them as they are kept. */
async function closeMonth(
  month: string,
  show: (change: Partial<ReconciliationView>) => void,
  read: () => Promise<void>,
): Promise<void> {
  show({ closing: 'busy' })
  const reply = await sendToBackground('ext-bg/close-month', { month })
  const outcome = reply?.ok ? reply.value.outcome : 'failed'
  await read()
  show({ closing: outcome === 'closed' ? null : outcome })
}

const empty = {
  today: null,
  read: { kind: 'loading' },
  ledgerReading: null,
  closing: null,
  syncing: false,
  processor: { kind: 'none' },
} as const satisfies Partial<ReconciliationView>

function processorEvents(processor: ReturnType<typeof createProcessor>) {
  return {
    onFile: (file: File) => void processor.open(file),
    onChoose: processor.choose,
    onCompare: () => void processor.compare(),
    onForget: () => void processor.forget(),
    onCancel: processor.cancel,
  }
}

/** The address holds the range, so that a reload or a bookmark shows the same days; else it is this month. */
function startRange(): { range: RangeView; isChosen: boolean; isSummary: boolean } {
  const query = new URLSearchParams(location.hash.split('?')[1])
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  if (isPracticeDay(from) && isPracticeDay(to) && from <= to) {
    const month = monthOf(from)
    const kind = from === to ? 'day' : month.from === from && month.to === to ? 'month' : 'range'
    return { range: { kind, from, to }, isChosen: true, isSummary: query.get('view') === 'summary' }
  }
  const month = monthOf(practiceDayOf(Date.now(), Temporal.Now.timeZoneId()))
  return { range: { kind: 'month', ...month }, isChosen: false, isSummary: false }
}

function remember({ from, to }: RangeView, isSummary: boolean): void {
  const query = new URLSearchParams({ from, to, ...(isSummary && { view: 'summary' }) })
  history.replaceState(null, '', `#/reconciliation?${query}`)
}

function exportCsv({ read }: ReconciliationView): void {
  if (read.kind !== 'ready') return
  const { report, practice, timeZone, ledger, since, closed } = read.answer
  // Bookkeepers' spreadsheets and other programs find its columns and words at every computer.
  const text = inEnglish(() =>
    reconciliationCsv(report, {
      practice,
      timeZone,
      dayInWords: day => formatDay(day),
      reason: reason => say(`difference.${reason}`),
      why: differenceWords,
      knownFrom: ledger?.knownFrom ?? null,
      unknown: say('rec.unknown'),
      unknownCause: say('rec.cause.unknown'),
      closed: closed.map(each => ({ ...each, said: closedWords(timeZone, each) })),
      figures: isKept => say(isKept ? 'rec.figures.kept' : 'rec.figures.now'),
      since: since?.changes ?? [],
      came: kind => say(`rec.since.${kind}`),
    }),
  )
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
