import type { SourceReport } from '../../lib/contract/today.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Icon } from '../common/icon.tsx'

interface SourceListProps {
  sources: readonly SourceReport[]
  timeZone: string
  today: PracticeDay
}

type RestSource = Extract<SourceReport, { kind: 'rest' }>

/** Each shop, where its orders come from, and how the last reading went. */
export function SourceList({ sources, timeZone, today }: SourceListProps) {
  const moment = (instant: number) => formatMoment(instant, timeZone, today)
  return (
    <ul class="sources">
      {sources.map(source => (
        <li key={source.origin}>
          <span>{source.origin}</span>
          {source.kind === 'page' ? (
            <p class="soft small">{say('source.page')}</p>
          ) : (
            <Rest source={source} moment={moment} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Rest({ source, moment }: { source: RestSource; moment: (instant: number) => string }) {
  const { address, readAt, trouble, unreadable } = source
  return (
    <>
      <p class="soft small">
        {say('source.rest', { address })}{' '}
        {readAt === null ? say('source.read.never') : say('source.read', { time: moment(readAt) })}
      </p>
      {trouble && (
        <div class="source-trouble small">
          <p class="source-trouble-title">
            <Icon name="attention" size={14} />
            {say(`source.${trouble.code}`)}
          </p>
          <p>{say(`source.${trouble.code}.cause`)}</p>
          <p>{say(`source.${trouble.code}.fix`)}</p>
          <p class="soft">
            {say('source.since', { time: moment(trouble.since) })}{' '}
            {say('source.next-try', { time: moment(source.nextTryAt) })}
          </p>
          {trouble.message && <p class="soft">{say('source.detail', { detail: trouble.message })}</p>}
        </div>
      )}
      {unreadable.length > 0 && <Unreadable orders={unreadable} />}
    </>
  )
}

function Unreadable({ orders }: { orders: RestSource['unreadable'] }) {
  return (
    <div class="source-trouble small">
      <p>{say('source.unreadable')}</p>
      <ul>
        {orders.map(({ number, field }, at) => (
          <li key={number ?? at}>
            {say('source.unreadable.order', {
              number: number ?? say('source.unreadable.nameless'),
              field: say(`source.field.${field}`),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
