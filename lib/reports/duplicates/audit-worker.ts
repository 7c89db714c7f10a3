import { type Audit, auditFile, type Progress } from './audit.ts'
import { type Columns, isUsable, type MissingField, missingOf } from './columns.ts'
import { textOfFile } from './decode-file.ts'
import { type Layout, type LayoutTrouble, readLayout } from './layout.ts'
import {
  type AuditSummary,
  type ExportWords,
  exportCsv,
  type ResultPage,
  type ResultQuery,
  readPage,
  summaryOf,
} from './read-result.ts'

/** What the page asks of the worker. */
export type AuditRequest =
  | { type: 'open'; file: Blob }
  | { type: 'columns'; columns: Columns }
  | { type: 'start'; thisYear: number }
  | { type: 'show'; query: ResultQuery }
  | { type: 'export'; words: ExportWords }

/** What can be done with the columns as they are chosen now. */
export interface ColumnsReport {
  headings: readonly string[]
  headingLine: number
  columns: Columns
  usable: boolean
  missing: readonly MissingField[]
}

/** Why a file was refused. */
export type FileTrouble = LayoutTrouble | 'unreadable'

/** What the worker tells the page. */
export type AuditReply =
  | { type: 'columns'; report: ColumnsReport }
  | { type: 'refused'; trouble: FileTrouble }
  | ({ type: 'progress' } & Progress)
  | { type: 'done'; summary: AuditSummary }
  | { type: 'page'; page: ResultPage }
  | { type: 'file'; file: Blob }

/** The audit of one file, step by step. To stop it, end the worker: nothing else is left of it. */
export function createAuditWorker(
  tell: (reply: AuditReply) => void,
): (request: AuditRequest) => Promise<void> {
  let file: Blob | undefined
  let layout: Layout | undefined
  let audit: Audit | undefined

  const open = async (opened: Blob) => {
    const reading = await readLayout(opened)
    if (!reading.ok) return tell({ type: 'refused', trouble: reading.error })
    file = opened
    layout = reading.value
    tell({ type: 'columns', report: reportOf(layout) })
  }

  const start = async (thisYear: number) => {
    if (!file || !layout) return
    const [opened, { encoding }] = [file, layout]
    const portions = () => textOfFile(opened, encoding)
    const onProgress = (progress: Progress) => tell({ type: 'progress', ...progress })
    // Latin letters take half as many bytes in UTF-8, which is what is counted.
    const size = encoding === 'utf-8' ? file.size : file.size / 2
    audit = await auditFile({ layout, size, portions, thisYear, onProgress })
    tell({ type: 'done', summary: summaryOf(audit) })
  }

  const answer = async (request: AuditRequest) => {
    switch (request.type) {
      case 'open':
        return open(request.file)
      case 'columns':
        if (!layout) return
        layout = { ...layout, columns: request.columns }
        return tell({ type: 'columns', report: reportOf(layout) })
      case 'start':
        return start(request.thisYear)
      case 'show':
        return audit && tell({ type: 'page', page: readPage(audit, request.query) })
      case 'export':
        return audit && tell({ type: 'file', file: new Blob([...exportCsv(audit, request.words)]) })
    }
  }
  return async request => {
    try {
      await answer(request)
    } catch (error) {
      // A file that changes while it is read makes the browser refuse it; all else is a bug, and must be seen.
      if (!(error instanceof DOMException)) throw error
      tell({ type: 'refused', trouble: 'unreadable' })
    }
  }
}

function reportOf({ headings, headingLine, columns }: Layout): ColumnsReport {
  return { headings, headingLine, columns, usable: isUsable(columns), missing: missingOf(columns) }
}
