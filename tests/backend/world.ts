import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { serve } from '../../backend/commands/serve.ts'
import { setup } from '../../backend/commands/setup.ts'
import { stationToken } from '../../backend/commands/station-token.ts'
import { openMemoryDatabase } from '../../backend/database/memory-database.fixture.ts'
import type { ListenOptions } from '../../backend/http/listen.ts'
import { type Person, savePerson } from '../../backend/people/people.ts'
import { issueStation } from '../../backend/people/stations.ts'
import { sandboxOption } from '../../backend/practice/own-hosts.ts'
import { parseMasterKeys } from '../../backend/secrets/master-keys.ts'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { type NextechOptions, type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import type { Practice } from '../../sandbox/practice/practice.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'

// Nextech and the shop are simulated on this computer; processes that are started here inherit it.
process.env[sandboxOption] = '1'

export const managerEmail = 'manager@practice.example'
export const managerPassword = 'a dozen characters and more'

/** A simulated shop with its REST interface and a simulated Nextech, and the configuration for them. */
export interface Surroundings {
  nextech: SimulatedNextech
  shop: SimulatedShop
  configuration: Configuration
  /** Files as `setup` takes them. */
  files: { configuration: string; managerEmail: string; managerPasswordFile: string }
  /** A folder that goes with the test. */
  folder: string
  close(): Promise<void>
}

/** Starts the world around a backend, on loopback. */
export async function startSurroundings(
  practice: Practice,
  options: Partial<NextechOptions> = {},
): Promise<Surroundings> {
  const [nextech, shop] = await Promise.all([startNextech(practice, options), startShop(practice)])
  const base = configurationFor(practice.setup, { ...nextech, shop: shop.url })
  const rest = { baseUrl: shop.rest.baseUrl, token: shop.rest.token() }
  const configuration: Configuration = {
    ...base,
    shops: [{ origin: shop.url, reader: 'auto', rest }],
    // Orders are placed here faster than at any practice.
    policy: { ...base.policy, undoSeconds: 0, maxAutomaticPerHour: 100_000 },
  }
  const folder = mkdtempSync(join(tmpdir(), 'backend-'))
  const files = {
    configuration: join(folder, 'configuration.json'),
    managerEmail,
    managerPasswordFile: join(folder, 'password'),
  }
  writeFileSync(files.configuration, JSON.stringify(configuration))
  writeFileSync(files.managerPasswordFile, `${managerPassword}\n`)
  return {
    nextech,
    shop,
    configuration,
    files,
    folder,
    async close() {
      await Promise.allSettled([nextech.close(), shop.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A backend with its database in memory: commands and stations reach it as they would reach any. */
export async function openTestBackend(): Promise<OpenBackend> {
  return { ...(await openMemoryDatabase()), masters: parseMasterKeys(randomBytes(32).toString('hex')) }
}

/** A person of a practice with a station of theirs; the token that it asks by. */
export async function letIn(
  { db }: Pick<OpenBackend, 'db'>,
  practiceId: string,
  { role, name }: Pick<Person, 'role' | 'name'>,
): Promise<string> {
  const email = `${randomBytes(6).toString('hex')}@practice.example`
  const person = await savePerson(db, { practiceId, email, name, role, password: managerPassword })
  return issueStation(db, person, name)
}

/** A served practice, and a station of its manager. */
export interface ServedBackend extends Surroundings {
  backend: OpenBackend
  url: string
  practiceId: string
  token: string
  /** What the station asks; the answer's status and JSON. */
  ask(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; json: unknown }>
}

/** Prepares and serves a practice. `role` api leaves the engine alone. */
export async function startServed(
  practice: Practice,
  role: 'all' | 'api' = 'api',
  options: Partial<NextechOptions> = {},
  listening: Partial<ListenOptions> = {},
): Promise<ServedBackend> {
  const around = await startSurroundings(practice, options)
  const backend = await openTestBackend()
  const practiceId = await setup(backend, around.files)
  const token = await stationToken(backend, { practice: practiceId, email: managerEmail })
  const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: false }
  const { url, stop } = await serve(backend, { listen: { ...listen, ...listening }, role })
  return {
    ...around,
    backend,
    url,
    practiceId,
    token,
    async ask(path, body, headers) {
      const answer = await fetch(`${url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Authorization: `Bearer ${token}`, 'X-Protocol': '1', ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      return { status: answer.status, json: await answer.json() }
    },
    async close() {
      await stop()
      await around.close()
    },
  }
}
