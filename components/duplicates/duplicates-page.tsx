import { say } from '../../lib/words/duplicates-words.ts'
import { formatShare } from '../../lib/words/format-share.ts'
import { locale } from '../../lib/words/words.ts'
import '../theme.css'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { ColumnsCard } from './columns-card.tsx'
import '../common/field.css'
import './duplicates.css'
import { FileCard } from './file-card.tsx'
import { NextechCard } from './nextech-card.tsx'
import { ReadingCard } from './reading-card.tsx'
import { ResultCards } from './result-cards.tsx'
import type { DuplicatesEvents, DuplicatesView } from './view.ts'

export type DuplicatesPageProps = DuplicatesEvents & { view: DuplicatesView }

/** Patients who would stop an order, found in the export that Nextech Support provides, or in Nextech itself. */
export function DuplicatesPage({ view, ...events }: DuplicatesPageProps) {
  return (
    <div class="duplicates">
      <h1>{say('duplicates.title')}</h1>
      <p class="soft duplicates-intro">{say('duplicates.intro')}</p>
      <Step view={view} {...events} />
    </div>
  )
}

function Step({ view, ...events }: DuplicatesPageProps) {
  switch (view.kind) {
    case 'choose':
      return (
        <>
          <FileCard trouble={view.trouble} onFile={events.onFile} />
          <NextechCard offer={view.nextech} onRead={events.onRead} onForget={events.onForget} />
        </>
      )
    case 'reading':
      return <ReadingCard view={view} {...events} />
    case 'opening':
      return (
        <p class="soft" role="status">
          {say('duplicates.opening')}
        </p>
      )
    case 'columns':
      return <ColumnsCard view={view} {...events} />
    case 'running':
      return <Running {...view} onCancel={events.onCancel} />
    case 'done':
      return <ResultCards view={view} {...events} />
  }
}

interface RunningProps {
  file: string
  share: number
  rows: number
  onCancel: () => void
}

function Running({ file, share, rows, onCancel }: RunningProps) {
  return (
    <Card title={say('duplicates.running', { file })}>
      <div class="running">
        <progress max={100} value={Math.floor(share * 100)} aria-label={say('duplicates.running.share')}>
          {formatShare(share)}
        </progress>
        <p class="soft">
          {formatShare(share)} · {say('duplicates.running.rows', { rows: rows.toLocaleString(locale()) })}
        </p>
        <Button onPress={onCancel}>{say('duplicates.cancel')}</Button>
      </div>
    </Card>
  )
}
