import { formatCents } from '../../lib/domain/money.ts'
import type { Columns, Reconciliation } from '../../lib/reports/reconciliation.ts'
import { plural, say } from '../../lib/words/reconciliation-words.ts'
import { Card } from '../common/card.tsx'
import { Icon } from '../common/icon.tsx'
import { Money } from '../common/money.tsx'

/** The three sums side by side, and in one sentence whether they agree. */
export function Sums({ report }: { report: Reconciliation }) {
  const { sums, counts } = report
  return (
    <Card title={say('rec.sums')}>
      <dl class="three-sums">
        <Sum name={say('rec.taken')} hint={say('rec.taken.hint')} cents={sums.taken}>
          {plural('rec.orders', counts.taken)}
        </Sum>
        <Sum name={say('rec.posted')} hint={say('rec.posted.hint')} cents={sums.posted}>
          {plural('rec.postings', counts.posted)}
        </Sum>
        <Sum name={say('rec.ledger')} hint={say('rec.ledger.hint')} cents={sums.ledger}>
          {plural('rec.payments', counts.ledger)}
        </Sum>
      </dl>
      <Verdict report={report} />
    </Card>
  )
}

function Sum(props: { name: string; hint: string; cents: number; children: string }) {
  return (
    <div>
      <dt>
        {props.name} <span class="soft small">{props.hint}</span>
      </dt>
      <dd>
        <span class="sum-amount">
          <Money cents={props.cents} />
        </span>{' '}
        <span class="soft small">{props.children}</span>
      </dd>
    </div>
  )
}

function Verdict({ report: { sums, counts, differences } }: { report: Reconciliation }) {
  const isEmpty = counts.taken + counts.posted + counts.ledger === 0 && differences.length === 0
  const agree = sums.taken === sums.posted && sums.posted === sums.ledger
  if (isEmpty) return <p class="verdict soft">{say('rec.empty')}</p>
  return (
    <p class={`verdict ${agree ? 'verdict-good' : 'verdict-differ'}`}>
      <Icon name={agree ? 'synced' : 'different'} size={18} />
      {agree ? say(differences.length === 0 ? 'rec.agree' : 'rec.agree.look') : howFar(sums)}
    </p>
  )
}

function howFar({ taken, posted, ledger }: Columns): string {
  return taken === ledger
    ? say('rec.differ.posted', { amount: formatCents(Math.abs(posted - ledger)) })
    : say('rec.differ', { amount: formatCents(Math.abs(taken - ledger)) })
}

/** Table heads of the three sums. */
function ColumnHeads() {
  return (
    <>
      <th scope="col">{say('rec.column.shop')}</th>
      <th scope="col">{say('rec.column.posted')}</th>
      <th scope="col">{say('rec.column.ledger')}</th>
      <th scope="col">{say('rec.column.difference')}</th>
    </>
  )
}

/** The three sums of a line, and by how much shop and ledger differ. */
export function ColumnCells({ taken, posted, ledger }: Columns) {
  const differs = taken !== ledger
  return (
    <>
      {[taken, posted, ledger].map((cents, at) => (
        <td key={at}>
          <Money cents={cents} />
        </td>
      ))}
      <td class={differs ? 'differs' : 'soft'}>
        <Money cents={taken - ledger} />
      </td>
    </>
  )
}

export interface SumsTableProps {
  head: string
  lines: readonly { key: string; name: string; columns: Columns; more?: number | undefined }[]
  total: Columns
  /** The head of a further column, where the lines have more than the three sums. */
  moreHead?: string | undefined
}

/** A table of the three sums by something, with its total. */
export function SumsTable({ head, lines, total, moreHead }: SumsTableProps) {
  const more = lines.reduce((sum, line) => sum + (line.more ?? 0), 0)
  return (
    <table class="sums-table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <ColumnHeads />
          {moreHead && <th scope="col">{moreHead}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.key}>
            <th scope="row">{line.name}</th>
            <ColumnCells {...line.columns} />
            {moreHead && (
              <td>
                <Money cents={line.more ?? 0} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('rec.total')}</th>
          <ColumnCells {...total} />
          {moreHead && (
            <td>
              <Money cents={more} />
            </td>
          )}
        </tr>
      </tfoot>
    </table>
  )
}

const ownLines: readonly (keyof Reconciliation['lines'])[] = [
  'refundsInShop',
  'refundsInNextech',
  'voids',
  'giftCardsSold',
  'giftCardsRedeemed',
  'others',
]

/** Refunds, voids, gift cards and others' postings: part of the sums or beside them, and asked for by name. */
export function Breakdown({ lines }: Pick<Reconciliation, 'lines'>) {
  return (
    <Card title={say('rec.own-lines')}>
      <table class="sums-table">
        <thead>
          <tr>
            <th scope="col">{say('rec.own-lines')}</th>
            <th scope="col">{say('rec.column.count')}</th>
            <th scope="col">{say('rec.column.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {ownLines.map(name => (
            <tr key={name}>
              <th scope="row">{say(`rec.line.${name}`)}</th>
              <td>{lines[name].count}</td>
              <td>
                <Money cents={lines[name].cents} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
