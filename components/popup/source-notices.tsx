import { passesByItself } from '../../lib/domain/source-trouble.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/popup-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import type { PopupEvents, ReadyView } from './view.ts'

type SourceNoticesProps = { view: ReadyView } & Pick<PopupEvents, 'onOpenSettings'>

/** Shops whose orders do not arrive until a person has put something right; what passes by itself stands in Settings. */
export function SourceNotices({ view, onOpenSettings }: SourceNoticesProps) {
  const { sources, timeZone, totals } = view
  return sources.map(source => {
    if (source.kind === 'page' || source.trouble === null || passesByItself(source.trouble.code)) return null
    const { code, message, since } = source.trouble
    return (
      <Notice key={source.origin} tone="bad" icon="attention" title={say(`source.${code}`)}>
        <p>{say(`source.${code}.cause`)}</p>
        <p>{say(`source.${code}.fix`)}</p>
        <p class="soft small">
          {say('source.shop', { origin: source.origin })}
          {' · '}
          {say('source.since', { time: formatMoment(since, timeZone, totals.day) })}
        </p>
        {message && <p class="soft small">{say('source.detail', { detail: message })}</p>}
        <Button kind="primary" onPress={onOpenSettings}>
          {say('popup.open-settings')}
        </Button>
      </Notice>
    )
  })
}
