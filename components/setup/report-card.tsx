import type { Ref } from 'preact'
import { say } from '../../lib/words/setup-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { reportText } from './report-text.ts'
import type { SetupEvents, SetupReady } from './view.ts'

/** The report for support: to be read before it is given away, and to be copied. */
export function ReportCard({
  view,
  buttonRef,
  onCopy,
}: { view: SetupReady; buttonRef: Ref<HTMLButtonElement> } & Pick<SetupEvents, 'onCopy'>) {
  const text = reportText(view)
  return (
    <Card title={say('setup.report')}>
      <p class="soft small">{say('setup.copy.hint')}</p>
      <div class="setup-bar">
        <Button buttonRef={buttonRef} onPress={() => onCopy(text)}>
          {say('setup.copy')}
        </Button>
        <p aria-live="polite">
          {view.copied === 'done' && say('setup.copied')}
          {view.copied === 'failed' && say('setup.copy.failed')}
        </p>
      </div>
      <textarea
        class="report"
        readOnly
        spellcheck={false}
        rows={10}
        aria-label={say('setup.report')}
        value={text}
      />
    </Card>
  )
}
