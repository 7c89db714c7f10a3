import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { type Listener, type StationStage, startStations } from '../tests/backend/stations.ts'
import { must } from '../tests/fixtures/store.ts'
import { findPostgres, startPostgres } from '../tests/setup/postgres.ts'

/** A change that is not heard within this is lost, in milliseconds. */
const lostMs = 10_000

/**
 * From the press at one station to the sockets of all others, at another backend on one PostgreSQL, and to the first badge
 * that says it; with so many stations, and what the backend's memory is then.
 */
export async function benchBackendLive(stationCounts: readonly number[], decisions: number): Promise<void> {
  const bin = findPostgres()
  if (!bin) {
    console.log('backend-live: PostgreSQL is not installed, nothing was measured')
    return
  }
  const postgres = await startPostgres(bin)
  try {
    const stage = await startStations(postgres.url, stationCounts.length * decisions)
    try {
      for (const [at, count] of stationCounts.entries())
        await measure(stage, count, stage.keys.slice(at * decisions, (at + 1) * decisions))
    } finally {
      await stage.close()
    }
  } finally {
    await postgres.close()
  }
}

async function measure(stage: StationStage, count: number, keys: readonly string[]): Promise<void> {
  const before = memoryOf(stage)
  const begun = performance.now()
  const listeners = await stage.listen(count)
  const openMs = performance.now() - begun
  const heard: number[] = []
  const badges: number[] = []
  for (const key of keys) {
    const at = await stage.decide(key)
    heard.push(...(await untilAllHeard(listeners, key)).map(each => each - at))
    await must(listeners[0]).badge(key)
    badges.push(performance.now() - at)
    await delay(150)
  }
  const after = memoryOf(stage)
  for (const listener of listeners) listener.close()
  console.log(`backend-live: ${count} stations, ${keys.length} decisions, two backends on PostgreSQL
  sockets open after ${Math.round(openMs)} ms
  press to socket: ${told(heard)}
  press to the first badge read: ${told(badges)}
  memory of the backend with the sockets: ${before} MB before, ${after} MB with them`)
}

async function untilAllHeard(listeners: readonly Listener[], key: string): Promise<number[]> {
  for (const end = performance.now() + lostMs; performance.now() < end; await delay(10)) {
    const times = listeners.map(listener => listener.heardAt(key)).filter(at => at !== undefined)
    if (times.length === listeners.length) return times
  }
  throw new Error('a change was not heard at every station')
}

function told(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`
}

/** Resident memory of the hearing backend in MB, as Linux tells it. */
function memoryOf({ hearing }: StationStage): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${hearing.pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
