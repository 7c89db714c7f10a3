import type { Health } from '../../lib/domain/health.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/popup-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { SourceNotices } from './source-notices.tsx'
import type { PopupEvents, ReadyView } from './view.ts'

type HealthNoticeProps = { view: ReadyView } & Pick<PopupEvents, 'onOpenSettings' | 'onSignIn'>

/** What holds every payment back: trouble that passes, or a fault in Nextech's set-up. Nothing while all is well. */
export function HealthNotice({ view, onOpenSettings, onSignIn }: HealthNoticeProps) {
  const { trouble, setupFault, station, listDoubt } = view.health
  return (
    <>
      {trouble && (
        <TroubleNotice trouble={trouble} view={view} onOpenSettings={onOpenSettings} onSignIn={onSignIn} />
      )}
      {setupFault && <SetupNotice fault={setupFault} />}
      {view.silent && !trouble && <SilentNotice view={view} />}
      {station?.otherPayment && <StationNotice onOpenSettings={onOpenSettings} />}
      {listDoubt && !trouble && <DoubtNotice message={listDoubt.message} />}
      <SourceNotices view={view} onOpenSettings={onOpenSettings} />
    </>
  )
}

function TroubleNotice(props: HealthNoticeProps & { trouble: NonNullable<Health['trouble']> }) {
  const { code, message, since, nextTryAt } = props.trouble
  const moment = (instant: number) => formatMoment(instant, props.view.timeZone, props.view.totals.day)
  const passes = ['nextech-down', 'rate-limited', 'list-incomplete'].includes(code)
  return (
    <Notice tone={passes ? 'warn' : 'bad'} icon="attention" title={say(`trouble.${code}`)}>
      <p>{say(`reason.${code}.cause`)}</p>
      <p>{say(`reason.${code}.fix`)}</p>
      <p class="soft small">
        {say('trouble.since', { since: moment(since) })}{' '}
        {nextTryAt !== null && say('trouble.next-try', { next: moment(nextTryAt) })}
      </p>
      {message && <p class="soft small">{say('trouble.detail', { detail: message })}</p>}
      {code === 'signed-out' && (
        <Button kind="primary" onPress={props.onSignIn}>
          {say('popup.sign-in')}
        </Button>
      )}
      {(code === 'not-configured' || code === 'permission-missing') && (
        <Button kind="primary" onPress={props.onOpenSettings}>
          {say('popup.open-settings')}
        </Button>
      )}
    </Notice>
  )
}

/** The silent stop: what people miss most, and see last. */
function SilentNotice({ view }: { view: ReadyView }) {
  const { provenAt } = view.health
  const time = provenAt === null ? '' : formatMoment(provenAt, view.timeZone, view.totals.day)
  return (
    <Notice tone="warn" icon="attention" title={say('popup.silent')}>
      <p>{say('popup.silent.hint', { time })}</p>
    </Notice>
  )
}

/** Nothing is held back: all was read. Nextech should hear of it all the same. */
function DoubtNotice({ message }: { message: string }) {
  return (
    <Notice tone="warn" icon="attention" title={say('popup.list-doubt')}>
      <p>{say('popup.list-doubt.hint')}</p>
      <p class="soft small">{say('trouble.detail', { detail: message })}</p>
    </Notice>
  )
}

function StationNotice({ onOpenSettings }: Pick<PopupEvents, 'onOpenSettings'>) {
  return (
    <Notice tone="bad" icon="attention" title={say('trouble.other-station')}>
      <p>{say('reason.other-station.cause')}</p>
      <p>{say('reason.other-station.fix')}</p>
      <Button kind="primary" onPress={onOpenSettings}>
        {say('popup.open-settings')}
      </Button>
    </Notice>
  )
}

/** Faults whose cause and fix stand in the words; any other fault is told in its own detail. */
const knownFaults = [
  'category-missing',
  'location-missing',
  'provider-missing',
  'dummy-patient-missing',
] as const satisfies readonly ReasonCode[]

function SetupNotice({ fault }: { fault: NonNullable<Health['setupFault']> }) {
  const known = knownFaults.find(code => code === fault.what)
  return (
    <Notice tone="bad" icon="attention" title={say('trouble.set-up')}>
      {known && <p>{say(`reason.${known}.cause`)}</p>}
      {known && <p>{say(`reason.${known}.fix`)}</p>}
      {fault.detail && <p class="soft small">{say('trouble.detail', { detail: fault.detail })}</p>}
    </Notice>
  )
}
