import { useEffect, useRef } from 'preact/hooks'
import { plural, say } from '../../lib/words/duplicates-words.ts'
import { formatShare } from '../../lib/words/format-share.ts'
import { locale } from '../../lib/words/words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Notice } from '../common/notice.tsx'
import type { DuplicatesEvents, ReadingStep } from './view.ts'

type ReadingCardProps = Pick<DuplicatesEvents, 'onPause' | 'onGoOn' | 'onCancel'> & { view: ReadingStep }

/** How far the reading of all patients is, and what it waits for. */
export function ReadingCard({ view, ...events }: ReadingCardProps) {
  return (
    <Card title={say('duplicates.reading')}>
      <div class="running">
        {/* A bar that moves by itself says that something goes on. */}
        <Share share={view.share ?? (view.state === 'reading' ? null : 0)} />
        <Figures view={view} />
        <p role="status">{say(`duplicates.state.${view.state}`, { until: view.until ?? '' })}</p>
        {view.trouble && <Trouble trouble={view.trouble} />}
        {view.unreadable > 0 && (
          <p class="soft">{plural('duplicates.reading.unreadable', view.unreadable)}</p>
        )}
        <p class="soft small">{say(view.kept ? 'duplicates.reading.kept' : 'duplicates.reading.lost')}</p>
        <Buttons view={view} {...events} />
      </div>
    </Card>
  )
}

/** One button pauses and goes on, so that the focus stays where it is. */
function Buttons({ view: { state, trouble }, onPause, onGoOn, onCancel }: ReadingCardProps) {
  const primary = useRef<HTMLButtonElement>(null)
  // The button that began this is gone.
  useEffect(() => primary.current?.focus(), [])
  const isGoing = state === 'reading' || state === 'waiting'
  return (
    <div class="duplicates-buttons">
      {trouble?.kind !== 'reload' && (
        <Button kind="primary" buttonRef={primary} onPress={isGoing ? onPause : onGoOn}>
          {say(isGoing ? 'duplicates.pause' : 'duplicates.go-on')}
        </Button>
      )}
      {state === 'retrying' && <Button onPress={onPause}>{say('duplicates.pause')}</Button>}
      <Button onPress={onCancel}>{say('duplicates.cancel')}</Button>
    </div>
  )
}

function Share({ share }: Pick<ReadingStep, 'share'>) {
  const label = say('duplicates.running.share')
  if (share === null) return <progress aria-label={label} />
  return (
    <progress max={100} value={Math.floor(share * 100)} aria-label={label}>
      {formatShare(share)}
    </progress>
  )
}

function Figures({ view: { patients, total, pages, perMinute, minutesLeft } }: { view: ReadingStep }) {
  const shown = (count: number) => count.toLocaleString(locale())
  const figures = [
    total === null
      ? say('duplicates.reading.patients', { patients: shown(patients) })
      : say('duplicates.reading.patients.of', { patients: shown(patients), total: shown(total) }),
    plural('duplicates.reading.pages', pages, { shown: shown(pages) }),
    ...(perMinute === null ? [] : [say('duplicates.reading.rate', { rate: shown(perMinute) })]),
    ...(minutesLeft === null ? [] : [left(minutesLeft)]),
  ]
  return (
    <ul class="reading-figures">
      {figures.map(figure => (
        <li key={figure}>{figure}</li>
      ))}
    </ul>
  )
}

function left(minutes: number): string {
  if (minutes < 1) return say('duplicates.reading.left.soon')
  if (minutes < 90) return plural('duplicates.reading.left.minutes', Math.round(minutes))
  return plural('duplicates.reading.left.hours', Math.round(minutes / 60))
}

function Trouble({ trouble: { kind, message } }: { trouble: NonNullable<ReadingStep['trouble']> }) {
  return (
    <Notice tone="warn" icon="attention" title={say(`duplicates.walk.${kind}`)} role="alert">
      <p>{say(`duplicates.walk.${kind}.fix`)}</p>
      {message && <p class="soft small">{message}</p>}
    </Notice>
  )
}
