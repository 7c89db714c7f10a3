import { plural, say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import { useFocus } from './use-focus.ts'
import type { DecisionStep, PanelEvents, SettlingView } from './view.ts'

type DecidedStep = Extract<DecisionStep, { kind: 'undo' | 'done' | 'linked' | 'left' }>

/** Whether there is nothing more to decide at the moment. */
export function isDecided(step: DecisionStep): step is DecidedStep {
  return step.kind === 'undo' || step.kind === 'done' || step.kind === 'linked' || step.kind === 'left'
}

type DecidedProps = PanelEvents & { view: SettlingView; step: DecidedStep }

/** After the decision: the seconds in which it can be taken back, then what happens by itself, and what is next. */
export function Decided({ view, step, ...events }: DecidedProps) {
  return (
    <>
      {step.kind === 'undo' ? (
        <Counting step={step} onUndo={events.onUndo} />
      ) : (
        <Ended kind={step.kind} onUndo={events.onUndo} />
      )}
      <GoOn view={view} {...events} />
    </>
  )
}

/** The next order that waits, or that none does. */
export function GoOn({ view, onNext }: { view: SettlingView; onNext: () => void }) {
  const { waiting } = view.order
  if (view.isLast || waiting === 0)
    return (
      <p class="go-on soft" role={view.isLast ? 'note' : undefined}>
        {say('panel.last')}
      </p>
    )
  return (
    <div class="go-on">
      <Button onPress={onNext}>{plural('panel.next', waiting)}</Button>
    </div>
  )
}

function Counting({ step, onUndo }: { step: Extract<DecisionStep, { kind: 'undo' }>; onUndo: () => void }) {
  const undo = useFocus<HTMLButtonElement>('undo')
  return (
    <div class="card decided">
      <p>{chosenWords(step)}</p>
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

/** What was chosen, who chose it and for how many orders. */
export function chosenWords(step: Extract<DecisionStep, { kind: 'undo' }>): string {
  if (step.by !== undefined) return say('panel.undo.by', { who: step.by || say('panel.other-window') })
  const name = step.patient || say('panel.unnamed')
  const chosen = say(step.isNew ? 'panel.undo.new' : 'panel.undo.chosen', { name })
  return step.orders > 1 ? `${chosen} ${say('panel.undo.several', { count: step.orders })}` : chosen
}

function Ended({ kind, onUndo }: { kind: 'done' | 'linked' | 'left'; onUndo: () => void }) {
  const heading = useFocus<HTMLHeadingElement>(kind)
  return (
    <div class="card decided">
      <span class={`status-icon tone-${kind === 'left' ? 'calm' : 'good'}`}>
        <Icon name={kind === 'left' ? 'waiting' : 'check'} />
      </span>
      <h2 ref={heading} tabIndex={-1}>
        {say(`panel.${kind}`)}
      </h2>
      <p class="soft">{say(`panel.${kind}.text`)}</p>
      {kind === 'linked' && <Button onPress={onUndo}>{say('panel.linked.undo')}</Button>}
    </div>
  )
}
