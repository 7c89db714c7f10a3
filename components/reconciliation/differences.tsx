import type { Ref } from 'preact'
import { useId, useState } from 'preact/hooks'
import { type Cause, causeOf, isUnknown } from '../../lib/domain/causes.ts'
import { DifferenceReasonSchema, isByStatus } from '../../lib/domain/difference-reason.ts'
import { formatCents } from '../../lib/domain/money.ts'
import type { OrderAddresses } from '../../lib/domain/order-address.ts'
import { fixActionOf, opensPanel } from '../../lib/domain/reasons.ts'
import { typedNumber } from '../../lib/domain/typed-number.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import type { Difference } from '../../lib/reports/reconciliation.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { NumberCell } from './number-cell.tsx'
import { ColumnCells } from './sums.tsx'
import type { ReconciliationEvents } from './view.ts'

/** So many rows are shown at once; a month that was never posted has thousands. */
const firstRows = 200

/** Why an order differs, as the filter knows it. */
export type ReasonFilter = Cause['reason'] | ''

export interface DifferencesProps extends Pick<ReconciliationEvents, 'onSyncNow'> {
  differences: readonly Difference[]
  /** From which day on the ledger is known; null while none of it is. */
  knownFrom: PracticeDay | null
  /** Whether the ledger is known for all of these days. */
  isWhole: boolean
  reason: ReasonFilter
  onReason: (reason: ReasonFilter) => void
  cardRef: Ref<HTMLDivElement>
  shopHref: string
  addresses: OrderAddresses
  syncing: boolean
}

/** Every order that explains why the sums differ: its reason, what to do, and the button for it. */
export function Differences({ differences, isWhole, reason, onReason, cardRef, ...fix }: DifferencesProps) {
  const [search, setSearch] = useState('')
  const [all, setAll] = useState(false)
  const fitting = differences.filter(
    each => (reason === '' || causeOf(each, fix.knownFrom) === reason) && speaksOf(each, search),
  )
  const shown = all ? fitting : fitting.slice(0, firstRows)
  const count = say('rec.differences.shown', { shown: shown.length, all: differences.length })
  return (
    <div ref={cardRef} tabIndex={-1}>
      <Card title={say('rec.differences')} aside={<span class="soft small">{count}</span>} class="wide">
        {differences.length === 0 ? (
          <p class="soft">{say(isWhole ? 'rec.differences.none' : 'rec.unknown.verdict')}</p>
        ) : (
          <>
            <Filter
              differences={differences}
              reason={reason}
              knownFrom={fix.knownFrom}
              onReason={onReason}
              search={search}
              onSearch={setSearch}
            />
            {fitting.length === 0 ? (
              <p class="soft">{say('rec.differences.nothing-fits')}</p>
            ) : (
              <DifferenceTable rows={shown} {...fix} />
            )}
            {shown.length < fitting.length && (
              <Button onPress={() => setAll(true)}>
                {say('rec.differences.more', { count: fitting.length })}
              </Button>
            )}
          </>
        )}
      </Card>
    </div>
  )
}

function speaksOf({ number, payments, key }: Difference, search: string): boolean {
  const wanted = typedNumber(search).toLowerCase()
  return (
    wanted === '' ||
    [number ?? '', key, ...payments.map(({ id }) => id)].some(text => text.toLowerCase().includes(wanted))
  )
}

interface FilterProps {
  differences: readonly Difference[]
  knownFrom: PracticeDay | null
  reason: ReasonFilter
  onReason: (reason: ReasonFilter) => void
  search: string
  onSearch: (search: string) => void
}

function Filter({ differences, knownFrom, reason, onReason, search, onSearch }: FilterProps) {
  const id = useId()
  const counts = Map.groupBy(differences, each => causeOf(each, knownFrom))
  const present = reasons.filter(each => counts.has(each))
  return (
    <div class="filter no-print">
      <label for={`${id}-reason`}>{say('rec.differences.filter')}</label>
      <select
        id={`${id}-reason`}
        class="control"
        value={reason}
        onChange={({ currentTarget: { value } }) => onReason(reasons.find(each => each === value) ?? '')}
      >
        <option value="">{say('rec.differences.all')}</option>
        {present.map(each => (
          <option key={each} value={each}>
            {each === 'unknown' ? say('rec.cause.unknown') : say(`difference.${each}`)} (
            {counts.get(each)?.length})
          </option>
        ))}
      </select>
      <label for={`${id}-search`}>{say('rec.differences.search')}</label>
      <input
        id={`${id}-search`}
        class="control"
        type="search"
        autocomplete="off"
        spellcheck={false}
        value={search}
        onInput={event => onSearch(event.currentTarget.value)}
      />
    </div>
  )
}

