import type { ComponentChildren } from 'preact'
import { formatCents } from '../../lib/domain/money.ts'
import type { Cents } from '../../lib/domain/units.ts'
import type { DayTotals } from '../../lib/reports/totals.ts'
import { say } from '../../lib/words/popup-words.ts'
import { Card } from '../common/card.tsx'
import { Money } from '../common/money.tsx'
import { StatusIcon } from '../common/status-icon.tsx'

/** Today's money by the card type under which Nextech books it. */
export function CardTypes({ totals }: { totals: DayTotals }) {
  const rows = totals.cardTypes.map(({ cardType, count, takenCents }) => ({
    key: cardType,
    name: cardType,
    count,
    cents: takenCents,
  }))
  return (
    <Card title={say('popup.card-types')}>
      <TotalsTable
        columns={[say('popup.column.card-type'), say('popup.column.taken')]}
        rows={rows}
        total={{ count: totals.count, cents: totals.takenCents }}
      />
      {totals.backCents !== 0 && (
        <p class="soft small">{say('popup.total.back', { amount: formatCents(totals.backCents) })}</p>
      )}
    </Card>
  )
}

/** Today's orders by status with their money, or the way to them while none was seen. */
export function DayTable({ totals, shopHref }: { totals: DayTotals; shopHref: string }) {
  return (
    <Card title={say('popup.by-status')}>
      {totals.count === 0 ? <NoOrders shopHref={shopHref} /> : <Rows totals={totals} />}
    </Card>
  )
}

function NoOrders({ shopHref }: { shopHref: string }) {
  return (
    <div class="popup-empty">
      <h3>{say('popup.empty')}</h3>
      <p class="soft small">{say('popup.empty.hint')}</p>
      <a class="small" href={shopHref} target="_blank" rel="noreferrer">
        {say('popup.empty.link')}
      </a>
    </div>
  )
}

function Rows({ totals }: { totals: DayTotals }) {
  const rows = totals.rows.map(({ status, count, amountCents }) => ({
    key: status,
    name: (
      <span class="status-cell">
        <StatusIcon status={status} />
        {say(`status.${status}`)}
      </span>
    ),
    count,
    cents: amountCents,
  }))
  return (
    <>
      <TotalsTable
        columns={[say('popup.column.status'), say('popup.column.amount')]}
        rows={rows}
        total={{ count: totals.count, cents: totals.amountCents }}
      />
      {/* Two totals of one day on one screen: people take either for the other. */}
      {totals.amountCents !== totals.takenCents + totals.backCents && (
        <p class="soft small">{say('popup.total.why', { taken: formatCents(totals.takenCents) })}</p>
      )}
    </>
  )
}

interface Amount {
  count: number
  cents: Cents
}

interface TotalsTableProps {
  /** What heads the names, and the money. */
  columns: readonly [string, string]
  rows: readonly (Amount & { key: string; name: ComponentChildren })[]
  total: Amount
}

function TotalsTable({ columns: [name, money], rows, total }: TotalsTableProps) {
  return (
    <table class="day-table">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{say('popup.column.orders')}</th>
          <th scope="col">{money}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, ...row }) => (
          <TotalsRow key={key} {...row} />
        ))}
      </tbody>
      <tfoot>
        <TotalsRow name={say('popup.total')} {...total} />
      </tfoot>
    </table>
  )
}

function TotalsRow({ name, count, cents }: Amount & { name: ComponentChildren }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count}</td>
      <td>
        <Money cents={cents} />
      </td>
    </tr>
  )
}
