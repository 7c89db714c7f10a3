import type { CheckedFact, CheckedRow } from '../../lib/contract/teach.ts'
import { say } from '../../lib/words/taught-words.ts'
import { Icon } from '../common/icon.tsx'
import './orders-table.css'

const columns = ['date', 'customer', 'total', 'status'] as const

/** Orders of a page as the sync reads them, and what of them it cannot understand. */
export function OrdersTable({ rows }: { rows: readonly CheckedRow[] }) {
  const isTaught = (column: (typeof columns)[number]) => rows.some(row => row[column].text !== null)
  return (
    <div class="teach-table">
      <table>
        <caption class="heard-only">{say('taught.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('taught.column.number')}</th>
            {columns.map(column => (
              <th key={column} scope="col">
                {say(`taught.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.number}>
              <th scope="row">{row.number}</th>
              {columns.map(column => (
                <td key={column} class={['customer', 'status'].includes(column) ? 'teach-free' : ''}>
                  <Fact column={column} fact={row[column]} isTaught={isTaught(column)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface FactProps {
  column: (typeof columns)[number]
  fact: CheckedFact
  isTaught: boolean
}

function Fact({ column, fact, isTaught }: FactProps) {
  if (fact.text === null)
    return <span class="soft">{say(isTaught ? 'taught.absent' : 'taught.untaught')}</span>
  if (fact.understood) return <>{fact.text}</>
  return (
    <>
      {fact.text}
      <span class="teach-unread small">
        <Icon name="attention" size={14} />
        {say(column === 'status' ? 'taught.unknown' : 'taught.unread')}
      </span>
    </>
  )
}
