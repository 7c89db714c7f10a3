import { useEffect, useRef } from 'preact/hooks'
import type { ResolveView, SettlingOrder } from '../../lib/contract/panel.ts'
import { isSettledByHand, type ReasonCode, tellsNextechsWords } from '../../lib/domain/reasons.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { plural, say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { Candidates } from './candidates.tsx'
import { CustomerBlock } from './customer-block.tsx'
import { ExistingPayments, isUnproven } from './existing-payments.tsx'
import { HandPosted } from './hand-posted.tsx'
import { MemoryNote } from './memory-note.tsx'
import { NewPatient } from './new-patient.tsx'
import { PostAnyway } from './post-anyway.tsx'
import { SearchPatients } from './search-patients.tsx'
import { SettlePayments } from './settle-payments.tsx'
import { Away, Decided, GoOn, isDecided, undoneWords } from './step-notice.tsx'
import type { PanelEvents, SettlingView } from './view.ts'

type OrderBodyProps = PanelEvents & { view: SettlingView }

/** The order's part of the panel: decided, not open any more, or to be decided. */
export function OrderBody({ view, ...events }: OrderBodyProps) {
  const { order, step } = view
  const decided = isDecided(step)
  if (!order.open && !decided && !order.settling)
    return (
      <>
        <NotOpened failure={view.openFailure} />
        <Taken order={order} />
        <GoOn view={view} {...events} />
      </>
    )
  return (
    <>
      <NotOpened failure={view.openFailure} />
      {decided && <Decided view={view} step={step} {...events} />}
      {/* Hidden, not taken away: after an undo, what was typed for a new patient is still there. */}
      <div class="undecided" hidden={decided}>
        {order.settling ? (
          <InQuestion view={view} settling={order.settling} {...events} />
        ) : (
          <Undecided view={view} {...events} />
        )}
      </div>
    </>
  )
}

/** History, or the list, was asked for and did not open. */
function NotOpened({ failure }: { failure: string | null }) {
  if (failure === null) return null
  return (
    <Notice tone="bad" icon="attention" role="alert" title={say('panel.open.failed')}>
      <p>{failure || say('panel.unreachable.fix')}</p>
    </Notice>
  )
}

/** It was posted, and its payments are in question. */
function InQuestion({ view, settling, ...events }: OrderBodyProps & { settling: SettlingOrder }) {
  const { order, step } = view
  return (
    <>
      <Warnings view={view} onOpenQueue={events.onOpenQueue} />
      {step.kind === 'undone' && <p class="panel-undone">{say(undoneWords(step))}</p>}
      <SettlePayments key={order.number} view={view} settling={settling} {...events} />
      <CustomerBlock order={order} />
      <div class="panel-later">
        <Button kind="quiet" onPress={events.onLater}>
          {say('panel.later')}
        </Button>
      </div>
    </>
  )
}

/** Who was first, and when; or only that it is too late. */
function Taken({ order }: { order: ResolveView }) {
  const { decided } = order
  if (!decided)
    return (
      <Notice tone="good" icon="synced" title={say('panel.taken')}>
        <p>{say('panel.taken.text')}</p>
      </Notice>
    )
  const who = decided.name ?? say('panel.other-window')
  const time = formatMoment(decided.at, order.timeZone, order.today)
  return (
    <Notice tone="good" icon="synced" title={say(`panel.decided.${decided.kind}`, { who, time })}>
      <p>{say('panel.decided.text')}</p>
    </Notice>
  )
}

function Undecided({ view, ...events }: OrderBodyProps) {
  const { order, step } = view
  const { existing } = order
  return (
    <>
      <Warnings view={view} onOpenQueue={events.onOpenQueue} />
      {step.kind === 'undone' && <p class="panel-undone">{say(undoneWords(step))}</p>}
      {existing && !order.trouble && <ExistingPayments view={view} existing={existing} {...events} />}
      <CustomerBlock order={order} />
      {order.reason && !order.trouble && !existing && <Why reason={order.reason} detail={order.detail} />}
      {order.trouble ? (
        <Notice tone="bad" icon="attention" title={say('panel.trouble')}>
          <p>{order.trouble}</p>
          <div class="notice-buttons">
            <Button onPress={events.onRetry}>{say('panel.retry')}</Button>
            {/* What ends it, such as the sign-in, is there. */}
            <Button onPress={events.onOpenQueue}>{say('panel.open-queue')}</Button>
          </div>
        </Notice>
      ) : (
        <Choices view={view} {...events} />
      )}
      <MemoryNote order={order} onForget={events.onForget} onAllow={events.onAllow} />
      <div class="panel-later">
        <Button kind="quiet" onPress={events.onLater}>
          {say('panel.later')}
        </Button>
      </div>
    </>
  )
}

