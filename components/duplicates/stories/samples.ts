import type { PatientRow } from '../../../lib/reports/duplicates/patient-row.ts'
import type { GroupShown } from '../../../lib/reports/duplicates/read-result.ts'
import { say } from '../../../lib/words/duplicates-words.ts'
import type { ColumnsStep, DuplicatesView, NextechOffer, ReadingStep, ResultStep } from '../view.ts'

const patient = (change: Partial<PatientRow> = {}): PatientRow => ({
  line: 2,
  id: '1001',
  given: ['Maria', 'Elena'],
  family: 'Lopez',
  email: 'maria.lopez@example.com',
  phones: ['(214) 555-0100', '(972) 555-0199'],
  birthDate: '5/17/1990',
  isInactive: false,
  isRestricted: false,
  ...change,
})

export const columnsView: ColumnsStep = {
  kind: 'columns',
  file: 'patients.csv',
  headings: ['Chart Number', 'First Name', 'Last Name', 'E-mail', 'Home Phone', ''],
  headingLine: 1,
  columns: {
    id: 0,
    firstName: 1,
    middleName: null,
    lastName: 2,
    fullName: null,
    email: 3,
    birthDate: null,
    status: null,
    phones: [4],
  },
  usable: true,
  missing: [],
}

const equalGroup: GroupShown = {
  number: 1,
  reasons: [],
  size: 2,
  birthDates: 'same',
  hasInactive: false,
  patients: [patient(), patient({ line: 77, id: '', email: 'MARIA.LOPEZ@example.com' })],
}

export const resultView: ResultStep = {
  kind: 'done',
  file: 'patients.csv',
  source: 'file',
  unreadable: 0,
  summary: {
    rows: 12_345,
    exact: { groups: 1, patients: 2 },
    birthDates: { same: 0, near: 0, differ: 1, unknown: 0 },
    near: { groups: 60, patients: 140 },
    missing: [],
    damaged: [{ column: 5, heading: 'Cell Phone', count: 1_204, line: 7, example: '2.14963E+09' }],
    faults: {
      total: 101,
      first: [
        { kind: 'open-quote', line: 812, column: 4 },
        { kind: 'too-few-cells', line: 900, column: 3 },
      ],
    },
  },
  query: { kind: 'exact', search: '', page: 0 },
  searching: false,
  total: 1,
  pages: 1,
  groups: [equalGroup],
  exporting: false,
}

const nearGroup: GroupShown = {
  number: 2,
  reasons: ['email', 'phoneLast'],
  size: 23,
  birthDates: 'unknown',
  hasInactive: false,
  patients: [patient(), patient({ line: 9, given: ['<b>Ana</b>'], id: '1002' })],
}

const nextech: NextechOffer = { kind: 'ready', timeZone: 'America/Chicago', kept: null }

export const readingView: ReadingStep = {
  kind: 'reading',
  state: 'reading',
  until: null,
  trouble: null,
  pages: 250,
  patients: 12_480,
  unreadable: 0,
  share: 0.312,
  total: 40_000,
  perMinute: 2987,
  minutesLeft: 9.2,
  kept: false,
}

/** Every state of the page, by name. */
export const duplicatesSamples = {
  'a file to choose': { kind: 'choose', trouble: null, nextech },
  'an empty file': { kind: 'choose', trouble: 'empty', nextech },
  'a workbook': { kind: 'choose', trouble: 'workbook', nextech },
  'nothing known of Nextech yet': { kind: 'choose', trouble: null, nextech: { kind: 'unknown' } },
  'no Nextech': { kind: 'choose', trouble: null, nextech: { kind: 'not-configured' } },
  'read elsewhere': { kind: 'choose', trouble: null, nextech: { kind: 'elsewhere' } },
  'a kept search': {
    kind: 'choose',
    trouble: null,
    nextech: { ...nextech, kept: { patients: 12_480, total: 40_000 } },
  },
  reading: readingView,
  paused: { ...readingView, state: 'paused', perMinute: null, minutesLeft: null, total: null, share: null },
  'waiting for the night': {
    ...readingView,
    state: 'waiting',
    until: '7:00 PM',
    perMinute: null,
    minutesLeft: null,
    kept: true,
  },
  'Nextech slows it down': {
    ...readingView,
    state: 'retrying',
    until: '9:42 AM',
    trouble: { kind: 'rate-limited', message: 'Too many requests (429)' },
    unreadable: 3,
  },
  'signed out': {
    ...readingView,
    state: 'stopped',
    trouble: { kind: 'signed-out', message: '' },
    kept: true,
  },
  opening: { kind: 'opening' },
  columns: columnsView,
  'columns without a phone': {
    ...columnsView,
    columns: { ...columnsView.columns, phones: [] },
    missing: ['phone'],
  },
  'columns that say nothing': {
    ...columnsView,
    headings: ['A', 'B', ''],
    columns: { ...columnsView.columns, id: null, firstName: null, lastName: null, email: null, phones: [] },
    usable: false,
    missing: ['email', 'first-name', 'last-name', 'phone'],
  },
  running: { kind: 'running', file: 'patients.csv', share: 0.426, rows: 431_000 },
  'all four equal': resultView,
  'people of one name': {
    ...resultView,
    summary: { ...resultView.summary, exact: { groups: 3, patients: 6 } },
    total: 3,
    groups: [
      {
        ...equalGroup,
        birthDates: 'differ',
        patients: [patient(), patient({ line: 77, id: '1007', birthDate: '3/2/1952' })],
      },
      {
        ...equalGroup,
        number: 2,
        birthDates: 'near',
        patients: [patient(), patient({ line: 78, id: '1008', birthDate: '5/18/1990' })],
      },
      {
        ...equalGroup,
        number: 3,
        birthDates: 'unknown',
        patients: [patient(), patient({ line: 79, id: '1009', birthDate: '' })],
      },
    ],
  },
  alike: {
    ...resultView,
    query: { kind: 'near', search: 'lop', page: 1 },
    total: 60,
    pages: 3,
    groups: [nearGroup],
    exporting: true,
  },
  'records not in use or restricted': {
    ...resultView,
    source: 'nextech',
    groups: [
      {
        ...equalGroup,
        hasInactive: true,
        size: 3,
        patients: [
          patient(),
          patient({ line: 77, id: '1007', isInactive: true }),
          patient({ line: 78, id: '1008', email: '', phones: [], isRestricted: true }),
        ],
      },
    ],
  },
  'from Nextech': { ...resultView, file: say('duplicates.nextech.all'), source: 'nextech', unreadable: 2 },
  'nothing found': {
    ...resultView,
    summary: {
      ...resultView.summary,
      exact: { groups: 0, patients: 0 },
      near: { groups: 0, patients: 0 },
      missing: ['phone'],
      damaged: [],
      faults: { total: 0, first: [] },
    },
    query: { kind: 'near', search: '', page: 0 },
    total: 0,
    pages: 0,
    groups: [],
  },
} satisfies Record<string, DuplicatesView>
