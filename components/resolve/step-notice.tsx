import type { ClosingWord } from '../../lib/contract/staff-queue.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import { plural, say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import { detailsOf } from './apart.ts'
import { useFocus } from './use-focus.ts'
import type { DecisionStep, PanelEvents, SettlingView } from './view.ts'

type DecidedStep = Extract<DecisionStep, { kind: 'undo' | 'done' | 'linked' | 'settled' | 'left' }>

/** Whether there is nothing more to decide at the moment. */
export function isDecided(step: DecisionStep): step is DecidedStep {
  return step.kind !== 'choosing' && step.kind !== 'saving' && step.kind !== 'undone'
}

type DecidedProps = PanelEvents & { view: SettlingView; step: DecidedStep }

/** After the decision: the seconds in which it can be taken back, then what happens by itself, and what is next. */
export function Decided({ view, step, ...events }: DecidedProps) {
  return (
    <>
      {step.kind === 'undo' ? (
        <Counting step={step} held={view.order.held} onUndo={events.onUndo} />
      ) : (
        <Ended
          end={step.kind === 'settled' ? step.word : step.kind}
          held={view.order.held}
          onUndo={step.kind === 'settled' ? events.onReopen : events.onUndo}
        />
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

interface WhatNext {
  /** Why no payment leaves at the moment: the choice is kept, and waits. */
  held: ReasonCode | null
  onUndo: () => void
}

function Counting({ step, held, onUndo }: WhatNext & { step: Extract<DecisionStep, { kind: 'undo' }> }) {
  const undo = useFocus<HTMLButtonElement>('undo')
  return (
    <div class="card decided">
      <p>{chosenWords(step)}</p>
      {/* A timer is not read out by itself; the panel's live region says once what to do. */}
      <p class="countdown" role="timer">
        {say(held ? 'panel.undo.seconds.held' : 'panel.undo.seconds', { seconds: step.secondsLeft })}
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
  const bare = step.patient || say('panel.unnamed')
  const name = step.details
    ? say('panel.undo.details', { name: bare, details: detailsOf(step.details) })
    : bare
  const chosen = say(step.isNew ? 'panel.undo.new' : 'panel.undo.chosen', { name })
  return step.orders > 1 ? `${chosen} ${say('panel.undo.several', { count: step.orders })}` : chosen
}

type End = 'done' | 'linked' | 'left' | ClosingWord['kind']

function Ended({ end, held, onUndo }: WhatNext & { end: End }) {
  const heading = useFocus<HTMLHeadingElement>(end)
  const waits = end === 'left' || (end === 'done' && held !== null)
  const canUndo = end !== 'done' && end !== 'left'
  return (
    <div class="card decided">
      <span class={`status-icon tone-${waits ? 'calm' : 'good'}`}>
        <Icon name={waits ? 'waiting' : 'check'} />
      </span>
      <h2 ref={heading} tabIndex={-1}>
        {say(endedTitle(end, held))}
      </h2>
      {end === 'done' && held ? (
        <>
          <p>{say(`reason.${held}.cause`)}</p>
          <p class="soft">{say(`reason.${held}.fix`)}</p>
        </>
      ) : (
        <p class="soft">{say(`panel.${end}.text`)}</p>
      )}
      {canUndo && (
        <Button onPress={onUndo}>{say(end === 'linked' ? 'panel.linked.undo' : 'panel.undo')}</Button>
      )}
    </div>
  )
}

/** How a decision ended. A choice that waits is never said to be on its way (rules 5). */
export function endedTitle(end: End, held: ReasonCode | null) {
  return end === 'done' && held ? 'panel.done.held' : (`panel.${end}` as const)
}
