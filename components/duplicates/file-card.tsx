import type { FileTrouble } from '../../lib/reports/duplicates/audit-worker.ts'
import { say } from '../../lib/words/duplicates-words.ts'
import { Card } from '../common/card.tsx'
import { FileField } from '../common/file-field.tsx'
import { Notice } from '../common/notice.tsx'
import type { DuplicatesEvents } from './view.ts'

type FileCardProps = Pick<DuplicatesEvents, 'onFile'> & { trouble: FileTrouble | null }

/** The export goes in here. */
export function FileCard({ trouble, onFile }: FileCardProps) {
  return (
    <Card title={say('duplicates.file')}>
      <FileField
        label={say('duplicates.choose')}
        hint={say('duplicates.choose.hint')}
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        onFile={onFile}
      />
      {trouble && (
        <Notice tone="bad" icon="attention" title={say(`duplicates.${trouble}`)} role="alert">
          <p>{say(`duplicates.${trouble}.fix`)}</p>
        </Notice>
      )}
    </Card>
  )
}
