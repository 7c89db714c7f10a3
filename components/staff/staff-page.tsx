import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { fixActionOf, type ReasonCode } from '../../lib/domain/reasons.ts'
import { isSnoozed as isOff } from '../../lib/domain/snooze.ts'
import { plural, say } from '../../lib/words/staff-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { EmptyQueue } from './empty-queue.tsx'
import { findRows } from './find-rows.ts'
import { MemoryList } from './memory-list.tsx'
import { QueueList } from './queue-list.tsx'
import { QueueTools, type Sorting, sortRows } from './queue-tools.tsx'
import { QuoteList } from './quote-list.tsx'
import { ReasonFilter } from './reason-filter.tsx'
import { SelectionBar } from './selection-bar.tsx'
import './staff.css'
import { StaffName } from './staff-name.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import type { ClosedView, StaffEvents, StaffReady, StaffView } from './view.ts'

export type StaffPageProps = StaffEvents & {
  view: StaffView
  /** The open order's panel. */
  children?: ComponentChildren
}

/** Everything that waits for a person, with the one button that fixes each reason. */
export function StaffPage({ view, children, ...events }: StaffPageProps) {
  const page = useKeptFocus()
  return (
    <div class="staff" ref={page}>
      <h1 tabIndex={-1}>{say('staff.title')}</h1>
      <StaffBody view={view} {...events}>
        {children}
      </StaffBody>
    </div>
  )
}

function StaffBody({ view, children, ...events }: StaffPageProps) {
  if (view.kind === 'loading' || view.kind === 'away')
    return (
      <p class="soft" role="status">
        {say(view.kind === 'away' ? 'trouble.away' : 'staff.loading')}
      </p>
    )
  if (view.kind === 'unreachable')
    return (
      <Notice tone="bad" icon="attention" role="alert" title={say('staff.unreachable')}>
        <p>{say('staff.unreachable.fix')}</p>
        <Button kind="primary" onPress={() => location.reload()}>
          {say('staff.unreachable.reload')}
        </Button>
      </Notice>
    )
  if (view.kind === 'not-configured')
    return (
      <Notice tone="busy" icon="unknown" title={say('staff.not-configured')}>
        <p>{say('reason.not-configured.fix')}</p>
        <p>
          <a href="#/settings">{say('staff.open-settings')}</a>
        </p>
      </Notice>
    )
  return (
    <>
      {view.isOld && <OldNotice view={view} onLookAgain={events.onLookAgain} />}
      {view.held && <HeldNotice held={view.held} view={view} onLookAgain={events.onLookAgain} />}
      {view.closed && <ClosedNotice closed={view.closed} onReopen={events.onReopen} />}
      <div class={`staff-columns ${view.openKey === null ? '' : 'staff-open'}`}>
        <div class="staff-queue">
          <Queue view={view} {...events} />
          <QuoteList view={view} onQuoteDone={events.onQuoteDone} />
        </div>
        {view.openKey !== null && (
          <section class="staff-panel" aria-label={say('staff.panel')}>
            {children}
          </section>
        )}
      </div>
      <div class="staff-foot">
        <MemoryList view={view} onShow={events.onShowMemory} onForget={events.onForget} />
        {!view.isPersonKnown && <StaffName name={view.staffName} onSave={events.onSaveName} />}
      </div>
    </>
  )
}

/** What a person has just said of an order, and the way back. */
function ClosedNotice({ closed, onReopen }: Pick<StaffEvents, 'onReopen'> & { closed: ClosedView }) {
  const { number, kind, failure } = closed
  if (failure !== null)
    return (
      <Notice tone="bad" icon="attention" role="alert" title={say('staff.closed.failed', { number })}>
        <p>{failure}</p>
      </Notice>
    )
  return (
    <Notice tone="good" icon="check" title={say(`staff.closed.${kind}`, { number })}>
      <p>{say(`staff.closed.${kind}.text`)}</p>
      <Button onPress={onReopen}>{say('staff.closed.undo')}</Button>
    </Notice>
  )
}

