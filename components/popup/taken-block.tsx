import { formatCents } from '../../lib/domain/money.ts'
import type { DayTotals, Taken } from '../../lib/reports/totals.ts'
import { weekdayOf } from '../../lib/words/format-time.ts'
import { plural, say } from '../../lib/words/popup-words.ts'
import { Card } from '../common/card.tsx'
import { Money } from '../common/money.tsx'

interface TakenBlockProps {
  totals: DayTotals
  /** Whether a day's orders are counted: one that is not has nothing to compare with. */
  isCounted: (day: string) => boolean
}

/** Today's money at a glance, against yesterday and the same weekday of the week before. */
export function TakenBlock({ totals, isCounted }: TakenBlockProps) {
  const { takenCents, count, yesterday, weekBefore } = totals
  return (
    <Card
      title={say('popup.today')}
      aside={<span class="soft small">{plural('popup.taken.orders', count)}</span>}
    >
      <p class="taken-amount">
        <Money cents={takenCents} />
      </p>
      <dl class="taken-against">
        {isCounted(yesterday.day) && (
          <Against name={say('popup.against.yesterday')} then={yesterday} nowCents={takenCents} />
        )}
        {isCounted(weekBefore.day) && (
          <Against
            name={say('popup.against.week', { weekday: weekdayOf(weekBefore.day) })}
            then={weekBefore}
            nowCents={takenCents}
          />
        )}
      </dl>
    </Card>
  )
}

function Against({ name, then, nowCents }: { name: string; then: Taken; nowCents: number }) {
  const more = nowCents - then.takenCents
  const amount = formatCents(Math.abs(more))
  return (
    <div>
      <dt class="soft small">{name}</dt>
      <dd>
        <Money cents={then.takenCents} />{' '}
        <span class="soft small">
          ({plural('popup.taken.orders', then.count)}
          {', '}
          <span class="money">
            {more === 0 ? say('popup.same') : say(more > 0 ? 'popup.more' : 'popup.less', { amount })}
          </span>
          )
        </span>
      </dd>
    </div>
  )
}
