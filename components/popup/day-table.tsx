import { say } from '../../lib/words/popup-words.ts'
import { Card } from '../common/card.tsx'
import { Money } from '../common/money.tsx'
import { StatusIcon } from '../common/status-icon.tsx'
import type { TotalsView } from './view.ts'

/** Today's money by the card type under which Nextech books it. */
export function CardTypes({ totals }: { totals: TotalsView }) {
  return (
    <Card title={say('popup.card-types')}>
      <table class="day-table">
        <thead>
          <tr>
            <th scope="col">{say('popup.column.card-type')}</th>
            <th scope="col">{say('popup.column.orders')}</th>
            <th scope="col">{say('popup.column.taken')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.cardTypes.map(({ cardType, count, takenCents }) => (
            <tr key={cardType}>
              <th scope="row">{cardType}</th>
              <td>{count}</td>
              <td>
                <Money cents={takenCents} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('popup.total')}</th>
            <td>{totals.count}</td>
            <td>
              <Money cents={totals.takenCents} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Card>
  )
}

/** Today's orders by status with their money, or the way to them while none was seen. */
export function DayTable({ totals, shopHref }: { totals: TotalsView; shopHref: string }) {
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

function Rows({ totals }: { totals: TotalsView }) {
  return (
    <table class="day-table">
      <thead>
        <tr>
          <th scope="col">{say('popup.column.status')}</th>
          <th scope="col">{say('popup.column.orders')}</th>
          <th scope="col">{say('popup.column.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {totals.rows.map(({ status, count, amountCents }) => (
          <tr key={status}>
            <th scope="row">
              <span class="status-cell">
                <StatusIcon status={status} />
                {say(`status.${status}`)}
              </span>
            </th>
            <td>{count}</td>
            <td>
              <Money cents={amountCents} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('popup.total')}</th>
          <td>{totals.count}</td>
          <td>
            <Money cents={totals.amountCents} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
