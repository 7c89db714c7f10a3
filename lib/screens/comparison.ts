import type { Signal } from '@preact/signals'
import type { DuplicatesView, ResultStep } from '../../components/duplicates/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { saveFile } from '../browser/files.ts'
import type { AuditReply, AuditRequest, FileTrouble } from '../reports/duplicates/audit-worker.ts'
import type { Columns } from '../reports/duplicates/columns.ts'
import type { AuditSummary, ResultPage, ResultQuery } from '../reports/duplicates/read-result.ts'
import { exportWordsFor } from './duplicates-export-words.ts'

/** The part of a Worker that is used. */
export interface AuditWorker {
  postMessage(request: AuditRequest): void
  addEventListener(type: 'message', listener: (event: { data: AuditReply }) => void): void
  terminate(): void
}

export const startWorker = (): AuditWorker =>
  new Worker(new URL('./duplicates-worker.ts', import.meta.url), { type: 'module' })

/** What is compared, and where it came from. */
type Source = Pick<ResultStep, 'file' | 'source' | 'unreadable'>

export interface ComparisonDeps {
  start: () => AuditWorker
  view: Signal<DuplicatesView>
  onRefused: (trouble: FileTrouble) => void
  /** The groups are found: what they were found in is not needed any more. */
  onDone: () => void
}

/** One worker at a time; what an ended one had sent before is not heard. */
function createLink(start: () => AuditWorker, hear: (reply: AuditReply) => void) {
  let worker: AuditWorker | undefined
  return {
    ask: (request: AuditRequest) => worker?.postMessage(request),
    begin() {
      const mine = start()
      worker = mine
      mine.addEventListener('message', ({ data }) => worker === mine && hear(data))
    },
    end() {
      worker?.terminate()
      worker = undefined
    },
  }
}

/** The comparison of one export in a worker of its own, from its columns to the exported groups. */
export function createComparison({ start, view, onRefused, onDone }: ComparisonDeps) {
  const { ask, ...link } = createLink(start, hear)
  const result = resultIn(view, query => ask({ type: 'show', query }))
  let source: Source = { file: '', source: 'file', unreadable: 0 }

  function hear(reply: AuditReply): void {
    switch (reply.type) {
      case 'columns':
        // Headings of our own need no look by a person.
        if (source.source === 'nextech') compare()
        else view.value = { kind: 'columns', file: source.file, ...reply.report }
        break
      case 'refused':
        link.end()
        onRefused(reply.trouble)
        break
      case 'progress':
        view.value = { kind: 'running', file: source.file, share: reply.share, rows: reply.rows }
        break
      case 'done':
        view.value = resultOf(source, reply.summary)
        void sendToBackground('ext-bg/note-duplicates', countsOf(source, reply.summary))
        ask({ type: 'show', query: view.value.query })
        onDone()
        break
      case 'page':
        result.showPage(reply.page)
        break
      case 'file':
        void sendToBackground('ext-bg/note-export', { what: 'patients' })
        saveFile('duplicate-patients.csv', 'text/csv', reply.file)
        result.change({ exporting: false })
    }
  }

  function compare(): void {
    view.value = { kind: 'running', file: source.file, share: 0, rows: 0 }
    ask({ type: 'start', thisYear: new Date().getFullYear() })
  }

  return {
    compare,
    end: link.end,
    open(file: Blob, from: Source): void {
      link.end()
      view.value = { kind: 'opening' }
      source = from
      link.begin()
      ask({ type: 'open', file })
    },
    changeColumns(change: (columns: Columns) => Columns): void {
      if (view.value.kind !== 'columns') return
      // At once, for the next change to build on.
      view.value = { ...view.value, columns: change(view.value.columns) }
      ask({ type: 'columns', columns: view.value.columns })
    },
    query: result.query,
    export(): void {
      result.change({ exporting: true })
      ask({ type: 'export', words: exportWordsFor(source.source) })
    },
  }
}

/** The shown part of a result. */
function resultIn(view: Signal<DuplicatesView>, ask: (query: ResultQuery) => void) {
  const change = (part: Partial<ResultStep>) => {
    if (view.value.kind === 'done') view.value = { ...view.value, ...part }
  }
  return {
    change,
    query(query: ResultQuery): void {
      const isBusy = view.value.kind === 'done' && view.value.searching
      change({ query, searching: true })
      if (!isBusy) ask(query)
    },
    /** One search at a time: what was typed meanwhile is asked for when the answer is here. */
    showPage({ query, ...found }: ResultPage): void {
      const now = view.value
      if (now.kind !== 'done') return
      if (JSON.stringify(query) === JSON.stringify(now.query)) change({ searching: false, ...found })
      else ask(now.query)
    },
  }
}

/** What the setup doctor keeps of a result: an export may be cut, but the doctor says from which patients it was. */
function countsOf({ source }: Source, { rows, exact, birthDates }: AuditSummary) {
  const { same: onePerson, differ: twoPeople } = birthDates
  return { source, patients: rows, groups: exact.groups, onePerson, twoPeople }
}

function resultOf(source: Source, summary: AuditSummary): ResultStep {
  return {
    kind: 'done',
    ...source,
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
