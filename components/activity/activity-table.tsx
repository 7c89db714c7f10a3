import type { ReadEntry } from '../../lib/domain/activity.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { knows, say } from '../../lib/words/activity-words.ts'
import { formatDay, formatMonth, secondFormat } from '../../lib/words/format-time.ts'
import { Money } from '../common/money.tsx'

interface ActivityTableProps {
  entries: readonly ReadEntry[]
  timeZone: string
}

const columns = ['seq', 'at', 'actor', 'what', 'order', 'evidence'] as const

/** Entries as a table; the text of every cell is text, wherever it came from. */
export function ActivityTable({ entries, timeZone }: ActivityTableProps) {
  const format = secondFormat(timeZone)
  const label = say('activity.table', { zone: timeZone })
  return (
    // Focusable, because a table that is wider than its box is scrolled with the keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable (WCAG 2.1.1)
    <section class="activity-scroll" tabIndex={0} aria-label={label}>
      <table class="activity-table">
        <caption class="heard-only">{label}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {say(`activity.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(entry => (
            <Row key={entry.seq} entry={entry} format={format} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ entry, format }: { entry: ReadEntry; format: (instant: Instant) => string }) {
  const { seq, at, actor, person, code, reason, number } = entry
  return (
    <tr>
      <td class="money">{seq}</td>
      <td>
        <time dateTime={new Date(at).toISOString()}>{format(at)}</time>
      </td>
      <td>{person?.name ?? known(`activity.actor.${actor}`, actor)}</td>
      <td>
        <span class="activity-what">{known(`activity.${code}`, say('activity.newer', { code }))}</span>
        {reason !== null && <span class="soft small"> {causeOf(reason)}</span>}
      </td>
      <td>{number}</td>
      <td class="small soft">
        <Evidence entry={entry} />
      </td>
    </tr>
  )
}

/** The text of a key; of what a newer backend tells, what stands for it. */
const known = (key: string, otherwise: string) => (knows(key) ? say(key) : otherwise)

const causeOf = (reason: string) =>
  known(`reason.${reason}.cause`, say('activity.newer.reason', { code: reason }))

function Evidence({
  entry: { amountCents, payment, patient, about, month, day, quote },
}: {
  entry: ReadEntry
}) {
  const words = [
    month !== undefined && formatMonth(month),
    day !== undefined && formatDay(day, 'medium'),
    about &&
      say('activity.about', { name: about.name, role: known(`activity.role.${about.role}`, about.role) }),
    payment !== null && say('activity.payment', { payment }),
    quote !== undefined && say('activity.quote', { quote }),
    patient !== null && say('activity.patient', { patient }),
  ].filter(Boolean)
  return (
    <>
      {amountCents !== null && <Money cents={amountCents} />}
      {amountCents !== null && words.length > 0 && ', '}
      {words.join(', ')}
    </>
  )
}
