import * as v from 'valibot'
import { createApp } from '../../backend/http/app.ts'
import { Declined } from '../../lib/contract/declined.ts'
import { EnvelopeSchema } from '../../lib/contract/messages.ts'
import type { ServiceCall } from '../../lib/service/answer.ts'
import type { Practice } from '../../lib/service/practice.ts'
import type { Carrier } from '../acceptance/service-practice.ts'

const ReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string(), message: v.string() }) }),
])

/** Asks as a paired station of a manager does, through the whole of the backend's HTTP. */
export const overHttp: Carrier = async (practice, call) => {
  const { name } = v.parse(EnvelopeSchema, { name: call.name, body: null })
  const request = new Request(`http://127.0.0.1/v1/requests/${name}`, {
    method: 'POST',
    headers: { Host: '127.0.0.1', Authorization: 'Bearer token', 'X-Protocol': '1' },
    body: JSON.stringify(envelopeOf(call)),
  })
  const answer = await appFor(practice, call).fetch(request)
  const reply = v.parse(ReplySchema, await answer.json())
  if (reply.ok) return reply.value
  throw new Declined(reply.error.code, reply.error.message)
}

function envelopeOf({ body, asker }: ServiceCall): object {
  if ('origin' in asker) return { body, page: { origin: asker.origin, reader: asker.reader } }
  return 'key' in asker ? { body, order: { key: asker.key, opening: asker.opening } } : { body }
}

const nobodyAsks = () => Promise.reject(new Error('nobody asks'))

function appFor(practice: Practice, { asker }: ServiceCall) {
  const name = ('staffName' in asker ? asker.staffName : null) ?? ''
  const person = { practiceId: 'p', id: '1', email: 'a@b.example', name, role: 'manager' as const }
  return createApp({
    version: '0',
    people: undefined,
    isBehindProxy: false,
    moving: undefined,
    live: undefined,
    configuration: {
      configuration: nobodyAsks,
      changeConfiguration: nobodyAsks,
      signInToNextech: nobodyAsks,
    },
    practice: async () => ({ ...practice, id: 'p' }),
    actAs: (_person, work) => work(),
    tellRequest: async () => undefined,
    stationByToken: async () => ({ id: 's', name: 'station', person }),
    otherViewer: async () => ('otherViewer' in asker ? asker.otherViewer() : null),
    syncNow: async () => undefined,
    metrics: nobodyAsks,
    mayHost: () => true,
    isDatabaseFault: () => false,
    isReady: async () => true,
  })
}
