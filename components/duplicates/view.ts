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
  | { kind: 'choose'; trouble: FileTrouble | null }
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
  /** Ends whatever is under way, and forgets the file. */
  onCancel: () => void
  onQuery: (query: QueryView) => void
  onExport: () => void
}
