import * as v from 'valibot'
import type { ServiceRequest } from '../contract/messages.ts'
import { type ActivityCode, activityNote } from '../domain/activity.ts'
import type { Practice } from './practice.ts'

/** What a person asked for, and the order that they have open for it. */
export interface ToldRequest {
  name: ServiceRequest
  body: unknown
  key?: string | undefined
}

/** Looks at patients, and choices that no change of a posting tells of. */
const codes: Partial<Record<ServiceRequest, ActivityCode>> = {
  'panel-bg/load': 'look.order',
  'panel-bg/search': 'look.search',
  'panel-bg/payments': 'look.payments',
  'ext-bg/remembered': 'look.customers',
  'ext-bg/patient-page': 'look.patients',
  'panel-bg/deny': 'decision.denied',
  'panel-bg/allow': 'decision.allowed',
  'panel-bg/forget': 'decision.forgotten',
  'ext-bg/forget': 'decision.forgotten',
}

const UidSchema = v.object({ uid: v.string() })
/** A list of all patients has thousands of pages: its first tells of it. */
const LaterPageSchema = v.object({ offset: v.pipe(v.number(), v.minValue(1)) })

/**
 * Tells the activity of what a person asked for, before they get the answer. Of what was typed nothing is told,
 * of a patient only `fingerprint`.
 */
export async function tellAsked(
  { activity, engine }: Pick<Practice, 'activity' | 'engine'>,
  { name, body, key }: ToldRequest,
  fingerprint: (uid: string) => string,
): Promise<void> {
  const code = codes[name]
  if (code === undefined || (code === 'look.patients' && v.is(LaterPageSchema, body))) return
  const record = key === undefined ? undefined : await engine.store.get(key)
  await activity.tell(
    activityNote({
      at: engine.clock.now(),
      actor: 'staff',
      code,
      shop: record?.posting.shop ?? null,
      number: record?.posting.number ?? null,
      patient: v.is(UidSchema, body) ? fingerprint(body.uid) : null,
    }),
  )
}
