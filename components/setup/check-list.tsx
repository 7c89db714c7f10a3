import { articleStep, type Way, wayOf } from '../../lib/domain/setup-article.ts'
import type { CheckResult, CheckState } from '../../lib/domain/setup-checks.ts'
import { say } from '../../lib/words/setup-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Icon, type IconName } from '../common/icon.tsx'
import { findingText, fixText, titleOf } from './finding-words.ts'
import type { Section } from './ordered-results.ts'

interface CheckListProps {
  section: Section
  time: (instant: number) => string
  /** What leads nowhere else: it is done on this page. */
  onWay: (way: Way, result: CheckResult) => void
}

const looks: Readonly<Record<CheckState, { tone: string; icon: IconName }>> = {
  green: { tone: 'good', icon: 'check' },
  red: { tone: 'bad', icon: 'attention' },
  unknown: { tone: 'calm', icon: 'unknown' },
  'by-hand': { tone: 'past', icon: 'person' },
}

/** A chapter's checks, each with what it found, who does it and, where there is something to do, the fix and its button. */
export function CheckList({ section, time, onWay }: CheckListProps) {
  return (
    <Card title={section.title} class="check-card">
      <ul class="checks">
        {section.results.map(result => (
          <Check key={`${result.check} ${result.subject}`} result={result} time={time} onWay={onWay} />
        ))}
      </ul>
    </Card>
  )
}

function Check({ result, time, onWay }: Omit<CheckListProps, 'section'> & { result: CheckResult }) {
  const { state, at } = result
  const { tone, icon } = looks[state]
  const fix = fixText(result)
  const step = articleStep(result.check)
  return (
    <li class="check" data-check={result.check} data-state={state}>
      <span class={`status-icon tone-${tone}`}>
        <Icon name={icon} size={15} />
      </span>
      <div class="check-text">
        <h3>
          <span class="heard-only">{say(`setup.state.${state}`)}: </span>
          {titleOf(result)}
        </h3>
        <p class={state === 'red' ? undefined : 'soft'}>{findingText(result)}</p>
        {fix !== undefined && (
          <p class="check-fix">
            <strong>{say('setup.do')}:</strong> {fix}
          </p>
        )}
        {step && state !== 'green' && (
          <p class="small soft">
            {say('setup.who')}: {say(`setup.by.${step.by}`)}
          </p>
        )}
        <WayButton result={result} onWay={onWay} />
      </div>
      <span class="check-state small soft">
        <span aria-hidden="true">{say(`setup.state.${state}`)} </span>
        <time dateTime={new Date(at).toISOString()}>{say('setup.at', { time: time(at) })}</time>
      </span>
    </li>
  )
}

/** Ways that are done on this page; the others lead to a page of their own. */
const here: readonly Way[] = ['again', 'test', 'report', 'copy']

function WayButton({ result, onWay }: { result: CheckResult } & Pick<CheckListProps, 'onWay'>) {
  const way = wayOf(result)
  if (way === undefined) return null
  const words = (
    <>
      {say(`setup.go.${way}`)}
      <span class="heard-only"> {titleOf(result)}</span>
    </>
  )
  if (here.includes(way)) return <Button onPress={() => onWay(way, result)}>{words}</Button>
  return (
    <a class="button button-plain" href={`#/${way}`}>
      {words}
    </a>
  )
}
