import { useId } from 'preact/hooks'
import { say } from '../../lib/words/duplicates-words.ts'
import { Card } from '../common/card.tsx'
import { Notice } from '../common/notice.tsx'
import type { DuplicatesEvents, FileTrouble } from './view.ts'

type FileCardProps = Pick<DuplicatesEvents, 'onFile'> & { trouble: FileTrouble | null }

/** The export goes in here. */
export function FileCard({ trouble, onFile }: FileCardProps) {
  const id = useId()
  const choose = (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (file) onFile(file)
    // Else the same file, chosen again, would be no change.
    input.value = ''
  }
  return (
    <Card title={say('duplicates.file')}>
      <div class="export-field">
        <label for={id}>{say('duplicates.choose')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
          aria-describedby={`${id}-hint`}
          onChange={event => choose(event.currentTarget)}
        />
        <p class="soft small" id={`${id}-hint`}>
          {say('duplicates.choose.hint')}
        </p>
      </div>
      {trouble && (
        <Notice tone="bad" icon="attention" title={say(`duplicates.${trouble}`)} role="alert">
          <p>{say(`duplicates.${trouble}.fix`)}</p>
        </Notice>
      )}
    </Card>
  )
}
