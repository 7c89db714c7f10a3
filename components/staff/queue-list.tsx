import { Component, type RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { QueueRow } from '../../lib/contract/staff-queue.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { type ReasonCode, settledReasons, tellsNextechsWords } from '../../lib/domain/reasons.ts'
import { formatDay, formatMoment } from '../../lib/words/format-time.ts'
import { paymentList } from '../../lib/words/payment-list.ts'
import { plural, say } from '../../lib/words/staff-words.ts'
import { Button } from '../common/button.tsx'
import { Money } from '../common/money.tsx'
import { OrderNumber } from '../common/order-number.tsx'
import { StatusIcon } from '../common/status-icon.tsx'
import type { StaffEvents, StaffReady } from './view.ts'

type QueueListProps = Pick<StaffEvents, 'onOpen' | 'onLookAgain' | 'onClose'> & {
  view: StaffReady
  rows: readonly QueueRow[]
  selected: ReadonlySet<string>
  onSelect: (change: (selected: ReadonlySet<string>) => ReadonlySet<string>) => void
}

/** More rows than these take long to lay out. */
const longList = 200

/** The orders, the oldest first. The arrow keys go from one order's button to the next one's. */
export function QueueList({ view, rows, selected, ...events }: QueueListProps) {
  const { timeZone, today, now, isLooking, held, openKey, addresses } = view
  const shared = { timeZone, today, isHeld: held !== null, ...events }
  const list = useRef<HTMLUListElement>(null)
  useReturn(list, view.openKey)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const fixes = [...(list.current?.querySelectorAll<HTMLElement>('.queue-fix :is(button, a)') ?? [])]
    const at = fixes.indexOf(document.activeElement as HTMLElement)
    const next = step === undefined || at < 0 ? undefined : fixes[at + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <>
      <p class="soft small">{say('staff.keys')}</p>
      <ul class={`queue ${rows.length > longList ? 'queue-long' : ''}`} ref={list} onKeyDown={move}>
        {rows.map(row => (
          <KeptOrder
            key={row.key}
            row={row}
            age={now !== undefined && row.since !== undefined ? ageOf(now - row.since) : ''}
            href={addresses?.[row.key]}
            isOpen={row.key === openKey}
            isLooking={isLooking && looksAgain(row)}
            isSelected={selected.has(row.key)}
            {...shared}
          />
        ))}
      </ul>
    </>
  )
}

/** When the panel closes, the focus goes back to the order it was opened from. */
function useReturn(list: RefObject<HTMLUListElement | null>, openKey: string | null): void {
  const before = useRef<string | null>(null)
  useLayoutEffect(() => {
    const closed = openKey === null ? before.current : null
    before.current = openKey
    if (closed === null) return
    const fixes = [...(list.current?.querySelectorAll<HTMLElement>('.queue-fix') ?? [])]
    const from = fixes.find(fix => fix.dataset.key === closed)
    from?.querySelector<HTMLElement>('button, a')?.focus()
  }, [openKey])
}

interface QueueOrderProps
  extends Pick<StaffReady, 'timeZone' | 'today' | 'isLooking'>,
    Omit<QueueListProps, 'view' | 'rows' | 'selected'> {
  row: QueueRow
  age: string
  href: string | undefined
  isOpen: boolean
  isSelected: boolean
  isHeld: boolean
}

/** Drawn again only where something of it changed: a press, or a list that fills itself, costs no thousand rows. */
class KeptOrder extends Component<QueueOrderProps> {
  override shouldComponentUpdate(next: QueueOrderProps): boolean {
    const { row, ...rest } = next
    const names = Object.keys(rest) as (keyof typeof rest)[]
    return names.some(name => rest[name] !== this.props[name]) || !isSameRow(row, this.props.row)
  }

  render() {
    return <QueueOrder {...this.props} />
  }
}

/** Whether the order itself has a press that looks again. */
const looksAgain = ({ fix }: QueueRow) => fix === 'sync-now' || fix === 'settle'

/** Each reading makes its rows new. */
const isSameRow = (a: QueueRow, b: QueueRow) => a === b || JSON.stringify(a) === JSON.stringify(b)

function toggled(selected: ReadonlySet<string>, key: string, isSelected: boolean): ReadonlySet<string> {
  return new Set(isSelected ? [...selected, key] : [...selected].filter(each => each !== key))
}

function QueueOrder({ isOpen, isSelected, onSelect, ...props }: QueueOrderProps) {
  const { row, age, href, timeZone, today } = props
  return (
    <li class={`card queue-row ${isOpen ? 'queue-row-open' : ''}`}>
      <div class="queue-head">
        <input
          type="checkbox"
          class="queue-select"
          aria-label={say('staff.select', { number: row.number })}
          checked={isSelected}
          onChange={({ currentTarget: { checked } }) =>
            onSelect(selected => toggled(selected, row.key, checked))
          }
        />
        <StatusIcon status={row.status} />
        <h2>
          <OrderNumber number={row.number} href={href} />
        </h2>
        <strong class="small">
          {row.reason ? say(`reason.${row.reason}.name`) : say(`status.${row.status}`)}
        </strong>
        <span class="soft small">
          {row.customer} · {say('staff.placed', { time: formatMoment(row.placedAt, timeZone, today) })}
        </span>
        {age && <span class="soft small queue-age">{say('staff.age', { age })}</span>}
        <details class="small">
          <summary>{say('staff.what')}</summary>
          {row.reason && (
            <p>
              {say(`reason.${row.reason}.cause`)} {say(`reason.${row.reason}.fix`)}
            </p>
          )}
          {row.decided && (
            <p class="soft">
              {say('staff.decided', {
                who: row.decided.name ?? say('staff.other-window'),
                time: formatMoment(row.decided.at, timeZone, today),
              })}
            </p>
          )}
          <p>
            <a
              href={`#/activity?${new URLSearchParams({ order: row.number }).toString()}`}
              aria-label={say('staff.history.label', { number: row.number })}
            >
              {say('staff.history')}
            </a>
          </p>
        </details>
        <strong class="queue-money">
          <Money cents={row.amountCents} foreign={row.foreign} />
        </strong>
        <Fix {...props} />
      </div>
      <Evidence row={row} />
    </li>
  )
}

/** What Nextech or the shop tells of just this order: seen before anything is pressed. */
function Evidence({ row }: { row: QueueRow }) {
  const { payments = [], suspects, owedCents, detail, reason } = row
  const known = new Set(payments.map(({ id }) => id))
  const unknown = suspects.filter(id => !known.has(id))
  const lines = [
    owedCents > 0 && say('staff.owed', { amount: formatCents(owedCents) }),
    detail && (reason && tellsNextechsWords(reason) ? say('staff.detail', { detail }) : detail),
    unknown.length > 0 && say('staff.suspects', { payments: paymentList(unknown) }),
    ...payments.map(paymentLine),
  ].filter(line => typeof line === 'string' && line !== '')
  if (lines.length === 0) return null
  return (
    <ul class="queue-evidence small">
      {lines.map(line => (
        <li key={String(line)}>{line}</li>
      ))}
    </ul>
  )
}

/** `Payment 90134: $641.75, Mar 14, 2026, chart 10021`. */
function paymentLine({ id, amountCents, day, isVoid, chart }: NonNullable<QueueRow['payments']>[number]) {
  const values = { id, amount: formatCents(amountCents), day: formatDay(day, 'medium') }
  const line = say(isVoid ? 'staff.payment.void' : 'staff.payment', values)
  return chart ? say('staff.payment.chart', { payment: line, chart }) : line
}

const minuteMs = 60_000

/** `25 min`, `7 h`, `3 days`: how long an order has needed staff. */
function ageOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs))
  if (minutes < 60) return say('staff.age.minutes', { count: minutes })
  if (minutes < 48 * 60) return say('staff.age.hours', { count: Math.floor(minutes / 60) })
  return plural('staff.age.days', Math.floor(minutes / (24 * 60)))
}

