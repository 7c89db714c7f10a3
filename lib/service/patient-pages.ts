import type { PatientPage } from '../contract/patient-pages.ts'
import type { Instant } from '../domain/units.ts'
import type { PatientPages } from './ports.ts'
import type { Practice } from './practice.ts'

/**
 * A page each second is a twentieth of what Nextech allows, and a million patients in one night. It is paced here:
 * browsers let the timers of a page that nobody looks at run once a minute.
 */
const paceMs = 1000

/** When the next page of each list may be asked for. */
const freeAt = new WeakMap<PatientPages, Instant>()

/** A page of all patients for the duplicate audit, behind all other work; nothing of it is kept. */
export async function patientPage(
  practice: Pick<Practice, 'configuration' | 'engine' | 'patientPages'>,
  { practiceId, offset }: { practiceId: string; offset: number },
): Promise<PatientPage> {
  if (practice.configuration.nextech.practiceId !== practiceId)
    return { ok: false, trouble: 'other-practice', message: '' }
  await turn(practice)
  const answer = await practice.patientPages.read(offset)
  if (answer.ok) return { ok: true, ...answer.value }
  const { trouble, message, retryAfterMs } = answer
  return { ok: false, trouble, message, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

/** Comes back when it is this page's turn. */
async function turn({ engine, patientPages }: Pick<Practice, 'engine' | 'patientPages'>): Promise<void> {
  const now = engine.clock.now()
  // A clock that was put back must not make it wait without end.
  const at = Math.max(now, Math.min(freeAt.get(patientPages) ?? now, now + paceMs))
  freeAt.set(patientPages, at + paceMs)
  if (at > now) await engine.clock.sleep(at - now)
}
