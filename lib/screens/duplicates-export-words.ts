import type { ExportWords } from '../reports/duplicates/read-result.ts'
import { say } from '../words/duplicates-words.ts'

/** The exported file's words: those of the page. A patient of Nextech's own list stands on no line. */
export const exportWordsFor = (source: 'file' | 'nextech'): ExportWords => ({
  headings: {
    group: say('duplicates.export.group'),
    why: say('duplicates.export.why'),
    advice: say('duplicates.export.advice'),
    line: source === 'file' ? say('duplicates.export.line') : null,
    id: say('duplicates.column.id'),
    given: say('duplicates.export.given'),
    family: say('duplicates.export.family'),
    email: say('duplicates.table.email'),
    phones: say('duplicates.table.phones'),
    record: say('duplicates.export.record'),
    birthDate: say('duplicates.column.birthDate'),
  },
  record: { inactive: say('duplicates.mark.inactive'), restricted: say('duplicates.mark.restricted') },
  allFour: say('duplicates.reason.allFour'),
  advice: {
    same: say('duplicates.advice.same'),
    near: say('duplicates.advice.near'),
    differ: say('duplicates.advice.differ'),
    unknown: say('duplicates.advice.unknown'),
    inactive: say('duplicates.advice.inactive'),
  },
  reasons: {
    email: say('duplicates.reason.email'),
    name: say('duplicates.reason.name'),
    phoneLast: say('duplicates.reason.phoneLast'),
    phoneFirst: say('duplicates.reason.phoneFirst'),
  },
})
