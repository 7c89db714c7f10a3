import { type ReadonlySignal, signal } from '@preact/signals'
import type {
  ColumnName,
  DuplicatesEvents,
  DuplicatesView,
  ResultStep,
} from '../../components/duplicates/view.ts'
import { saveFile } from '../browser/files.ts'
import type { Columns } from '../reports/duplicates/columns.ts'
import type { DeskReply, DeskRequest } from '../reports/duplicates/desk.ts'
import type { AuditSummary, ResultPage } from '../reports/duplicates/read-result.ts'
import { exportWords } from './duplicates-export-words.ts'

/** The part of a Worker that is used, so that a test can stand in for one. */
export type DeskWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

const startWorker = (): DeskWorker =>
  new Worker(new URL('./duplicates-worker.ts', import.meta.url), { type: 'module' })

/** One worker at a time; what an ended one had sent before is not heard. */
function createLink(start: () => DeskWorker, hear: (reply: DeskReply) => void) {
  let worker: DeskWorker | undefined
  return {
    ask: (request: DeskRequest) => worker?.postMessage(request),
    begin() {
      const mine = start()
      worker = mine
      mine.addEventListener('message', ({ data }: MessageEvent<DeskReply>) => worker === mine && hear(data))
    },
    end() {
      worker?.terminate()
      worker = undefined
    },
  }
}

/**
 * The duplicate audit: the file goes to a worker of its own, and cancelling ends that worker, whatever it is at. All
 * that was read of the file is gone with it.
 */
export function createDuplicatesScreen(start = startWorker): {
  view: ReadonlySignal<DuplicatesView>
  events: DuplicatesEvents
} {
  const view = signal<DuplicatesView>({ kind: 'choose', trouble: null })
  const { ask, ...link } = createLink(start, hear)
  let name = ''

  const end = (next: DuplicatesView) => {
    link.end()
    view.value = next
  }
  const showResult = (change: Partial<ResultStep>) => {
    if (view.value.kind === 'done') view.value = { ...view.value, ...change }
  }
  function hear(reply: DeskReply): void {
    switch (reply.type) {
      case 'columns':
        view.value = { kind: 'columns', file: name, ...reply.report }
        break
      case 'refused':
        end({ kind: 'choose', trouble: reply.trouble })
        break
      case 'progress':
        view.value = { kind: 'running', file: name, share: reply.share, rows: reply.rows }
        break
      case 'done':
        view.value = resultOf(name, reply.summary)
        ask({ type: 'show', query: view.value.query })
        break
      case 'page':
        showPage(reply.page)
        break
      case 'file':
        saveFile('duplicate-patients.csv', 'text/csv', reply.file)
        showResult({ exporting: false })
    }
  }

  /** One search at a time: what was typed meanwhile is asked for when the answer is here. */
  function showPage({ query, ...found }: ResultPage): void {
    const now = view.value
    if (now.kind !== 'done') return
    if (JSON.stringify(query) === JSON.stringify(now.query)) showResult({ searching: false, ...found })
    else ask({ type: 'show', query: now.query })
  }

  function open(file: File): void {
    end({ kind: 'opening' })
    name = file.name
    link.begin()
    ask({ type: 'open', file })
  }

  const changeColumns = (change: (columns: Columns) => Columns) => {
    if (view.value.kind !== 'columns') return
    // At once, for the next change to build on.
    view.value = { ...view.value, columns: change(view.value.columns) }
    ask({ type: 'columns', columns: view.value.columns })
  }
  return {
    view,
    events: {
      onFile: open,
      onColumn: (field, column) => changeColumns(columns => withColumn(columns, field, column)),
      onPhone: (place, column) => changeColumns(columns => withPhone(columns, place, column)),
      onStart() {
        view.value = { kind: 'running', file: name, share: 0, rows: 0 }
        ask({ type: 'start', thisYear: new Date().getFullYear() })
      },
      onCancel: () => end({ kind: 'choose', trouble: null }),
      onQuery(query) {
        const isBusy = view.value.kind === 'done' && view.value.searching
        showResult({ query, searching: true })
        if (!isBusy) ask({ type: 'show', query })
      },
      onExport() {
        showResult({ exporting: true })
        ask({ type: 'export', words: exportWords })
      },
    },
  }
}

/** A whole name in one column and names in columns of their own exclude each other. */
function withColumn(columns: Columns, field: ColumnName, column: number | null): Columns {
  const apart: ColumnName[] = ['firstName', 'middleName', 'lastName']
  if (column === null) return { ...columns, [field]: null }
  if (field === 'fullName')
    return { ...columns, firstName: null, middleName: null, lastName: null, fullName: column }
  return { ...columns, ...(apart.includes(field) && { fullName: null }), [field]: column }
}

function withPhone(columns: Columns, place: number, column: number | null): Columns {
  const phones = [...columns.phones]
  phones.splice(place, 1, ...(column === null ? [] : [column]))
  return { ...columns, phones: [...new Set(phones)] }
}

function resultOf(file: string, summary: AuditSummary): ResultStep {
  return {
    kind: 'done',
    file,
    summary,
    // What matters most, unless there is none of it.
    query: { kind: summary.exact.groups > 0 ? 'exact' : 'near', search: '', page: 0 },
    searching: true,
    total: 0,
    pages: 0,
    groups: [],
    exporting: false,
  }
}
