import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { dailyMail } from '../../backend/commands/daily-mail.ts'
import { deletePractice } from '../../backend/commands/delete-practice.ts'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { setup } from '../../backend/commands/setup.ts'
import { stationToken } from '../../backend/commands/station-token.ts'
import { createWorker } from '../../backend/jobs/worker.ts'
import { invite } from '../../backend/people/invitations.ts'
import { issueLiveTicket } from '../../backend/people/live-tickets.ts'
import { approvePairing, beginPairing, showPairing } from '../../backend/people/pairings.ts'
import type { Person } from '../../backend/people/people.ts'
import { beginAtProvider, saveProvider } from '../../backend/people/providers.ts'
import { signInPerson } from '../../backend/people/sign-in.ts'
import { stationByToken } from '../../backend/people/stations.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { otherViewer } from '../../backend/practice/viewers.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { must } from '../fixtures/store.ts'
import {
  managerEmail,
  managerPassword,
  openTestBackend,
  type Surroundings,
  startSurroundings,
} from './world.ts'

interface Made {
  around: Surroundings
  id: string
  name: string
  token: string
}

const mailed = { recipients: 'ann@practice.example', at: '07:00', covers: 'day-before', language: 'en' }

let backend: OpenBackend
let deleted: Made
let kept: Made
beforeAll(async () => {
  backend = await openTestBackend()
  deleted = await workedPractice(1)
  kept = await workedPractice(2)
}, 240_000)
afterAll(async () => {
  await backend.close()
  await Promise.all([deleted, kept].map(({ around }) => around.close()))
})

/** A practice that posted, with something in each table that has a practice. */
async function workedPractice(seed: number): Promise<Made> {
  const base = makePractice({ seed, now: new Date().toISOString(), patients: 20, orders: 41 })
  const around = await startSurroundings(exactPractice(base, 6))
  const id = await setup(backend, around.files)
  const worker = createWorker({ db: backend.db, practices: createPractices(backend), timing: { poll: 50 } })
  worker.start()
  await vi.waitFor(() => expect(around.nextech.ledger()).toHaveLength(6), { timeout: 60_000, interval: 50 })
  await worker.stop()
  const { db } = backend
  const token = await stationToken(backend, { practice: id, email: managerEmail })
  const station = must(await stationByToken(db, token))
  await issueLiveTicket(db, station)
  await signInPerson(db, { email: managerEmail, password: managerPassword }, { address: null, browser: null })
  await invite(db, { practiceId: id, email: `new-${seed}@practice.example`, role: 'staff' })
  const { code } = must(await beginPairing(db, 'a desk', { address: null, browser: null }))
  await showPairing(db, station.person, code)
  await approvePairing(db, station.person, code)
  await otherViewer(db, { practiceId: id, key: 'k', opening: 'o', name: 'A name' })
  await letInOtherwise(station.person)
  const rows = { practice_id: id, key: 'k' }
  await db
    .insertInto('memory')
    .values({ ...rows, memory: '{}' })
    .onConflict(c => c.doNothing())
    .execute()
  await db
    .insertInto('listing')
    .values({ ...rows, listing: '{}' })
    .onConflict(c => c.doNothing())
    .execute()
  await db
    .insertInto('lease')
    .values({ practice_id: id, name: 'old', owner: randomUUID(), until: 1 })
    .execute()
  await db
    .insertInto('mail_day')
    .values({ practice_id: id, day: '2026-03-16', state: 'sent', next_at: 1 })
    .execute()
  await dailyMail(backend, { practice: id, setting: mailed })
  return { around, id, name: around.configuration.practice.name, token }
}

/** Every table that says whose its rows are, as the database itself tells. */
async function practiceTables(): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() and (column_name like '%practice%' or table_name = 'practice' and column_name = 'id')
  `.execute(backend.db)
  return rows
}

async function countsOf(id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { table, column } of await practiceTables()) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(backend.db)
    counts[table] = Number(rows[0]?.n)
  }
  return counts
}

/** All that the database holds, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(backend.db)
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select to_jsonb(each) as row from ${sql.table(name)} as each`.execute(
      backend.db,
    )
    texts.push(JSON.stringify(rows))
  }
  return texts.join('\n')
}

describe('a practice', () => {
  it('is deleted by its own name alone', async () => {
    const before = await countsOf(kept.id)
    for (const confirm of ['', 'another', kept.name.toLowerCase(), `${kept.name} `])
      await expect(deletePractice(backend.db, { practice: kept.id, confirm })).rejects.toThrow(
        /nothing was deleted/,
      )
    await expect(deletePractice(backend.db, { practice: randomUUID(), confirm: 'x' })).rejects.toThrow(
      /no such practice/,
    )
    expect(await countsOf(kept.id)).toEqual(before)
  })
})

it('a deleted practice leaves no row in any table, and the other one loses none', async () => {
  const before = await countsOf(deleted.id)
  // A table without a row would prove nothing: a new one needs one above.
  expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([])
  expect(Object.keys(before).length).toBeGreaterThan(18)
  const others = await countsOf(kept.id)
  expect(await everything()).toContain(deleted.around.configuration.nextech.username)
  await deletePractice(backend.db, { practice: deleted.id, confirm: deleted.name })
  expect(Object.entries(await countsOf(deleted.id)).filter(([, count]) => count > 0)).toEqual([])
  expect(await countsOf(kept.id)).toEqual(others)
  expect(await stationByToken(backend.db, deleted.token)).toBeUndefined()
  expect(await createPractices(backend).get(deleted.id)).toBeUndefined()
  const left = await everything()
  for (const trace of [deleted.id, deleted.around.shop.url, deleted.around.nextech.url])
    expect(left).not.toContain(trace)
})

it('a practice that is worked on is deleted once its turn is over, and posts nothing more', async () => {
  const base = makePractice({ seed: 9, now: new Date().toISOString(), patients: 20, orders: 41 })
  const around = await startSurroundings(exactPractice(base, 60), { answerMs: 250 })
  const id = await setup(backend, around.files)
  const worker = createWorker({
    db: backend.db,
    practices: createPractices(backend),
    timing: { poll: 50, turn: 2_000 },
  })
  worker.start()
  await vi.waitFor(() => expect(around.nextech.ledger().length).toBeGreaterThan(0), {
    timeout: 60_000,
    interval: 20,
  })
  await deletePractice(backend.db, { practice: id, confirm: around.configuration.practice.name })
  const arrived = around.nextech.arrivals().length
  expect(around.nextech.arrivals().filter(({ status }) => status === null)).toEqual([])
  await new Promise(done => setTimeout(done, 1_500))
  expect(around.nextech.arrivals()).toHaveLength(arrived)
  await worker.stop()
  await around.close()
  expect(Object.values(await countsOf(id)).some(count => count > 0)).toBe(false)
}, 120_000)

/** A practice's own sign-in with somebody on the way to it, and a passkey of a person. */
async function letInOtherwise({ practiceId, id: person_id }: Person): Promise<void> {
  const { db } = backend
  const provider = { name: 'P', issuer: 'https://i.example', clientId: 'c', trustsEmail: false }
  await saveProvider(db, { ...provider, practiceId })
  await beginAtProvider(db, practiceId, '/stations')
  const key = { credential_id: randomUUID(), public_key: '', counter: 0, created_at: 1 }
  await db
    .insertInto('passkey')
    .values({ ...key, practice_id: practiceId, person_id })
    .execute()
}
