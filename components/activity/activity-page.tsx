import { say } from '../../lib/words/activity-words.ts'
import '../theme.css'
import { Button } from '../common/button.tsx'
import '../common/button.css'
import { Notice } from '../common/notice.tsx'
import { Unread } from '../common/unread.tsx'
import { ActivityFilterForm } from './activity-filter.tsx'
import { ActivityTable } from './activity-table.tsx'
import './activity.css'
import { ProofNotice } from './proof-notice.tsx'
import { SealCard } from './seal-card.tsx'
import type { ActivityEvents, ActivityReady, ActivityView } from './view.ts'

export type ActivityPageProps = ActivityEvents & { view: ActivityView }

/** Who or what did what, when, to which order. */
export function ActivityPage({ view, ...events }: ActivityPageProps) {
  return (
    <div class="activity">
      <h1>{say('activity.title')}</h1>
      {(view.kind === 'loading' || view.kind === 'away') && (
        <p class="soft" role="status">
          {say(view.kind === 'away' ? 'trouble.away' : 'activity.loading')}
        </p>
      )}
      {view.kind === 'failed' && <Unread message={view.message} />}
      {view.kind === 'not-configured' && (
        <Notice tone="calm" icon="unknown" title={say('activity.not-configured')}>
          <p>{say('activity.not-configured.hint')}</p>
          <p>
            <a class="button button-primary" href="#/welcome">
              {say('activity.set-up')}
            </a>
          </p>
        </Notice>
      )}
      {view.kind === 'ready' && <Ready view={view} {...events} />}
    </div>
  )
}

function Ready({ view, ...events }: ActivityEvents & { view: ActivityReady }) {
  const { entries, filter, newest, timeZone } = view
  const isFiltered = filter.number !== '' || filter.kind !== null
  return (
    <>
      <p class="soft">{say('activity.lead')}</p>
      <ProofNotice {...view} onProve={events.onProve} onStopProof={events.onStopProof} />
      <SealCard {...view} {...events} />
      <div class="activity-bar">
        <ActivityFilterForm filter={filter} onFilter={events.onFilter} />
        <Export exporting={view.exporting} onExport={events.onExport} />
      </div>
      {entries.length > 0 ? (
        <ActivityTable entries={entries} timeZone={timeZone} />
      ) : (
        <Notice tone="calm" icon="waiting" title={say(isFiltered ? 'activity.none' : 'activity.empty')}>
          <p>{say(isFiltered ? 'activity.none.hint' : 'activity.empty.hint')}</p>
        </Notice>
      )}
      {(view.more || !newest) && (
        <div class="activity-bar">
          <p class="soft" role="status">
            {entries.length > 0 &&
              say('activity.page', { from: entries[0]?.seq ?? '', to: entries.at(-1)?.seq ?? '' })}
          </p>
          {!newest && <Button onPress={events.onNewest}>{say('activity.newest')}</Button>}
          {view.more && <Button onPress={events.onOlder}>{say('activity.older')}</Button>}
        </div>
      )}
    </>
  )
}

function Export({
  exporting,
  onExport,
}: Pick<ActivityReady, 'exporting'> & Pick<ActivityEvents, 'onExport'>) {
  const isBusy = exporting === 'busy'
  return (
    <fieldset class="activity-export">
      <legend>{say('activity.export')}</legend>
      <Button busy={isBusy} onPress={() => onExport('csv')}>
        {say('activity.export.csv')}
      </Button>
      <Button busy={isBusy} onPress={() => onExport('json')}>
        {say('activity.export.json')}
      </Button>
      <span aria-live="polite" class="small soft">
        {isBusy && say('activity.exporting')}
        {exporting === 'failed' && say('activity.export.failed')}
      </span>
    </fieldset>
  )
}
