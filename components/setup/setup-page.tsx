import { useRef, useState } from 'preact/hooks'
import { say } from '../../lib/words/setup-words.ts'
import '../theme.css'
import type { Way } from '../../lib/domain/setup-article.ts'
import type { CheckResult, CheckState } from '../../lib/domain/setup-checks.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { Unread } from '../common/unread.tsx'
import { CheckList } from './check-list.tsx'
import { findingText, titleOf } from './finding-words.ts'
import { sectionsOf } from './ordered-results.ts'
import { ReportCard } from './report-card.tsx'
import '../common/field.css'
import './setup.css'
import { TestPaymentCard } from './test-payment-card.tsx'
import type { SetupEvents, SetupReady, SetupView } from './view.ts'

export type SetupPageProps = SetupEvents & { view: SetupView }

/** The setup doctor: what it found, as it finds it. */
export function SetupPage({ view, ...events }: SetupPageProps) {
  return (
    <div class="setup">
      <h1>{say('setup.title')}</h1>
      {(view.kind === 'loading' || view.kind === 'away') && (
        <p class="soft" role="status">
          {say(view.kind === 'away' ? 'trouble.away' : 'setup.loading')}
        </p>
      )}
      {view.kind === 'failed' && <Unread message={view.message} />}
      {view.kind === 'not-configured' && (
        <Notice tone="calm" icon="unknown" title={say('setup.empty')}>
          <p>{say('setup.empty.hint')}</p>
          <p>
            <a class="button button-primary" href="#/welcome">
              {say('setup.empty.button')}
            </a>
          </p>
        </Notice>
      )}
      {view.kind === 'ready' && <Ready view={view} {...events} />}
    </div>
  )
}

function Ready({ view, onRun, onCopy, onTest, onLook }: SetupEvents & { view: SetupReady }) {
  const { run, running, timeZone, today } = view
  const results = run?.results ?? []
  const time = (instant: number) => formatMoment(instant, timeZone, today)
  const test = useRef<HTMLDivElement>(null)
  const report = useRef<HTMLButtonElement>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const go = (way: Way, result: CheckResult) => {
    const { check, subject } = result
    if (way === 'again') onRun()
    if (way === 'copy') onCopy(`${titleOf(result)}\n${findingText(result)}\n`)
    if (way === 'report') report.current?.focus()
    if (way !== 'test') return
    if (check === 'card-type') setAsked(subject)
    test.current?.focus()
  }
  return (
    <>
      <p class="soft">{say('setup.lead')}</p>
      <div class="setup-bar">
        <Button kind="primary" busy={running} onPress={onRun}>
          {say(running ? 'setup.running' : run ? 'setup.run' : 'setup.run.first')}
        </Button>
        <p role="status">{summary(view, time)}</p>
      </div>
      <div class="setup-columns">
        <div>
          {sectionsOf(results).map(section => (
            <CheckList key={section.id} section={section} time={time} onWay={go} />
          ))}
        </div>
        <div>
          <TestPaymentCard
            {...view}
            asked={asked}
            cardRef={test}
            time={time}
            onTest={onTest}
            onLook={onLook}
          />
          {run && !running && <ReportCard view={view} buttonRef={report} onCopy={onCopy} />}
        </div>
      </div>
    </>
  )
}

/** Told as a whole only when the run is over: a live region that counts along would never be silent. */
function summary({ run, running }: SetupReady, time: (instant: number) => string): string {
  if (running) return say('setup.running')
  if (run === null) return ''
  if (run.finishedAt === null) return say('setup.broken-off')
  const count = (state: CheckState) =>
    say(`setup.summary.${state}`, { count: run.results.filter(result => result.state === state).length })
  const byHand = run.results.some(({ state }) => state === 'by-hand') ? [count('by-hand')] : []
  const counts = [count('red'), count('unknown'), ...byHand, count('green')].join(', ')
  return say('setup.checked', { time: time(run.finishedAt), counts })
}
