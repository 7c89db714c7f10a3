import type { ReconciliationAnswer } from '../../lib/contract/reconciliation.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { ledgerLineNames, type OwnLineName, ownLineNames } from '../../lib/domain/own-lines.ts'
import type { Columns, Line, Reconciliation } from '../../lib/reports/reconciliation.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { plural, say } from '../../lib/words/reconciliation-words.ts'
import { Card } from '../common/card.tsx'
import { Icon } from '../common/icon.tsx'
import { Money } from '../common/money.tsx'
import { isWhole } from './known.ts'

type Answer = NonNullable<ReconciliationAnswer>

/** The three sums side by side, and in one sentence whether they agree. */
export function Sums({ answer }: { answer: Answer }) {
  const { report } = answer
  const { sums, counts } = report
  const isKnown = isWhole(answer)
  return (
    <Card title={say('rec.sums')}>
      <dl class="three-sums">
        <Sum name={say('rec.taken')} hint={say('rec.taken.hint')} cents={sums.taken}>
          {plural('rec.orders', counts.taken)}
        </Sum>
        <Sum name={say('rec.posted')} hint={say('rec.posted.hint')} cents={sums.posted}>
          {plural('rec.postings', counts.posted)}
        </Sum>
        <Sum name={say('rec.ledger')} hint={say('rec.ledger.hint')} cents={isKnown ? sums.ledger : null}>
          {isKnown ? plural('rec.payments', counts.ledger) : knownPart(answer)}
        </Sum>
      </dl>
      {isKnown ? (
        <Verdict report={report} />
      ) : (
        <p class="verdict soft">{say(isEmpty(report) ? 'rec.unknown.empty' : 'rec.unknown.verdict')}</p>
      )}
    </Card>
  )
}

/** What of the range's ledger is known, where it begins later. */
function knownPart({ ledger, report }: Answer): string {
  if (ledger === null || ledger.knownFrom > report.to) return ''
  return say('rec.unknown.part', {
    day: formatDay(ledger.knownFrom, 'medium'),
    amount: formatCents(
      report.byDay.reduce((sum, each) => sum + (each.day >= ledger.knownFrom ? each.ledger : 0), 0),
    ),
  })
}

function Sum(props: { name: string; hint: string; cents: number | null; children: string }) {
  return (
    <div>
      <dt>
        {props.name} <span class="soft small">{props.hint}</span>
      </dt>
      <dd>
        <span class="sum-amount">
          {props.cents === null ? say('rec.unknown') : <Money cents={props.cents} />}
        </span>{' '}
        <span class="soft small">{props.children}</span>
      </dd>
    </div>
  )
}

function isEmpty({ counts, differences }: Reconciliation): boolean {
  return counts.taken + counts.posted + counts.ledger === 0 && differences.length === 0
}

function Verdict({ report }: { report: Reconciliation }) {
  const { sums, differences } = report
  const agree = sums.taken === sums.posted && sums.posted === sums.ledger
  if (isEmpty(report)) return <p class="verdict soft">{say('rec.empty')}</p>
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

export interface ColumnCellsProps {
  columns: Columns
  /** Whether the ledger is known: what is not known is no $0.00. */
  isKnown: boolean
}

/** The three sums of a line, and by how much shop and ledger differ. */
export function ColumnCells({ columns: { taken, posted, ledger }, isKnown }: ColumnCellsProps) {
  const differs = isKnown && taken !== ledger
  const unknown = <span class="soft">{say('rec.unknown')}</span>
  return (
    <>
      <td data-label={say('rec.column.shop')}>
        <Money cents={taken} />
      </td>
      <td data-label={say('rec.column.posted')}>
        <Money cents={posted} />
      </td>
      <td data-label={say('rec.column.ledger')}>{isKnown ? <Money cents={ledger} /> : unknown}</td>
      <td data-label={say('rec.column.difference')} class={differs ? 'differs' : 'soft'}>
        {isKnown ? <Money cents={taken - ledger} /> : unknown}
      </td>
    </>
  )
}

export interface SumsTableProps {
  head: string
  lines: readonly {
    key: string
    name: string
    columns: Columns
    isKnown: boolean
    more?: number | undefined
  }[]
  total: ColumnCellsProps
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
            <ColumnCells {...line} />
            {moreHead && (
              <td data-label={moreHead}>
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
            <td data-label={moreHead}>
              <Money cents={more} />
            </td>
          )}
        </tr>
      </tfoot>
    </table>
  )
}

/** Refunds, voids, gift cards and others' postings: part of the sums or beside them, and asked for by name. */
export function Breakdown({ answer }: { answer: Answer }) {
  const { lines } = answer.report
  const isRead = isWhole(answer)
  const isTold = (name: OwnLineName) => isRead || !ledgerLineNames.includes(name)
  const unknown = <span class="soft">{say('rec.unknown')}</span>
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
          {ownLineNames.map(name => (
            <tr key={name}>
              <th scope="row">{say(`rec.line.${name}`)}</th>
              <td data-label={say('rec.column.count')}>{isTold(name) ? lines[name].count : unknown}</td>
              <td data-label={say('rec.column.amount')}>
                {isTold(name) ? <Money cents={lines[name].cents} /> : unknown}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.refundsInShop.count > 0 && (
        <p class="soft small">
          {say('rec.refunds.day')}
          {lines.refundsWithoutDay.count > 0 && ` ${withoutDay(lines.refundsWithoutDay)}`}
        </p>
      )}
    </Card>
  )
}

const withoutDay = ({ count, cents }: Line) =>
  plural('rec.refunds.no-day', count, { amount: formatCents(Math.abs(cents)) })

/** The range's sums by card type. */
export function ByCardType({ answer }: { answer: Answer }) {
  const { byCardType, sums } = answer.report
  const isKnown = isWhole(answer)
  return (
    <Card title={say('rec.by-card-type')}>
      <SumsTable
        head={say('rec.card-type')}
        lines={byCardType.map(each => ({
          key: each.cardType,
          name: each.cardType,
          columns: each,
          isKnown,
        }))}
        total={{ columns: sums, isKnown }}
      />
    </Card>
  )
}
