import type { PatientPage } from '../../lib/contract/patient-pages.ts'
import type { ColumnsReport, FileTrouble } from '../../lib/reports/duplicates/audit-worker.ts'
import type { SingleColumn } from '../../lib/reports/duplicates/columns.ts'
import type { AuditSummary, ResultPage, ResultQuery } from '../../lib/reports/duplicates/read-result.ts'

/** What can be said of Nextech itself as the source of all patients. */
export type NextechOffer =
  /** Not asked yet. */
  | { kind: 'unknown' }
  | { kind: 'not-configured' }
  /** Another tab is reading. */
  | { kind: 'elsewhere' }
  | {
      kind: 'ready'
      timeZone: string
      /** An earlier search that can go on. */
      kept: { patients: number; total: number | null } | null
    }

/** How a person wants all patients to be read. */
export interface ReadingPlan {
  /** Only in these hours, as `19:00` in the practice's zone; null for now. */
  hours: { from: string; to: string } | null
  /** Whether what was read is put away, so that it can go on after the browser was closed. */
  keep: boolean
}

/** Why reading cannot go on. */
export type WalkTrouble =
  | Extract<PatientPage, { ok: false }>['trouble']
  | 'no-answer'
  | 'repeats'
  | 'not-kept'
  | 'reload'

/** All patients are being read from Nextech. */
export interface ReadingStep {
  kind: 'reading'
  state: 'reading' | 'paused' | 'waiting' | 'retrying' | 'stopped'
  /** When it goes on by itself, in the practice's zone. */
  until: string | null
  /** With Nextech's own words. */
  trouble: { kind: WalkTrouble; message: string } | null
  pages: number
  patients: number
  unreadable: number
  /** 0 to 1; null where Nextech does not tell how many there are. */
  share: number | null
  total: number | null
  perMinute: number | null
  minutesLeft: number | null
  /** Whether it can go on after the browser was closed. */
  kept: boolean
}

export interface ColumnsStep extends ColumnsReport {
  kind: 'columns'
  file: string
}

export interface ResultStep extends ResultPage {
  kind: 'done'
  file: string
  source: 'file' | 'nextech'
  /** Patients that Nextech sent in a form that cannot be read. */
  unreadable: number
  summary: AuditSummary
  /** What is asked for; `groups` answers it once `searching` is over. */
  query: ResultQuery
  searching: boolean
  exporting: boolean
}

export type DuplicatesView =
  | { kind: 'choose'; trouble: FileTrouble | null; nextech: NextechOffer }
  | ReadingStep
  | { kind: 'opening' }
  | ColumnsStep
  | { kind: 'running'; file: string; share: number; rows: number }
  | ResultStep

/** What a person does in the duplicate audit. */
export interface DuplicatesEvents {
  onFile: (file: File) => void
  onColumn: (name: SingleColumn, column: number | null) => void
  /** Sets a phone, adds one behind the last, or takes one out. */
  onPhone: (place: number, column: number | null) => void
  onStart: () => void
  /** Reads all patients from Nextech, or goes on with the search that is kept. */
  onRead: (plan: ReadingPlan) => void
  onPause: () => void
  onGoOn: () => void
  /** Deletes the search that is kept. */
  onForget: () => void
  /** Ends whatever is under way, and forgets the file. */
  onCancel: () => void
  onQuery: (query: ResultQuery) => void
  onExport: () => void
}