const reasons: readonly Cause['reason'][] = [...DifferenceReasonSchema.options, 'unknown']

type FixProps = Pick<DifferencesProps, 'onSyncNow' | 'shopHref' | 'addresses' | 'syncing' | 'knownFrom'>

function DifferenceTable({ rows, ...fix }: { rows: readonly Difference[] } & FixProps) {
  return (
    <table class="sums-table differences">
      <thead>
        <tr>
          <th scope="col">{say('rec.column.order')}</th>
          <th scope="col">{say('rec.column.why')}</th>
          <th scope="col">{say('rec.column.shop')}</th>
          <th scope="col">{say('rec.column.posted')}</th>
          <th scope="col">{say('rec.column.ledger')}</th>
          <th scope="col">{say('rec.column.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            <th scope="row">
              <NumberCell row={row} addresses={fix.addresses} />
              <span class="soft small">{formatDay(row.day, 'medium')}</span>
            </th>
            <td data-label={say('rec.column.why')}>
              <Why row={row} {...fix} />
            </td>
            <ColumnCells columns={row} isKnown={!isUnknown(row, fix.knownFrom)} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Why({ row, ...fix }: { row: Difference } & FixProps) {
  // Whether it is missing nobody can say before the ledger of its day is read.
  if (causeOf(row, fix.knownFrom) === 'unknown')
    return (
      <>
        <strong>{say('rec.cause.unknown')}</strong>
        <span class="soft small">{say('rec.cause.unknown.fix')}</span>
      </>
    )
  return (
    <>
      <strong>{say(`difference.${row.reason}`)}</strong>
      {row.code && isByStatus(row) && <> · {say(`reason.${row.code}.name`)}</>}
      <span class="soft small">
        {row.code && isByStatus(row) ? say(`reason.${row.code}.fix`) : say(`difference.${row.reason}.fix`)}
      </span>
      {row.payments.length > 0 && <span class="soft small">{row.payments.map(paymentText).join('; ')}</span>}
      <Fix row={row} {...fix} />
    </>
  )
}

function paymentText({ id, day, amountCents, status }: Difference['payments'][number]): string {
  const key = status === 'active' ? 'rec.payment.on' : (`rec.payment.${status}` as const)
  return say(key, { id, day: formatDay(day, 'medium'), amount: formatCents(amountCents) })
}

function Fix({ row, shopHref, syncing, onSyncNow }: { row: Difference } & FixProps) {
  const kind = fixOf(row)
  if (kind === null) return null
  if (kind === 'sync')
    return (
      <span class="fix no-print">
        <Button busy={syncing} onPress={onSyncNow} label={`${say('rec.fix.sync')}: ${row.number ?? row.key}`}>
          {say('rec.fix.sync')}
        </Button>
      </span>
    )
  const href = kind === 'shop' ? shopHref : kind === 'settings' ? '#/settings' : staffHref(row)
  return (
    <a
      class="fix no-print"
      href={href}
      aria-label={`${say(`rec.fix.${kind}`)}: ${row.number ?? row.key}`}
      {...(kind === 'shop' && { target: '_blank', rel: 'noreferrer' })}
    >
      {say(`rec.fix.${kind}`)}
    </a>
  )
}

function staffHref({ code, number, status }: Difference): string {
  const query = new URLSearchParams({
    ...(code ? { reason: code } : { status: status ?? '' }),
    order: number ?? '',
  })
  return `#/staff?${query}`
}

/** The button that fixes a difference: the reason code's own where the order has one, else by what the ledger says. */
function fixOf({ reason, code, status }: Difference): 'staff' | 'sync' | 'settings' | 'shop' | null {
  const action = code === null ? null : fixActionOf(code)
  if (code !== null && opensPanel(code)) return 'staff'
  if (action === 'settings' || action === 'sign-in') return 'settings'
  if (action === 'sync-now' || reason === 'missing-in-nextech' || reason === 'pending') return 'sync'
  if (reason === 'missing-in-shop' || reason === 'skipped' || reason === 'waiting') return 'shop'
  return status === 'refunded' || status === 'voided' ? 'staff' : null
}