/** What staff must know before they press: a press that did not count, a choice not saved, somebody else here. */
function Warnings({ view, onOpenQueue }: { view: SettlingView; onOpenQueue: () => void }) {
  const { order, unseen, failure, away, isReturned } = view
  const top = useRef<HTMLDivElement>(null)
  // The press was made further down: its answer must not stay out of sight.
  useEffect(() => {
    if (unseen !== null || failure !== null || isReturned) top.current?.scrollIntoView?.({ block: 'center' })
  }, [unseen, failure, isReturned, view.step])
  return (
    <div class="warnings" ref={top}>
      {unseen && (
        <Notice tone="bad" icon="attention" role="alert" title={say(`panel.sight.${unseen}`)}>
          <p>{say(`panel.sight.${unseen}.fix`)}</p>
          {unseen === 'covered' && <Button onPress={onOpenQueue}>{say('panel.open-queue')}</Button>}
        </Notice>
      )}
      {away !== null && failure === null && <Away said={away} />}
      {failure !== null && (
        <Notice tone="bad" icon="attention" role="alert" title={say('panel.failed')}>
          <p>{failure || say('panel.failed.fix')}</p>
        </Notice>
      )}
      {isReturned && (
        <Notice tone="warn" icon="attention" role="alert" title={say('panel.came-back')}>
          <p>{say('panel.came-back.text')}</p>
        </Notice>
      )}
      {order.other && (
        <Notice
          tone="warn"
          icon="person"
          title={say('panel.elsewhere', {
            who: order.other.name ?? say('panel.other-window'),
            time: formatMoment(order.other.since, order.timeZone, order.today),
          })}
        >
          <p>{say('panel.elsewhere.text')}</p>
        </Notice>
      )}
      {order.gone > 0 && (
        <p class="why" role="note">
          {plural('panel.gone', order.gone)}
        </p>
      )}
    </div>
  )
}

function Why({ reason, detail }: { reason: ReasonCode; detail: string | null }) {
  return (
    <div class="why">
      <p>
        {say(`reason.${reason}.cause`)} <span class="soft">{say(`reason.${reason}.fix`)}</span>
      </p>
      {detail && <p>{tellsNextechsWords(reason) ? say('panel.nextech-says', { detail }) : detail}</p>}
    </div>
  )
}

/** Not shown while Nextech could not be read: a new patient made then might be the second of one person. */
function Choices({ view, ...events }: OrderBodyProps) {
  const { order, step } = view
  const busy = step.kind === 'saving'
  const none = order.candidates.length === 0
  // No patient settles these, and a button that posts would promise what is not done.
  if (isSettledByHand(order.reason))
    return <HandPosted key={`posted ${order.number}`} view={view} isOnlyWay {...events} />
  const { existing } = order
  if (existing)
    return (
      <>
        <HandPosted
          key={`posted ${order.number}`}
          view={view}
          isLikely={isUnproven(order, existing)}
          {...events}
        />
        <PostAnyway key={`anyway ${order.number}`} view={view} existing={existing} {...events} />
      </>
    )
  return (
    <>
      {!none && (
        <Candidates key={order.number} view={view} onChoose={events.onChoose} onDeny={events.onDeny} />
      )}
      {none && !order.reason && <p>{say('panel.candidates.none')}</p>}
      <NewPatient
        key={`new ${order.number}`}
        customer={order.customer}
        today={order.today}
        openAtFirst={none}
        busy={busy}
        onSubmit={events.onNewPatient}
      />
      <SearchPatients key={`search ${order.number}`} view={view} {...events} />
      <HandPosted key={`posted ${order.number}`} view={view} {...events} />
    </>
  )
}