type LookProps = { view: StaffReady } & Pick<StaffEvents, 'onLookAgain'>

function LookAgain({ view, onLookAgain }: LookProps) {
  return (
    <Button busy={view.isLooking} onPress={onLookAgain}>
      {say(view.isLooking ? 'staff.looking' : 'staff.fix.sync-now')}
    </Button>
  )
}

/** The list is not what waits now: nobody answered when it was to be read again. */
function OldNotice(look: LookProps) {
  return (
    <Notice tone="bad" icon="attention" role="alert" title={say('staff.old')}>
      <p>{say('staff.old.fix')}</p>
      <LookAgain {...look} />
    </Notice>
  )
}

/** Put right outside, or passing: a look at Nextech tells whether it is over. */
const lookedAt: readonly ReasonCode[] = ['nextech-down', 'rate-limited', 'list-incomplete', 'ledger-first']

/** Nothing is posted: what waits for that alone, and the press that ends it. */
function HeldNotice({ held, ...look }: LookProps & { held: NonNullable<StaffReady['held']> }) {
  const { reason, orders } = held
  const fix = fixActionOf(reason)
  return (
    <Notice
      tone="warn"
      icon="attention"
      title={orders === 0 ? say('staff.held.none') : plural('staff.held', orders)}
    >
      <p>{say(`reason.${reason}.cause`)}</p>
      <p>{say(`reason.${reason}.fix`)}</p>
      {(fix === 'sign-in' || fix === 'settings') && (
        <p>
          <a href="#/settings">{say(fix === 'sign-in' ? 'staff.fix.sign-in' : 'staff.open-settings')}</a>
        </p>
      )}
      {(fix === 'sync-now' || lookedAt.includes(reason)) && <LookAgain {...look} />}
    </Notice>
  )
}

function Queue({ view, ...events }: StaffEvents & { view: StaffReady }) {
  const [text, setText] = useState('')
  const [sorting, setSorting] = useState<Sorting>('oldest')
  const [isSnoozed, setSnoozed] = useState(false)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const now = view.now ?? 0
  const [off, on] = [true, false].map(wanted =>
    view.rows.filter(row => isOff(view.snoozes, row, now) === wanted),
  )
  const rows = (isSnoozed ? off : on) ?? []
  const asked = rows.filter(row => view.reason === null || row.reason === view.reason)
  const shown = sortRows(findRows(asked, text), sorting)
  if (view.rows.length === 0) return <EmptyQueue view={view} />
  return (
    <>
      <p class="staff-count" role="status">
        {plural(text.trim() === '' ? 'staff.count' : 'staff.found', shown.length)}
      </p>
      <ReasonFilter rows={rows} reason={view.reason} />
      {((off?.length ?? 0) > 0 || isSnoozed) && (
        <p class="queue-snoozed">
          {plural('staff.snoozed', off?.length ?? 0)}{' '}
          <Button pressed={isSnoozed} onPress={() => setSnoozed(!isSnoozed)}>
            {say(isSnoozed ? 'staff.snoozed.hide' : 'staff.snoozed.show')}
          </Button>
        </p>
      )}
      <QueueTools text={text} onText={setText} sorting={sorting} onSorting={setSorting} />
      {shown.length > 0 && (
        <SelectionBar
          rows={shown}
          selected={selected}
          onSelect={setSelected}
          isSnoozed={isSnoozed}
          onSnooze={events.onSnooze}
          onWake={events.onWake}
        />
      )}
      {asked.length > 0 && shown.length === 0 ? (
        <p>{say('staff.found.none')}</p>
      ) : shown.length === 0 && view.reason === null ? (
        <p>{say('staff.none.but-snoozed')}</p>
      ) : shown.length === 0 ? (
        <p>
          {say('staff.none.reason')} <a href="#/staff">{say('staff.none.all')}</a>
        </p>
      ) : (
        <QueueList view={view} rows={shown} selected={selected} onSelect={setSelected} {...events} />
      )}
    </>
  )
}
