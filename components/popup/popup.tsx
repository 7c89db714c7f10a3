import { formatTenths } from '../../lib/words/format-share.ts'
import { say } from '../../lib/words/popup-words.ts'
import '../theme.css'
import { formatDay, formatMoment } from '../../lib/words/format-time.ts'
import { Button } from '../common/button.tsx'
import { HelpLink } from '../common/help-link.tsx'
import { Icon } from '../common/icon.tsx'
import { Notice } from '../common/notice.tsx'
import { Pause, type PauseView } from '../common/pause.tsx'
import { PresentPerson, RefusedPress } from '../people/present-person.tsx'
import type { StationEvents, StationView } from '../people/view.ts'
import { BackendNotice } from './backend-notice.tsx'
import { DayStrip } from './day-strip.tsx'
import { CardTypes, DayTable } from './day-table.tsx'
import { HealthNotice } from './health-notice.tsx'
import './popup.css'
import { StaffBlock } from './staff-block.tsx'
import { TakenBlock } from './taken-block.tsx'
import { TeachLine } from './teach-line.tsx'
import type { PopupEvents, PopupView, ReadyView } from './view.ts'
import { WorkbenchLink } from './workbench-link.tsx'

export type PopupProps = PopupEvents & {
  view: PopupView
  /** Who is there; absent while that is not known. */
  station?: (StationEvents & { view: Extract<StationView, { kind: 'open' }> }) | null
}

/** The toolbar popup: is the sync alive, what did today bring, what waits for staff. */
export function Popup({ view, station = null, ...events }: PopupProps) {
  return (
    <div class="popup">
      <PopupHead view={view} />
      {station && <PresentPerson {...station} />}
      {station && <RefusedPress {...station} />}
      <PopupBody view={view} {...events} />
      <footer class="popup-foot">
        {view.kind === 'ready' && <Proven view={view} />}
        <div class="popup-actions">
          {view.kind === 'ready' && (
            <Button busy={view.syncing} onPress={events.onSyncNow}>
              {say(view.syncing ? 'popup.syncing' : 'popup.sync-now')}
            </Button>
          )}
          {view.kind === 'ready' && !view.health.paused && (
            <Pause view={pauseOf(view)} onPause={events.onPause} isShort />
          )}
          <nav class="popup-links" aria-label={say('product')}>
            <WorkbenchLink route="reconciliation" onOpen={events.onOpen}>
              {say('popup.workbench')}
            </WorkbenchLink>
            <WorkbenchLink route="settings" onOpen={events.onOpen}>
              {say('popup.settings')}
            </WorkbenchLink>
          </nav>
        </div>
      </footer>
    </div>
  )
}

function pauseOf({ health, timeZone, totals }: ReadyView): PauseView {
  return { paused: health.paused ?? null, timeZone, today: totals.day }
}

/** What there is to be known while the popup has no numbers. */
const chapters = { loading: 'popup', 'not-configured': 'welcome', backend: 'backend' } as const

function PopupHead({ view }: { view: PopupView }) {
  if (view.kind !== 'ready')
    return (
      <header class="popup-head">
        <h1>{say('product')}</h1>
        <HelpLink chapter={chapters[view.kind]} />
      </header>
    )
  return (
    <header class="popup-head">
      <p class="popup-product">{say('product')}</p>
      <h1>{view.practice}</h1>
      <p class="soft small">
        {formatDay(view.totals.day)} · <span class="popup-zone">{view.timeZone}</span>
      </p>
      <HelpLink chapter="popup" />
    </header>
  )
}

function PopupBody({
  view,
  onOpen,
  onOpenSettings,
  onSignIn,
  onSyncNow,
  onTeach,
  onPause,
}: { view: PopupView } & PopupEvents) {
  if (view.kind === 'loading') return <Skeleton />
  if (view.kind === 'not-configured' && view.unusable)
    return (
      <Notice tone="bad" icon="attention" title={say('trouble.settings-unusable')}>
        <p>
          {say(
            view.unusable.isPolicy ? 'trouble.settings-unusable.policy' : 'trouble.settings-unusable.file',
          )}
        </p>
        <Button kind="primary" onPress={onOpenSettings}>
          {say('popup.open-settings')}
        </Button>
      </Notice>
    )
  if (view.kind === 'not-configured')
    return (
      <Notice tone="busy" icon="unknown" title={say('trouble.not-configured')}>
        <p>{say('reason.not-configured.cause')}</p>
        <p>{say('reason.not-configured.fix')}</p>
        <div class="popup-set-up">
          <Button kind="primary" onPress={() => onOpen('welcome')}>
            {say('popup.set-up')}
          </Button>
          <Button onPress={onOpenSettings}>{say('popup.open-settings')}</Button>
        </div>
      </Notice>
    )
  if (view.kind === 'backend')
    return <BackendNotice trouble={view.trouble} onOpenSettings={onOpenSettings} onSyncNow={onSyncNow} />
  return (
    <>
      {view.health.paused && <Pause view={pauseOf(view)} onPause={onPause} />}
      <HealthNotice view={view} onOpenSettings={onOpenSettings} onSignIn={onSignIn} />
      {view.counting && <Counting {...view.counting} />}
      {view.posture !== 'automatic' && <p class="popup-posture">{say(`popup.${view.posture}`)}</p>}
      <Figures view={view} onOpen={onOpen} onTeach={onTeach} />
    </>
  )
}

/** Hides days that are not counted yet: a placeholder 0 would look real. */
function Figures({ view, onOpen, onTeach }: { view: ReadyView } & Pick<PopupEvents, 'onOpen' | 'onTeach'>) {
  const { totals, counting, page } = view
  const teach = <TeachLine page={page} onTeach={onTeach} />
  const isPageRead = page?.state === 'orders'
  const isCounted = (day: string) => counting === null || (counting.from !== null && counting.from <= day)
  const hasToday = isCounted(totals.day)
  return (
    <>
      {hasToday && <TakenBlock totals={totals} isCounted={isCounted} />}
      {counting?.from !== null && <StaffBlock staff={totals.staff} onOpen={onOpen} />}
      {!isPageRead && teach}
      {hasToday && <DayTable totals={totals} shopHref={view.shopHref} />}
      {hasToday && totals.count > 0 && <CardTypes totals={totals} />}
      {totals.strip.every(({ day }) => isCounted(day)) && <DayStrip strip={totals.strip} />}
      {isPageRead && teach}
    </>
  )
}

function Counting({ counted, total }: NonNullable<ReadyView['counting']>) {
  const share = Math.min(1, counted / Math.max(1, total))
  return (
    <div class="popup-counting small">
      <p role="status">{say('popup.counting', { percent: formatTenths(share) })}</p>
      <progress max={1} value={share} aria-label={say('popup.counting.bar')} />
    </div>
  )
}

function Proven({ view }: { view: ReadyView }) {
  const { provenAt, trouble } = view.health
  const good = provenAt !== null && trouble === null && !view.silent
  return (
    <p class={`popup-proven small ${good ? 'popup-proven-good' : 'soft'}`}>
      <Icon name={good ? 'synced' : 'pending'} size={14} />
      {provenAt === null
        ? say('popup.proven.never')
        : say('popup.proven', { time: formatMoment(provenAt, view.timeZone, view.totals.day) })}
    </p>
  )
}

function Skeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="heard-only">{say('popup.loading')}</span>
      {['tall', '', ''].map((height, at) => (
        <div key={at} class={`skeleton-block ${height}`} />
      ))}
    </div>
  )
}
