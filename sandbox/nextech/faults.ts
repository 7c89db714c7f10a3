import { setTimeout as delay } from 'node:timers/promises'
import { rateAnswer } from './api.ts'
import type { Arrival } from './arrivals.ts'
import type { Break } from './break.ts'
import type { Cut, Line } from './line.ts'
import type { Answer } from './outcome.ts'
import type { Simulation } from './state.ts'

const down: Answer = { status: 500, text: 'Internal Server Error' }
const page: Answer = {
  status: 200,
  text: '<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>',
  headers: { 'content-type': 'text/html; charset=utf-8' },
}

/** Gateways that had passed the request on, and say that they had not. */
const denials: Readonly<Record<string, Answer>> = {
  '401-after': { status: 401, text: 'Unauthorized' },
  '503-after': { status: 503, text: 'Service Unavailable', headers: { 'retry-after': '1' } },
  '307-after': { status: 307, text: '', headers: { location: '/elsewhere' } },
}

/** What the user may not do, or this build does not have. */
const refused = (status: number): Answer => ({ status, text: status === 403 ? 'Forbidden' : 'Not Found' })

/**
 * Does the work and answers, unless the next answer of this endpoint is to be broken. Undefined means there is nobody
 * left to answer.
 */
export async function answerThroughFaults(
  sim: Simulation,
  arrival: Arrival,
  line: Line,
  work: () => Answer,
): Promise<Answer | undefined> {
  const fault = takeBreak(sim, arrival)
  if (!fault) return work()
  arrival.fault = fault.fault
  switch (fault.fault) {
    case '429':
      return rateAnswer(sim)
    case '403':
    case '404':
      return refused(Number(fault.fault))
    case 'html':
      return page
    case '401-after':
    case '503-after':
    case '307-after':
      work()
      return denials[fault.fault]
    case '425':
      return { status: 425, text: 'Too Early' }
    case 'half':
      return half(work())
    case 'yes':
      return { status: 200, body: {} }
    case '5xx-before':
      return down
    case '5xx-after':
      work()
      return down
    case 'empty':
      return { status: work().status }
    case 'slow':
      await delay(fault.ms)
      return work()
    default:
      await loseAnswer(fault, work, line)
  }
}

/** The answer breaks off in its middle. */
function half({ status, body }: Answer): Answer {
  const text = JSON.stringify(body ?? {})
  return { status, text: text.slice(0, text.length / 2), headers: { 'content-type': 'application/json' } }
}

/** The client sees a line that ended; how it ended, and whether and when the work was done, differs. */
async function loseAnswer({ fault, ms }: Break, work: () => Answer, line: Line): Promise<void> {
  const how = cuts.find(each => fault.startsWith(each)) ?? 'lost'
  if (fault.endsWith('-after')) work()
  line.cut(how)
  if (fault !== 'late') return
  await delay(ms)
  work()
}

const cuts: readonly Cut[] = ['lost', 'reset', 'goaway', 'refused-stream']

function takeBreak(sim: Simulation, { name, isReused }: Arrival): Break | undefined {
  const next = sim.breaks.find(
    held => (held.endpoint === '' || held.endpoint === name) && (isReused || !held.reused),
  )
  if (!next) return undefined
  next.times -= 1
  if (next.times === 0) sim.breaks.splice(sim.breaks.indexOf(next), 1)
  return next
}
