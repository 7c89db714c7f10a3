import type { MissingField } from '../../lib/reports/duplicates/columns.ts'
import { say } from '../../lib/words/duplicates-words.ts'
import { Notice } from '../common/notice.tsx'

/** Which of the four fields the file lacks, and what that means. */
export function MissingNotice({ missing }: { missing: readonly MissingField[] }) {
  if (missing.length === 0) return null
  const fields = missing.map(field => say(`duplicates.field.${field}`)).join(', ')
  return (
    <Notice tone="warn" icon="attention" title={say('duplicates.columns.missing')}>
      <p>{say('duplicates.columns.missing.fix', { fields })}</p>
    </Notice>
  )
}
