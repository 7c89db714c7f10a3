import type { ClosingWord } from '../../lib/contract/staff-queue.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import { plural, say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import { Notice } from '../common/notice.tsx'
import { detailsOf } from './apart.ts'
import { useFocus } from './use-focus.ts'
import type { DecisionStep, PanelEvents, SettlingView } from './view.ts'

type DecidedStep = Extract<
  DecisionStep,
  { kind: 'undo' | 'undo-lost' | 'done' | 'linked' | 'settled' | 'left' }
>

/** Whether there is nothing more to decide at the moment. */
export function isDecided(step: DecisionStep): step is DecidedStep {
  return step.kind !== 'choosing' && step.kind !== 'saving' && step.kind !== 'undone'
}

type DecidedProps = PanelEvents & { view: SettlingView; step: DecidedStep }

/** After the decision: the seconds in which it can be taken back, then what happens by itself, and what is next. */
export function Decided({ view, step, ...events }: DecidedProps) {
  return (
    <>
      {view.away !== null && <Away said={view.away} />}
      {step.kind === 'undo' ? (
        <Counting step={step} held={view.order.held} onUndo={events.onUndo} />
      ) : (
        <Ended
          end={step.kind === 'settled' ? step.word : step.kind}
          isTooLate={step.kind === 'done' && step.isTooLate === true}
          view={view}
          onUndo={step.kind === 'settled' ? events.onReopen : events.onUndo}
        />
      )}
      <GoOn view={view} {...events} />
    </>
  )
}

/** Nothing decided now reaches the backend, and nobody can tell from here what became of what was decided before. */
export function Away({ said }: { said: string }) {
  return (
    <Notice tone="bad" icon="attention" role="alert" title={say('panel.unreachable')}>
      <p>{said}</p>
    </Notice>
  )
}

/** Who took a choice back: the person here, or somebody else. */
export function undoneWords({ isByOther }: { isByOther?: boolean }) {
  return isByOther ? 'panel.undone.other' : 'panel.undone'
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
    <>
      {view.nextFailure !== null && (
        <Notice tone="bad" icon="attention" role="alert" title={say('panel.next.failed')}>
          <p>{view.nextFailure || say('panel.unreachable.fix')}</p>
        </Notice>
      )}
      <div class="go-on">
        <Button onPress={onNext}>{plural('panel.next', waiting)}</Button>
      </div>
    </>
  )
}

interface CountingProps {
  step: Extract<DecisionStep, { kind: 'undo' }>
  /** Why no payment leaves at the moment: the choice is kept, and waits. */
  held: ReasonCode | null
  onUndo: () => void
}

function Counting({ step, held, onUndo }: CountingProps) {
  const undo = useFocus<HTMLButtonElement>('undo')
  const words = useFocus<HTMLParagraphElement>('undo')
  // The Enter of who was about to choose must not take back what somebody else has just chosen.
  const isOthers = step.by !== undefined
  return (
    <div class="card decided">
      <p tabIndex={-1} {...(isOthers && { ref: words })}>
        {chosenWords(step)}
      </p>
      {/* A timer is not read out by itself; the panel's live region says once what to do. */}
      <p class="countdown" role="timer">
        {say(held ? 'panel.undo.seconds.held' : 'panel.undo.seconds', { seconds: step.secondsLeft })}
      </p>
      <Button kind="primary" {...(!isOthers && { buttonRef: undo })} onPress={onUndo}>
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

type End = 'done' | 'linked' | 'left' | 'undo-lost' | ClosingWord['kind']

/** What an ended decision is told by: what is known of the order by now. */
type Known = Pick<SettlingView, 'away'> & { order: Pick<SettlingView['order'], 'held' | 'status'> }

interface EndedProps {
  end: End
  isTooLate: boolean
  view: SettlingView
  onUndo: () => void
}

function Ended({ end, isTooLate, view, onUndo }: EndedProps) {
  const heading = useFocus<HTMLHeadingElement>(end)
  const title = endedTitle(end, view)
  const { held } = view.order
  const isKept = title === 'panel.done.held' && held !== null
  const waits = end === 'left' || end === 'undo-lost' || (end === 'done' && unsettled.includes(title))
  const canUndo = end !== 'done' && end !== 'left'
  return (
    <div class="card decided">
      <span class={`status-icon tone-${waits ? 'calm' : 'good'}`}>
        <Icon name={waits ? 'waiting' : 'check'} />
      </span>
      {isTooLate && <p>{say('panel.undo.too-late')}</p>}
      <h2 ref={heading} tabIndex={-1}>
        {say(title)}
      </h2>
      {isKept ? (
        <>
          <p>{say(`reason.${held}.cause`)}</p>
          <p class="soft">{say(`reason.${held}.fix`)}</p>
        </>
      ) : (
        <p class="soft">{say(endedText(end, title))}</p>
      )}
      {canUndo && (
        <Button onPress={onUndo}>{say(end === 'linked' ? 'panel.linked.undo' : 'panel.undo')}</Button>
      )}
    </div>
  )
}

/** Titles under which nothing is said to be in Nextech, or on its way there. */
const unsettled: readonly string[] = ['panel.done.held', 'panel.done.away', 'panel.done.verifying']

/** How a decision ended. A choice that waits, or of which nobody can tell, is never said to be on its way (rules 5). */
export function endedTitle(end: End, { away, order: { held, status } }: Known) {
  if (end !== 'done') return `panel.${end}` as const
  if (away !== null) return 'panel.done.away'
  if (status === 'synced' || status === 'verifying') return `panel.done.${status}` as const
  return held ? 'panel.done.held' : 'panel.done'
}

function endedText(end: End, title: ReturnType<typeof endedTitle>) {
  if (end !== 'done') return `panel.${end}.text` as const
  if (title === 'panel.done.synced' || title === 'panel.done.verifying' || title === 'panel.done.away')
    return `${title}.text` as const
  return 'panel.done.text'
}
