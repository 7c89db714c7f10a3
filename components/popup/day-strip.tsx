import type { DayTotals } from '../../lib/reports/totals.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/popup-words.ts'
import { Card } from '../common/card.tsx'
import { DayBars } from '../common/day-bars.tsx'
import { Money } from '../common/money.tsx'

/** Fourteen days: bars for the eye, and the numbers in a table for everybody. */
export function DayStrip({ strip }: Pick<DayTotals, 'strip'>) {
  return (
    <Card title={say('popup.strip')} aside={<Legend />}>
      <DayBars
        label={say('popup.strip.summary')}
        days={strip.map(({ day, takenCents, postedCents }) => ({
          day,
          taken: takenCents,
          posted: postedCents,
        }))}
        width={314}
        height={72}
      />
      <details class="strip-numbers small">
        <summary>{say('popup.strip.numbers')}</summary>
        <table class="day-table">
          <thead>
            <tr>
              <th scope="col">{say('popup.strip.day')}</th>
              <th scope="col">{say('popup.column.orders')}</th>
              <th scope="col">{say('popup.strip.taken')}</th>
              <th scope="col">{say('popup.strip.posted')}</th>
            </tr>
          </thead>
          <tbody>
            {strip.toReversed().map(({ day, count, takenCents, postedCents }) => (
              <tr key={day}>
                <th scope="row">{formatDay(day, 'medium')}</th>
                <td>{count}</td>
                <td>
                  <Money cents={takenCents} />
                </td>
                <td>
                  <Money cents={postedCents} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}

function Legend() {
  return (
    <span class="legend small soft">
      <span class="legend-taken">{say('popup.strip.taken')}</span>
      <span class="legend-posted">{say('popup.strip.posted')}</span>
    </span>
  )
}
