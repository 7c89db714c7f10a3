import type { ServerResponse } from 'node:http'
import type { Practice } from '../../../sandbox/practice/practice.ts'
import {
  type Answering,
  type HostileNextech,
  honest,
  startHostileNextech,
} from '../../acceptance/hostile/hostile-nextech.ts'
import type { Person } from '../../acceptance/hostile/hostile-records.ts'

/** Ways in which a payment is answered; what is taken without a yes is told apart. */
const answers: Record<string, Answering> = {
  'taken, and reset': ({ res, commit }) => commit() && void res.destroy(),
  'taken, and 500': ({ res, commit }) => commit() && void res.writeHead(500).end('<h1>Sorry</h1>'),
  'taken, and no word': ({ res, commit }) => commit() && void res.writeHead(201).end(),
  'taken, and cut': ({ res, commit }) =>
    commit() && void res.writeHead(201, { 'content-length': '900' }).write('{"id', () => res.destroy()),
  'taken, and 307': ({ res, commit }) =>
    commit() && void res.writeHead(307, { location: '/elsewhere' }).end(),
  'taken, and 503': ({ res, commit }) => commit() && void res.writeHead(503, { 'retry-after': '1' }).end(),
  reset: ({ res }) => void res.destroy(),
  '500': ({ res }) => void res.writeHead(500).end(),
  '401': ({ res }) => void res.writeHead(401).end(),
  '429': ({ res }) => void res.writeHead(429, { 'retry-after': '1' }).end(),
  '503': ({ res }) => void res.writeHead(503, { 'retry-after': '1' }).end(),
}

/** Ways in which a question goes wrong. */
const troubles: ((res: ServerResponse) => unknown)[] = [
  res => res.destroy(),
  res => res.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>'),
  res => res.writeHead(200).end('<html>maintenance</html>'),
  res => res.writeHead(200, { 'content-length': '900' }).write('{"resourceType":"Bun', () => res.destroy()),
  res => res.writeHead(401).end(),
  res => res.writeHead(502).end(),
]

const limit = 20

/** A rude Nextech with all that it did. */
export interface RudeNextech extends HostileNextech {
  /** How many payments were answered in which way. */
  tally: Record<string, number>
  /** The most requests that reached an endpoint within a second: above 20 a real Nextech says 429. */
  busiest(): { endpoint: string; requests: number }
  /** Answers honestly from now on. */
  calm(): void
}

/** A Nextech for the practice that answers every other request badly. */
export async function startRudeNextech(
  practice: Practice,
  random: () => number,
  behindMs: number,
): Promise<RudeNextech> {
  const nextech = await startHostileNextech(practice.patients.map(personOf), Date.now)
  const { lies } = nextech
  const tally: Record<string, number> = {}
  const arrivals = new Map<string, number[]>()
  let isCalm = false
  const answer: Answering = arrived => {
    const names = Object.keys(answers)
    const name = isCalm || random() < 0.5 ? 'honestly' : (names[Math.floor(random() * names.length)] ?? '')
    tally[name] = (tally[name] ?? 0) + 1
    return (answers[name] ?? honest)(arrived)
  }
  lies.answers = [answer]
  lies.shows = (found, _question, now) =>
    found.filter(({ created }) => now >= created + (isCalm ? 0 : behindMs))
  lies.meddles = (path, res, req) => {
    const endpoint = `${req.method} ${path.split('/')[2] ?? path}`
    arrivals.set(endpoint, [...(arrivals.get(endpoint) ?? []), Date.now()])
    if (isCalm || req.method !== 'GET' || random() > 0.1) return undefined
    troubles[Math.floor(random() * troubles.length)]?.(res)
    return true
  }
  return {
    ...nextech,
    tally,
    busiest: () => busiestOf(arrivals),
    calm() {
      isCalm = true
    },
  }
}

function busiestOf(arrivals: ReadonlyMap<string, readonly number[]>) {
  let most = { endpoint: '', requests: 0 }
  for (const [endpoint, times] of arrivals)
    for (const [at, time] of times.entries()) {
      const requests = times.slice(at, at + 2 * limit).filter(each => each < time + 1000).length
      if (requests > most.requests) most = { endpoint, requests }
    }
  return most
}

function personOf({ id, name, telecom, birthDate }: Practice['patients'][number]): Person {
  const told = (system: string) => telecom.find(each => each.system === system)?.value ?? ''
  return {
    uid: id,
    given: name[0]?.given?.[0] ?? '',
    family: name[0]?.family ?? '',
    email: told('email'),
    phone: told('phone'),
    birth: birthDate ?? '',
  }
}