/** The one button that fixes the reason. */
function Fix({
  row,
  isLooking,
  isHeld,
  ...events
}: Omit<QueueOrderProps, 'isOpen' | 'isSelected' | 'onSelect'>) {
  const { onOpen, onLookAgain, onClose } = events
  const { fix, number } = row
  // While nothing leaves nothing may be looked at either: who waits for that would wait without a press for hours.
  if (row.isRechecked && (fix === null || !isHeld))
    return <span class="soft small queue-fix">{say('staff.rechecked')}</span>
  if (fix === null) return null
  const words = fixWords(row, fix)
  const label = say('staff.fix.label', { fix: words, number })
  return (
    <div class="queue-fix" data-key={row.key}>
      {fix === 'settings' || fix === 'sign-in' ? (
        <a href={row.brand ? cardTypeHref(row.brand) : '#/settings'} aria-label={label}>
          {words}
        </a>
      ) : (
        <Button
          kind={fix === 'sync-now' ? 'plain' : 'primary'}
          busy={fix === 'sync-now' && isLooking}
          label={label}
          onPress={() => (fix === 'sync-now' ? onLookAgain() : onOpen(row.key))}
        >
          {fix === 'sync-now' && isLooking ? say('staff.looking') : words}
        </Button>
      )}
      {row.reason && isClosing(row.reason) && (
        <Button
          label={say('staff.fix.label', { fix: say(`staff.close.${row.reason}`), number })}
          onPress={() => onClose(row)}
        >
          {say(`staff.close.${row.reason}`)}
        </Button>
      )}
      {fix === 'settle' && row.reason !== 'refund-to-record' && (
        <Button
          busy={isLooking}
          label={say('staff.fix.label', { fix: say('staff.fix.sync-now'), number })}
          onPress={onLookAgain}
        >
          {say('staff.fix.sync-now')}
        </Button>
      )}
    </div>
  )
}

/** What the button of an order says. */
function fixWords({ brand, reason }: QueueRow, fix: NonNullable<QueueRow['fix']>): string {
  if (brand) return say('staff.fix.card-type')
  const settled = settledReasons.find(each => each === reason)
  return say(fix === 'settle' && settled ? `staff.settle.${settled}` : `staff.fix.${fix}`)
}

/** Reasons that a person may end by their word, besides the fix. */
const closing = ['voided-in-nextech', 'refund-to-record'] as const satisfies readonly ReasonCode[]
const isClosing = (reason: ReasonCode): reason is (typeof closing)[number] =>
  closing.some(each => each === reason)

/** Settings, with the brand in the form that gives it a label. */
function cardTypeHref(brand: string): string {
  return `#/settings?brand=${encodeURIComponent(brand)}`
}
