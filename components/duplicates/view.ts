/** Columns of the file by what they hold; the `Columns` of `lib/reports` fits. */
export interface ColumnsView {
  id: number | null
  firstName: number | null
  middleName: number | null
  lastName: number | null
  fullName: number | null
  email: number | null
  birthDate: number | null
  phones: readonly number[]
}
export type ColumnName = Exclude<keyof ColumnsView, 'phones'>

/** Why a file was refused. */
export type FileTrouble = 'empty' | 'workbook' | 'binary' | 'unreadable'
export type MissingField = 'email' | 'first-name' | 'last-name' | 'phone'
export type GroupReason = 'email' | 'name' | 'phoneLast' | 'phoneFirst'
export type GroupKind = 'exact' | 'near'

export interface FaultView {
  kind: 'open-quote' | 'too-long' | 'too-many-cells' | 'too-few-cells'
  line: number
  column: number
}

export interface PatientView {
  line: number
  id: string
  given: readonly string[]
  family: string
  email: string
  phones: readonly string[]
  birthDate: string
}

export interface GroupView {
  number: number
  /** Empty where all four fields are equal. */
  reasons: readonly GroupReason[]
  /** How many patients; a large group shows only the first. */
  size: number
  patients: readonly PatientView[]
}

export interface QueryView {
  kind: GroupKind
  search: string
  page: number
}

export interface SummaryView {
  rows: number
  exact: { groups: number; patients: number }
  near: { groups: number; patients: number }
  missing: readonly MissingField[]
  faults: { total: number; first: readonly FaultView[] }
}

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
  | 'not-configured'
  | 'signed-out'
  | 'nextech-down'
  | 'rate-limited'
  | 'list-incomplete'
  | 'records-hidden'
  | 'permission-missing'
  | 'browser-repeats'
  | 'other-practice'
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

export interface ColumnsStep {
  kind: 'columns'
  file: string
  /** Empty texts where the file has no headings. */
  headings: readonly string[]
  /** 0 where the file has none. */
  headingLine: number
  columns: ColumnsView
  /** Whether anything can be compared. */
  usable: boolean
  missing: readonly MissingField[]
}

export interface ResultStep {
  kind: 'done'
  file: string
  source: 'file' | 'nextech'
  /** Patients whom Nextech sent in a form that cannot be read. */
  unreadable: number
  summary: SummaryView
  /** What is asked for; `groups` answers it once `searching` is over. */
  query: QueryView
  searching: boolean
  total: number
  pages: number
  groups: readonly GroupView[]
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
  onColumn: (name: ColumnName, column: number | null) => void
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
  onQuery: (query: QueryView) => void
  onExport: () => void
}
