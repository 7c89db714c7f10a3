import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import { useFocus } from './use-panel.ts'
import type { DecisionStep } from './view.ts'

export interface DecidedProps {
  step: Extract<DecisionStep, { kind: 'undo' | 'done' }>
  onUndo: () => void
}

/** After the decision: the seconds in which it can be taken back, then what happens by itself. */
export function Decided({ step, onUndo }: DecidedProps) {
  return step.kind === 'undo' ? <Counting step={step} onUndo={onUndo} /> : <Done />
}

function Counting({ step, onUndo }: { step: Extract<DecisionStep, { kind: 'undo' }>; onUndo: () => void }) {
  const undo = useFocus<HTMLButtonElement>('undo')
  return (
    <div class="card decided">
      <p>
        {say(step.isNew ? 'panel.undo.new' : 'panel.undo.chosen', {
          name: step.patient || say('panel.unnamed'),
        })}
      </p>
      {/* A timer is not read out by itself; the panel's live region says once what to do. */}
      <p class="countdown" role="timer">
        {say('panel.undo.seconds', { seconds: step.secondsLeft })}
      </p>
      <Button kind="primary" buttonRef={undo} onPress={onUndo}>
        {say('panel.undo')}
      </Button>
    </div>
  )
}

function Done() {
  const heading = useFocus<HTMLHeadingElement>('done')
  return (
    <div class="card decided">
      <span class="status-icon tone-good">
        <Icon name="check" />
      </span>
      <h2 ref={heading} tabIndex={-1}>
        {say('panel.done')}
      </h2>
      <p class="soft">{say('panel.done.text')}</p>
    </div>
  )
}
