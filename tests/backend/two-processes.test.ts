import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, it, onTestFinished, vi } from 'vitest'
import { must } from '../fixtures/store.ts'
import { asked, ownDatabase } from './own-database.ts'
import { type StationStage, startStations } from './stations.ts'

// Two backends on one PostgreSQL: what is decided at one is heard at the other.
let stage: StationStage
let databaseUrl: string
beforeAll(async () => {
  const place = inject('storeDatabase')
  if (place.kind !== 'postgres') throw new Error('this is a test of PostgreSQL')
  databaseUrl = await ownDatabase(place.url)
  stage = await startStations(databaseUrl, 16)
}, 240_000)
afterAll(() => stage.close())

let next = 0
const nextKey = () => must(stage.keys[next++])
const listener = async () => {
  const [one] = await stage.listen(1)
  onTestFinished(() => one?.close())
  return must(one)
}

it('a decision at one station reaches another one’s badge within a second', async () => {
  const other = await listener()
  const latencies: number[] = []
  for (let n = 0; n < 10; n++) {
    const key = nextKey()
    const before = await other.badge(key)
    const at = await stage.decide(key)
    await vi.waitFor(() => expect(other.heardAt(key)).toBeDefined(), { timeout: 10_000, interval: 10 })
    expect(await other.badge(key)).not.toBe(before)
    latencies.push(must(other.heardAt(key)) - at)
    // Away from the beat of those who look from time to time.
    await delay(130)
  }
  // Without the bell this would be a second in the median, for everybody looks every two seconds.
  expect(latencies.sort((a, b) => a - b)[7]).toBeLessThan(1_000)
}, 120_000)

it('a ring of another process is heard by NOTIFY itself, and again after its connection broke', async () => {
  const rings: string[] = []
  onTestFinished(stage.database.doorbell.onRing(id => rings.push(id)))
  const listening = async () =>
    Number(
      (
        await asked(
          databaseUrl,
          `select count(*) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`,
        )
      )[0]?.count,
    )
  // Two backends with sockets, and this one.
  await vi.waitFor(async () => expect(await listening()).toBe(3))
  await stage.decide(nextKey())
  await vi.waitFor(() => expect(rings).toContain(stage.practiceId), { timeout: 1_500, interval: 10 })

  await asked(
    databaseUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`,
  )
  const other = await listener()
  const whileDeaf = nextKey()
  await stage.decide(whileDeaf)
  await vi.waitFor(() => expect(other.heardAt(whileDeaf)).toBeDefined(), { timeout: 10_000 })
  await vi.waitFor(async () => expect(await listening()).toBe(3), { timeout: 10_000 })
  rings.length = 0
  await stage.decide(nextKey())
  await vi.waitFor(() => expect(rings).toContain(stage.practiceId), { timeout: 1_500, interval: 10 })
}, 120_000)
