import type { Configuration } from '../domain/configuration.ts'
import { type endpoints, type Finding, found } from '../domain/setup-checks.ts'
import type { Instant } from '../domain/units.ts'
import type { Answer, Trouble } from '../sync/ports/nextech.ts'
import type { ClockOffset, FoundLabels, FoundPlace } from './ports.ts'

/** A clock this far off puts payments on wrong days and makes tokens look expired. */
const maxSkewMs = 2 * 60_000

/** Whether the browser lets us reach Nextech and its sign-in. */
export function checkHosts(
  { nextech }: { nextech: Pick<Configuration['nextech'], 'apiBaseUrl'> },
  denied: readonly string[],
): Finding {
  if (denied.length > 0) return found('host-access', 'denied', { address: denied.join(', ') })
  return found('host-access', 'allowed', { address: new URL(nextech.apiBaseUrl).host })
}

export function checkSignIn(answer: Answer<unknown>): Finding {
  if (answer.ok) return found('sign-in', 'done')
  const { trouble, message } = answer
  return found('sign-in', trouble === 'signed-out' ? 'signed-out' : 'unreachable', { message })
}

/** This machine's clock against Nextech's; what the way there leaves unsure is not held against it. */
export function checkClock(offset: ClockOffset | undefined): Finding {
  if (offset === undefined) return found('clock', 'untold')
  const off = Math.abs(offset.ms) - offset.unsureMs
  const seconds = String(Math.round(Math.abs(offset.ms) / 1000))
  const direction = offset.ms > 0 ? 'behind' : 'ahead'
  return off > maxSkewMs ? found('clock', 'wrong', { seconds, direction }) : found('clock', 'right')
}

/** Zones of the practices that the store serves. */
const american =
  /^(America|US|Canada)\/|^Pacific\/(Honolulu|Guam|Pago_Pago)$|^Atlantic\/(Bermuda|Puerto_Rico)$/

/** Whether the practice's zone agrees with this machine's; two zones with the same time at this moment do. */
export function checkTimeZone(zone: string, machine: string, now: Instant): Finding {
  const values = { zone, machine }
  if (wallTime(zone, now) !== wallTime(machine, now)) return found('time-zone', 'other-machine', values)
  return american.test(zone) ? found('time-zone', 'fits', values) : found('time-zone', 'not-american', values)
}

/** Compared with another, and shown to nobody: so it is in no person's language. */
function wallTime(timeZone: string, now: Instant): string {
  return new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now)
}

/** What the product asks Nextech, by the resource's name in Nextech's documentation. */
export type Resource = Exclude<(typeof endpoints)[number], 'post-payment' | 'create-patient'>

/** Whether Nextech lets us read a resource; a 404 or 405 means that this build does not have it. */
export function checkEndpoint(resource: Resource, answer: Answer<unknown> | 'not-asked'): Finding {
  if (answer === 'not-asked') return found('endpoint', 'not-asked', {}, resource)
  if (answer.ok) return found('endpoint', 'answers', {}, resource)
  return found('endpoint', endpointFault(answer), { message: answer.message }, resource)
}

function endpointFault({ trouble, status }: Trouble) {
  if (trouble === 'permission-missing') return 'forbidden'
  return status === 404 || status === 405 || status === 501 ? 'not-there' : 'silent'
}

/** Writing cannot be tried without writing: it is known from what was written. */
export function checkWriting(written: { payment: boolean; patient: boolean }): Finding[] {
  return [
    found('endpoint', written.payment ? 'used' : 'not-used', {}, 'post-payment'),
    found('endpoint', written.patient ? 'used' : 'not-used', {}, 'create-patient'),
  ]
}

/**
 * Nextech's build, told from what its answers carry (Nextech API 1.1): `managed` from 14.4 on, times of change
 * from 14.3 on, the search for payments from 14.2 on.
 */
export function checkVersion(places: Answer<FoundPlace[]>, labels: Answer<FoundLabels>): Finding {
  if (!labels.ok && endpointFault(labels) === 'not-there') return found('version', 'old', { least: '14.2' })
  if (places.ok && places.value.some(({ managed }) => managed !== null))
    return found('version', 'new', { least: '14.4' })
  if (labels.ok && labels.value.dated === true) return found('version', 'new', { least: '14.3' })
  if (labels.ok && labels.value.dated === false) return found('version', 'middle', { least: '14.2' })
  return found('version', 'untold')
}
