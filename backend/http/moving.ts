import { Hono } from 'hono'
import * as v from 'valibot'
import {
  LeaveAnswerSchema,
  MonthInSchema,
  MonthOutAnswerSchema,
  MonthOutSchema,
  MoveSchema,
  MovingAnswerSchema,
  PartOutAnswerSchema,
  PartOutSchema,
  PartSchema,
  ReceiveSchema,
} from '../../lib/contract/moving.ts'
import type { Result } from '../../lib/domain/result.ts'
import { say } from '../../lib/words/backend-words.ts'
import type { Moving } from '../practice/moving.ts'
import type { Mover, MovingRefusal } from '../practice/moving-state.ts'
import { answerWith, Refused } from './replies.ts'
import { mayAsk, readJson, type StationEnv } from './station-guard.ts'

/** `/v1/moving`: a practice goes over from a browser to the backend, and back. For managers. */
export function movingRoutes(app: Moving): Hono<StationEnv> {
  const routes = new Hono<StationEnv>()
  routes.use(async (c, next) => {
    mayAsk(c.get('station'), 'manager')
    await next()
  })
  routes.get('/', async c =>
    answerWith(c, v.parse(MovingAnswerSchema, await app.state(c.get('station').person.practiceId))),
  )
  routes.post('/receive', async c => {
    const station = c.get('station')
    const handed = await readJson(c, ReceiveSchema)
    const outcome = await app.receive(station.person.practiceId, handed, moverOf(station))
    if (outcome.ok) return answerWith(c, {})
    if (outcome.error.kind === 'wrong')
      throw new Refused(400, 'configuration-refused', outcome.error.problems.join('\n'))
    throw refusalOf(outcome.error.kind)
  })
  routes.post('/part', async c => {
    const { id, ...part } = await readJson(c, PartSchema)
    taken(await app.part(c.get('station').person.practiceId, id, part))
    return answerWith(c, {})
  })
  routes.post('/part-out', async c => {
    const { id, afterRecord: record, afterMemory: memory } = await readJson(c, PartOutSchema)
    const out = taken(await app.partOut(c.get('station').person.practiceId, id, { record, memory }))
    return answerWith(c, v.parse(PartOutAnswerSchema, out))
  })
  routes.post('/month', async c => {
    const { id, closed } = await readJson(c, MonthInSchema)
    taken(await app.month(c.get('station').person.practiceId, id, closed))
    return answerWith(c, {})
  })
  routes.post('/month-out', async c => {
    const { id, after } = await readJson(c, MonthOutSchema)
    const closed = taken(await app.monthOut(c.get('station').person.practiceId, id, after))
    return answerWith(c, v.parse(MonthOutAnswerSchema, { closed: closed ?? null }))
  })
  routes.post('/leave', async c => {
    const station = c.get('station')
    const { id } = await readJson(c, MoveSchema)
    const left = taken(await app.leave(station.person.practiceId, id, moverOf(station)))
    return answerWith(c, v.parse(LeaveAnswerSchema, left))
  })
  for (const step of ['start', 'cancel', 'left', 'stay'] as const)
    routes.post(`/${step}`, async c => {
      const station = c.get('station')
      const { id } = await readJson(c, MoveSchema)
      taken(await app[step](station.person.practiceId, id, moverOf(station)))
      return answerWith(c, {})
    })
  return routes
}

function moverOf({ id, name, person }: StationEnv['Variables']['station']): Mover {
  return { station: id, by: `${person.name} (${name})` }
}

function taken<T>(outcome: Result<T, MovingRefusal>): T {
  if (!outcome.ok) throw refusalOf(outcome.error)
  return outcome.value
}

const refusalOf = (kind: MovingRefusal) => new Refused(409, `moving-${kind}`, say(`backend.moving.${kind}`))
