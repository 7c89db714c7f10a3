import * as v from 'valibot'
import { notify, takeNotificationBack } from '../browser/notifications.ts'
import { sessionValue } from '../browser/session.ts'
import { readSnoozes } from '../browser/snoozes.ts'
import { openWorkbench, pushToShops, showIcon } from '../browser/tabs.ts'
import type { AlarmView } from '../contract/page-messages.ts'
import { type Alarm, AlarmSchema, isNews } from '../domain/alarm.ts'
import type { BrowserConfiguration } from '../domain/configuration.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { fixActionOf } from '../domain/reasons.ts'
import type { PracticeService } from '../service/answer.ts'
import { plural, say } from '../words/background-words.ts'
import { formatMoment } from '../words/format-time.ts'
import { askHost } from './ask-host.ts'

/** Whose alarms they are, and where they are told. */
export interface Place {
  practice: Pick<BrowserConfiguration['practice'], 'timeZone'>
  shops: readonly { origin: string }[]
}

/** All of it lasts as long as the browser. Each has one kind of writer, so that none writes over another's. */
const standing = sessionValue('alarm', v.object({ alarm: v.nullable(AlarmSchema), text: v.string() }))
const staffCount = sessionValue('staffCounts', v.object({ staff: v.number(), putOff: v.number() }))
/** Codes of the alarms that a person has put away. */
const putAway = sessionValue('alarmsPutAway', v.array(v.string()))

async function read() {
  const [told, staff, away] = await Promise.all([standing.read(), staffCount.read(), putAway.read()])
  return { alarm: null, text: '', ...told, ...(staff ?? { staff: 0, putOff: 0 }), away: away ?? [] }
}
type Told = Awaited<ReturnType<typeof read>>

/**
 * Tells an alarm wherever people look: in the shops' pages, on the toolbar and, where a person has allowed it, by a
 * notification, once for each alarm. Null = all is well, and what was told is taken back.
 */
export async function tellAlarm(alarm: Alarm | null, { practice, shops }: Place): Promise<void> {
  const text = alarm ? alarmText(alarm, practice.timeZone, Date.now()) : ''
  const before = await read()
  await standing.write({ alarm, text })
  if (alarm === null) await putAway.clear()
  await showOnToolbar()
  const isNew = before.alarm?.code !== alarm?.code
  if (isNew || before.text !== text)
    await pushToShops(
      shops.map(({ origin }) => origin),
      { name: 'bg-cs/alarm', alarm: await alarmOnPage() },
    )
  if (alarm === null) await takeNotificationBack()
  else if (isNew) await notify(say('toolbar.name'), text)
}

let asked = 0
let newest = 0

/**
 * Asks the practice's service what stands, and tells it. What cannot be asked or told now is told the next time: a sync
 * never fails over it, and a backend that does not know the question tells nothing. No answer is told after one that
 * was asked for later.
 */
export async function tellAlarmNow(service: PracticeService, place: Place): Promise<void> {
  asked += 1
  const mine = asked
  try {
    const { alarm } = await askHost(service, 'host-bg/alarm', { snoozes: await readSnoozes() })
    if (mine < newest) return
    newest = mine
    await tellAlarm(alarm, place)
  } catch {}
}

/** The toolbar tells how many orders wait for staff, beside the alarm that stands; its title names those put off here, too. */
export async function tellStaffCount(staff: number, putOff = 0): Promise<void> {
  await staffCount.write({ staff, putOff })
  await showOnToolbar()
}

/** The alarm as a shop's page shows it; null where none stands, or a person has put it away. */
export async function alarmOnPage(): Promise<AlarmView | null> {
  return viewOf(await read())
}

/** A person has put it away until the browser is closed; what only people can end stays. */
export async function putAlarmAway(origins: readonly string[]): Promise<void> {
  const { alarm, away } = await read()
  if (!alarm || !isNews(alarm)) return
  await putAway.write([...new Set([...away, alarm.code])])
  await pushToShops(origins, { name: 'bg-cs/alarm', alarm: await alarmOnPage() })
}

/** The one press: ends it where a press can, else opens the place that does. */
export async function answerAlarm(syncNow: () => Promise<void>): Promise<void> {
  const { alarm } = await read()
  if (!alarm) return
  const to = wayOut(alarm)
  if (to === 'sync-now') await syncNow()
  else await openWorkbench(routes[to])
}

const routes = {
  'sign-in': 'settings',
  settings: 'settings',
  setup: 'setup',
  resume: 'staff',
  unlock: 'staff',
  staff: 'staff',
} as const
type WayOut = keyof typeof routes | 'sync-now'

function wayOut({ code }: Alarm): WayOut {
  if (code === 'silent' || code === 'storage-full') return 'sync-now'
  if (code === 'waiting-long') return 'staff'
  if (code === 'vault-closed') return 'unlock'
  if (code === 'paused') return 'resume'
  // No sync ends two versions that do not understand each other; Settings says which one to update, and where.
  if (code === 'settings-unusable' || code.endsWith('-older')) return 'settings'
  const action = fixActionOf(code)
  if (action === 'sign-in' || action === 'settings') return action
  // Faults of Nextech's set-up are named one by one there.
  return action === 'sync-now' ? 'setup' : 'sync-now'
}

/** No name of a person and no order's number: a shop's page and the computer's own notices show it (rules 10.1). */
export function alarmText(alarm: Alarm, timeZone: string, now: number): string {
  const { code, since, orders } = alarm
  if (code === 'waiting-long') return plural('alarm.waiting-long', orders)
  const cause =
    code === 'silent' || code === 'storage-full' || code === 'settings-unusable'
      ? say(`alarm.${code}`)
      : say(`reason.${code}.cause`)
  const moment = since === null ? null : formatMoment(since, timeZone, practiceDayOf(now, timeZone))
  return [
    cause,
    moment !== null && say('alarm.since', { since: moment }),
    orders > 0 && !alarm.observes && plural('alarm.pending', orders),
  ]
    .filter(Boolean)
    .join(' ')
}

function viewOf({ alarm, text, away }: Told): AlarmView | null {
  if (alarm === null || away.includes(alarm.code)) return null
  // That there is one would tell a page that made it up whether its customer is a patient (rules 10.1).
  if (alarm.observes && alarm.code === 'waiting-long') return null
  return { text, label: say(`alarm.${wayOut(alarm)}`), isNews: isNews(alarm) }
}

let toolbar: Promise<void> = Promise.resolve()

/** One after the other: who drew last read last, so that no older count or alarm stays. */
function showOnToolbar(): Promise<void> {
  toolbar = toolbar.catch(() => undefined).then(async () => drawToolbar(await read()))
  return toolbar
}

/** A count means something only while payments leave: what stops them comes first, the title tells both. */
async function drawToolbar({ alarm, text, staff, putOff }: Told): Promise<void> {
  const isUrgent = alarm !== null && alarm.code !== 'waiting-long'
  await showIcon({
    text: isUrgent ? '!' : staff === 0 ? '' : String(staff),
    isUrgent,
    title: [
      say('toolbar.name'),
      text,
      staff > 0 && plural('toolbar.staff', staff),
      putOff > 0 && plural('toolbar.put-off', putOff),
    ]
      .filter(Boolean)
      .join('\n'),
  })
}
