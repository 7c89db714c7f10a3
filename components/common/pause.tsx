import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/pause-words.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** Whether posting is paused, and how the moment is to be told. */
export interface PauseView {
  paused: { since: number; by: string | null } | null
  timeZone: string
  today: string
}

export interface PauseProps {
  view: PauseView
  onPause: (isPaused: boolean) => void
  /** Where there is little room, the button shows its first word. */
  isShort?: boolean
}

/** One press stops all posting; who did and since when stands beside the press that undoes it. */
export function Pause({ view: { paused, timeZone, today }, onPause, isShort = false }: PauseProps) {
  if (paused === null)
    return (
      <Button label={say('pause.button')} onPress={() => onPause(true)}>
        {say(isShort ? 'pause.short' : 'pause.button')}
      </Button>
    )
  const since = formatMoment(paused.since, timeZone, today)
  return (
    <Notice tone="warn" icon="waiting" title={say('pause.title')}>
      <p>{paused.by ? say('pause.by', { by: paused.by, since }) : say('pause.since', { since })}</p>
      <Button kind="primary" onPress={() => onPause(false)}>
        {say('pause.resume')}
      </Button>
    </Notice>
  )
}
