import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import { type OpenDatabase, openDatabase } from '../../backend/database/open-database.ts'
import { personByEmail } from '../../backend/people/people.ts'
import { issueStation } from '../../backend/people/stations.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import {
  LiveMessageSchema,
  LiveTicketSchema,
  liveProtocol,
  ticketPrefix,
} from '../../lib/contract/live-messages.ts'
import { messages, type RequestOf, type ServiceRequest } from '../../lib/contract/messages.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { must } from '../fixtures/store.ts'
import { type BackendProcess, runCommand, startBackend } from './backend-process.ts'
import { managerEmail, startSurroundings } from './world.ts'

/** Stations of one practice at one database: they decide at one backend, and hear of it at another. */
export interface StationStage {
  database: OpenDatabase
  practiceId: string
  /** Where decisions are made, where sockets are, and who looks after the practice. */
  deciding: BackendProcess
  hearing: BackendProcess
  /** Keys of orders that wait for a decision. */
  keys: readonly string[]
  /** A station's token, and what it asks with. */
  token: string
  headers: Record<string, string>
  /** Chooses the patient of an order at the deciding backend; answers when that began, in ms. */
  decide(key: string): Promise<number>
  /** Opens so many sockets, each of a station of its own. */
  listen(count: number): Promise<Listener[]>
  close(): Promise<void>
}

/** A station's socket at the hearing backend. */
export interface Listener {
  /** When it first heard of an order, in ms; undefined while it has not. */
  heardAt(key: string): number | undefined
  /** Asks for the order's badge: its status. */
  badge(key: string): Promise<string | undefined>
  close(): void
}

/** Starts three backends on one PostgreSQL, and orders that wait for a person's word. */
export async function startStations(databaseUrl: string, orders: number): Promise<StationStage> {
  const base = makePractice({ seed: 3, now: new Date().toISOString(), patients: 20, orders: 41 })
  const around = await startSurroundings(exactPractice(base, orders))
  const { files, folder } = around
  writeFileSync(files.configuration, JSON.stringify({ ...around.configuration, posture: 'resolve' }))
  const env = { DATABASE_URL: databaseUrl, MASTER_KEY_FILE: join(folder, 'key') }
  const place = ['--data-dir', folder]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
  const start = (role: string) => startBackend([...place, '--port', '0'], { ...env, ROLE: role })
  const [deciding, hearing, working] = await Promise.all(['api', 'api', 'worker'].map(start))
  const database = await openDatabase({ url: databaseUrl })
  const practiceId = around.configuration.nextech.practiceId
  const person = must(await personByEmail(database.db, practiceId, managerEmail))
  const newToken = () => issueStation(database.db, person, 'a station')
  const token = await newToken()
  const keys = await keysToDecide(database, orders)
  return {
    database,
    practiceId,
    deciding: must(deciding),
    hearing: must(hearing),
    keys,
    token,
    headers: { Authorization: `Bearer ${token}`, 'X-Protocol': '1' },
    async decide(key) {
      const order = { key, opening: `opening of ${key}` }
      const { question, candidates } = await ask(
        must(deciding).url,
        token,
        'panel-bg/load',
        { ticket: '' },
        { order },
      )
      const at = performance.now()
      const body = { ticket: '', question, uid: must(candidates[0]).uid, others: [] }
      await ask(must(deciding).url, token, 'panel-bg/choose', body, { order })
      return at
    },
    listen: count =>
      Promise.all(
        Array.from({ length: count }, async () => openListener(must(hearing).url, await newToken())),
      ),
    async close() {
      await database.close()
      await Promise.all([deciding, hearing, working].map(backend => backend?.stop()))
      await around.close()
    },
  }
}

async function keysToDecide({ db }: OpenDatabase, orders: number): Promise<string[]> {
  for (const end = Date.now() + 120_000; Date.now() < end; await delay(200)) {
    const rows = await db.selectFrom('posting').select('key').where('state', '=', 'resolve').execute()
    if (rows.length === orders) return rows.map(({ key }) => key)
  }
  throw new Error('not all orders came to wait for a person')
}

/** One request of a station; its value. Rejects where it is refused. */
export async function ask<N extends ServiceRequest>(
  url: string,
  token: string,
  name: N,
  body: RequestOf<N>,
  more: object = {},
): Promise<v.InferOutput<(typeof messages)[N]['answer']>> {
  const answer = await post(url, token, `/v1/requests/${name}`, { body, ...more })
  return v.parse(messages[name].answer, answer) as v.InferOutput<(typeof messages)[N]['answer']>
}

async function post(url: string, token: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'X-Protocol': '1' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  const told = v.safeParse(v.object({ ok: v.literal(true), value: v.unknown() }), JSON.parse(text))
  if (!told.success) throw new Error(`${path}: ${answer.status} ${text}`)
  return told.output.value
}

async function openListener(url: string, token: string): Promise<Listener> {
  const { ticket } = v.parse(LiveTicketSchema, await post(url, token, '/v1/live-ticket', {}))
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`, [ticketPrefix + ticket, liveProtocol])
  const heard = new Map<string, number>()
  const greeted = new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', code => reject(new Error(`closed: ${code}`)))
    socket.on('message', text => {
      const at = performance.now()
      const message = v.parse(LiveMessageSchema, JSON.parse(String(text)))
      if (message.type === 'hello') resolve()
      if (message.type === 'badges') for (const key of message.keys) if (!heard.has(key)) heard.set(key, at)
    })
  })
  await greeted
  return {
    heardAt: key => heard.get(key),
    async badge(key) {
      const shops = await ask(url, token, 'host-bg/changed-badges', { keys: [key] })
      return shops[0]?.badges[0]?.status
    },
    close: () => socket.terminate(),
  }
}
