import type { ReasonCode } from '../../lib/domain/reasons.ts'
import { plural, say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { CustomerBlock } from './customer-block.tsx'
import { NewPatient } from './new-patient.tsx'
import { Decided } from './step-notice.tsx'
import type { OrderView, PanelEvents, SettlingView } from './view.ts'

type OrderBodyProps = PanelEvents & { view: SettlingView }

/** The order's part of the panel: decided, not open any more, or to be decided. */
export function OrderBody({ view, ...events }: OrderBodyProps) {
  const { order, step } = view
  const decided = step.kind === 'undo' || step.kind === 'done'
  if (!order.open && !decided)
    return (
      <Notice tone="good" icon="synced" title={say('panel.taken')}>
        <p>{say('panel.taken.text')}</p>
      </Notice>
    )
  return (
    <>
      {decided && <Decided step={step} onUndo={events.onUndo} />}
      {/* Hidden, not taken away: after an undo, what was typed for a new patient is still there. */}
      <div class="undecided" hidden={decided}>
        <Undecided view={view} {...events} />
      </div>
    </>
  )
}

function Undecided({ view, ...events }: OrderBodyProps) {
  const { order, step } = view
  return (
    <>
      {view.failure !== null && (
        <Notice tone="bad" icon="attention" role="alert" title={say('panel.failed')}>
          <p>{view.failure || say('panel.failed.fix')}</p>
        </Notice>
      )}
      {step.kind === 'undone' && <p class="panel-undone">{say('panel.undone')}</p>}
      <CustomerBlock customer={order.customer} />
      {order.reason && !order.trouble && <Why reason={order.reason} detail={order.detail} />}
      {order.trouble ? (
        <Notice tone="bad" icon="attention" title={say('panel.trouble')}>
          <p>{order.trouble}</p>
          <Button onPress={events.onRetry}>{say('panel.retry')}</Button>
        </Notice>
      ) : (
        <Choices view={view} {...events} />
      )}
    </>
  )
}

function Why({ reason, detail }: { reason: ReasonCode; detail: string | null }) {
  return (
    <div class="why">
      <p>{say(`reason.${reason}.cause`)}</p>
      {detail && <p>{say('panel.nextech-says', { detail })}</p>}
      <p class="soft">{say(`reason.${reason}.fix`)}</p>
    </div>
  )
}

/** Not shown while Nextech could not be read: a new patient made then might be the second of one person. */
function Choices({ view, onChoose, onNewPatient }: OrderBodyProps) {
  const { order, step } = view
  const busy = step.kind === 'saving'
  const none = order.candidates.length === 0
  return (
    <>
      {!none && <Candidates order={order} busy={busy} onChoose={onChoose} />}
      {none && !order.reason && <p>{say('panel.candidates.none')}</p>}
      <NewPatient
        key={order.number}
        customer={order.customer}
        today={view.today}
        openAtFirst={none}
        busy={busy}
        onSubmit={onNewPatient}
      />
    </>
  )
}

function Candidates(props: { order: OrderView; busy: boolean; onChoose: (uid: string) => void }) {
  const { order, busy, onChoose } = props
  return (
    <section class="candidates" aria-labelledby="candidates">
      <h2 id="candidates">{plural('panel.candidates', order.candidates.length)}</h2>
      {order.candidates.map(candidate => (
        <CandidateCard
          key={candidate.uid}
          candidate={candidate}
          order={order}
          busy={busy}
          onChoose={() => onChoose(candidate.uid)}
        />
      ))}
    </section>
  )
}
