import type { CheckGroup, CheckResult, CheckState } from '../../lib/domain/setup-checks.ts'
import { say } from '../../lib/words/setup-words.ts'
import { Card } from '../common/card.tsx'
import { Icon, type IconName } from '../common/icon.tsx'
import { findingText, fixText, titleOf } from './finding-words.ts'

interface CheckListProps {
  group: CheckGroup
  results: readonly CheckResult[]
  time: (instant: number) => string
}

const looks: Readonly<Record<CheckState, { tone: string; icon: IconName }>> = {
  green: { tone: 'good', icon: 'check' },
  red: { tone: 'bad', icon: 'attention' },
  unknown: { tone: 'calm', icon: 'unknown' },
}

/** The checks of a group, each with what it found and, where it is red, what to do. */
export function CheckList({ group, results, time }: CheckListProps) {
  return (
    <Card title={say(`setup.group.${group}`)} class="check-card">
      <ul class="checks">
        {results.map(result => (
          <Check key={`${result.check} ${result.subject}`} result={result} time={time} />
        ))}
      </ul>
    </Card>
  )
}

function Check({ result, time }: { result: CheckResult; time: CheckListProps['time'] }) {
  const { state, at } = result
  const { tone, icon } = looks[state]
  const fix = fixText(result)
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
      </div>
      <span class="check-state small soft">
        <span aria-hidden="true">{say(`setup.state.${state}`)} </span>
        <time dateTime={new Date(at).toISOString()}>{say('setup.at', { time: time(at) })}</time>
      </span>
    </li>
  )
}
