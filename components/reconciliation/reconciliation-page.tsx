import { useRef, useState } from 'preact/hooks'
import { formatDay, formatMoment } from '../../lib/words/format-time.ts'
import { plural, say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { DayBars } from '../common/day-bars.tsx'
import { Notice } from '../common/notice.tsx'
import { Causes } from './causes.tsx'
import { Closing } from './closing.tsx'
import { Differences, type ReasonFilter } from './differences.tsx'
import { isKnown, isWhole, knownFrom } from './known.ts'
import { Processor } from './processor.tsx'
import { RangePicker } from './range-picker.tsx'
import '../common/field.css'
import './reconciliation.css'
import './sheet.css'
import type { ReconciliationAnswer } from '../../lib/contract/reconciliation.ts'
import { causesOf } from '../../lib/domain/causes.ts'
import { Summary } from './summary.tsx'
import { Breakdown, ByCardType, Sums, SumsTable } from './sums.tsx'
import type { ReconciliationEvents, ReconciliationView } from './view.ts'

export type ReconciliationPageProps = ReconciliationEvents & { view: ReconciliationView }

/** Shop against ledger: three sums that must agree, and why they do not. */
export function ReconciliationPage({ view, ...events }: ReconciliationPageProps) {
  const { read } = view
  return (
    <div class="reconciliation" aria-busy={read.kind === 'loading'}>
      <header class="rec-head">
        <h1>{say('rec.title')}</h1>
        <RangePicker range={view.range} today={view.today} onRange={events.onRange} />
      </header>
      {read.kind === 'loading' && <p role="status">{say('rec.loading')}</p>}
      {read.kind === 'failed' && <Failed onRetry={events.onRetry} />}
      {read.kind === 'not-configured' && (
        <Notice tone="busy" icon="unknown" title={say('trouble.not-configured')}>
          <p>{say('reason.not-configured.fix')}</p>
          <a href="#/settings">{say('rec.fix.settings')}</a>
        </Notice>
      )}
      {read.kind === 'ready' && view.isSummary && <Summary answer={read.answer} {...events} />}
      {read.kind === 'ready' && !view.isSummary && <Ready view={view} answer={read.answer} {...events} />}
    </div>
  )
}

function Failed({ onRetry }: Pick<ReconciliationEvents, 'onRetry'>) {
  return (
    <Notice tone="bad" icon="attention" title={say('rec.failed')} role="alert">
      <p>{say('rec.failed.hint')}</p>
      <Button kind="primary" onPress={onRetry}>
        {say('rec.again')}
      </Button>
    </Notice>
  )
}

type ReadyProps = ReconciliationPageProps & { answer: NonNullable<ReconciliationAnswer> }

function Ready({ view, answer, ...events }: ReadyProps) {
  const { report } = answer
  const [reason, setReason] = useState<ReasonFilter>('')
  const list = useRef<HTMLDivElement>(null)
  const showCause = (wanted: ReasonFilter) => {
    setReason(wanted)
    list.current?.focus()
  }
  return (
    <>
      <Basis answer={answer} {...events} />
      <Closing
        answer={answer}
        state={view.closing}
        addresses={view.addresses ?? {}}
        onCloseMonth={events.onCloseMonth}
        onRange={events.onRange}
      />
      <LedgerGap view={view} answer={answer} onReadLedger={events.onReadLedger} />
      <Sums answer={answer} />
      <Causes
        causes={causesOf(report.differences, knownFrom(answer))}
        sums={report.sums}
        isWhole={isWhole(answer)}
        onReason={showCause}
      />
      <ByDay view={view} answer={answer} />
      <div class="rec-columns">
        <ByCardType answer={answer} />
        <Breakdown answer={answer} />
      </div>
      <Differences
        differences={report.differences}
        knownFrom={knownFrom(answer)}
        isWhole={isWhole(answer)}
        reason={reason}
        onReason={setReason}
        cardRef={list}
        shopHref={answer.shopHref}
        addresses={view.addresses ?? {}}
        syncing={view.syncing}
        onSyncNow={events.onSyncNow}
      />
      <Processor
        processor={view.processor}
        timeZone={answer.timeZone}
        onFile={events.onFile}
        onChoose={events.onChoose}
        onCompare={events.onCompare}
        onForget={events.onForget}
        onCancel={events.onCancel}
      />
    </>
  )
}

type BasisProps = { answer: NonNullable<ReconciliationAnswer> } & Pick<
  ReconciliationEvents,
  'onExport' | 'onPrint' | 'onSummary'
>

/** What the sums rest on: practice, days in words, zone, and as of when the ledger is known. */
function Basis({ answer, onExport, onPrint, onSummary }: BasisProps) {
  const { practice, timeZone, today, ledger, unreadable, report } = answer
  const { from, to } = report
  return (
    <div class="basis">
      <div>
        <p class="basis-days">{from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`}</p>
        <p class="soft small">
          {practice} · {say('rec.zone', { zone: timeZone })}{' '}
          {ledger
            ? say('rec.as-of', { time: formatMoment(ledger.readAt, timeZone, today) })
            : say('rec.no-ledger')}
        </p>
        {unreadable > 0 && <p class="field-error">{plural('rec.unreadable', unreadable)}</p>}
      </div>
      <div class="basis-actions no-print">
        <Button onPress={onPrint}>{say('rec.print')}</Button>
        <Button onPress={onExport}>{say('rec.export')}</Button>
        <Button onPress={() => onSummary(true)}>{say('rec.summary.open')}</Button>
      </div>
    </div>
  )
}

type LedgerGapProps = { view: ReconciliationView; answer: NonNullable<ReconciliationAnswer> } & Pick<
  ReconciliationEvents,
  'onReadLedger'
>

/** Days before the ledger is known would look as if all their orders were missing in Nextech. */
function LedgerGap({ view: { ledgerReading }, answer: { ledger, report }, onReadLedger }: LedgerGapProps) {
  if (ledger !== null && ledger.knownFrom <= report.from) return null
  const title = ledger
    ? say('rec.known-from', { day: formatDay(ledger.knownFrom, 'medium') })
    : say('rec.no-ledger')
  const isBusy = ledgerReading === 'busy-now'
  return (
    <Notice tone="warn" icon="attention" title={title}>
      <p>{say('rec.known-from.hint')}</p>
      <div role="status">
        {ledgerReading !== null && ledgerReading !== 'busy-now' && ledgerReading !== 'done' && (
          <p>{say(`rec.ledger.${ledgerReading}`)}</p>
        )}
      </div>
      <Button busy={isBusy} onPress={onReadLedger}>
        {say(isBusy ? 'rec.reading-ledger' : 'rec.read-ledger')}
      </Button>
    </Notice>
  )
}

function ByDay({ view, answer }: { view: ReconciliationView; answer: NonNullable<ReconciliationAnswer> }) {
  const { report, today } = answer
  const { processor } = view
  // Of a day to come nothing is known: it has no $0.00.
  const days = report.byDay.filter(
    ({ day, taken, posted, ledger }) => day <= today || [taken, posted, ledger].some(cents => cents !== 0),
  )
  const theirs =
    processor.kind === 'compared'
      ? new Map(processor.result.byDay.map(each => [each.day, each.processor]))
      : undefined
  return (
    <Card title={say('rec.by-day')} class="wide" aside={<Legend />}>
      {days.length > 1 && <DayBars days={days} label={say('rec.by-day.picture')} width={1060} height={120} />}
      <SumsTable
        head={say('rec.day')}
        lines={days.map(each => ({
          key: each.day,
          name: formatDay(each.day, 'medium'),
          columns: each,
          isKnown: isKnown(answer, each.day),
          more: theirs?.get(each.day),
        }))}
        total={{ columns: report.sums, isKnown: isWhole(answer) }}
        moreHead={theirs && say('rec.column.processor')}
      />
    </Card>
  )
}

function Legend() {
  return (
    <span class="legend small soft">
      <span class="legend-taken">{say('rec.taken')}</span>
      <span class="legend-posted">{say('rec.posted')}</span>
    </span>
  )
}
