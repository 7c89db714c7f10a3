import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { backUp } from '../../backend/backup/back-up.ts'
import { restore } from '../../backend/backup/restore.ts'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { setup } from '../../backend/commands/setup.ts'
import { stationToken } from '../../backend/commands/station-token.ts'
import { tablesOf } from '../../backend/database/catalog.ts'
import { createWorker } from '../../backend/jobs/worker.ts'
import { stationByToken } from '../../backend/people/stations.ts'
import { createChangeLog } from '../../backend/practice/changes.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { parseMasterKeys } from '../../backend/secrets/master-keys.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import {
  managerEmail,
  managerPassword,
  openTestBackend,
  type Surroundings,
  startSurroundings,
} from './world.ts'

vi.setConfig({ testTimeout: 180_000 })

const orderCount = 40
const base = makePractice({ seed: 5, now: new Date().toISOString(), patients: 60, orders: 41 })
const practice = exactPractice(base, orderCount)

/** Another backend with the same master key, as after the loss of the first one. */
async function another({ masters }: Pick<OpenBackend, 'masters'>): Promise<OpenBackend> {
  const backend = { ...(await openTestBackend()), masters }
  onTestFinished(() => backend.close())
  return backend
}

const untilPosted = ({ nextech }: Surroundings, count: number) =>
  vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThanOrEqual(count), {
    timeout: 90_000,
    interval: 50,
  })
const states = async ({ db }: OpenBackend) => {
  const rows = await db.selectFrom('posting').select(['state', 'reason']).execute()
  return Object.groupBy(rows, ({ state }) => state)
}
describe('a backup', () => {
  /** Stays empty: what is refused leaves nothing behind. */
  let empty: OpenBackend
  let world: { around: Surroundings; backend: OpenBackend; id: string; token: string; file: string }
  let secretsInIt: string[]
  beforeAll(async () => {
    const around = await startSurroundings(practice)
    const key = randomBytes(32).toString('hex')
    const backend = { ...(await openTestBackend()), masters: parseMasterKeys(key) }
    const id = await setup(backend, around.files)
    const token = await stationToken(backend, { practice: id, email: managerEmail })
    const worker = createWorker({ db: backend.db, practices: createPractices(backend), timing: { poll: 50 } })
    worker.start()
    await untilPosted(around, orderCount)
    await worker.stop()
    const file = join(around.folder, 'practices.backup')
    await backUp(backend.db, file)
    const { nextech, shops } = around.configuration
    secretsInIt = [key, Buffer.from(key, 'hex').toString('base64'), token, managerPassword]
    secretsInIt.push(nextech.password ?? 'none', shops[0]?.rest?.token ?? 'none')
    world = { around, backend, id, token, file }
    empty = { ...(await openTestBackend()), masters: backend.masters }
  }, 180_000)
  afterAll(async () => {
    await empty.close()
    await world.backend.close()
    await world.around.close()
  })
  const copyOf = async () => {
    const later = await another(world.backend)
    const restored = await restore(later.db, later.masters, world.file)
    return { ...later, restored }
  }

  it('is for its user alone, and has no secret in the clear and no master key', () => {
    expect(statSync(world.file).mode & 0o777).toBe(0o600)
    const text = gunzipSync(readFileSync(world.file)).toString()
    expect(text).toContain('"data_key"')
    for (const secret of secretsInIt) expect(text).not.toContain(secret)
  })

  it('holds every table’s rows, but for what is of the moment', async () => {
    const { db } = await copyOf()
    const passing = [
      'lease',
      'rate_token',
      'session',
      'invitation',
      'pairing',
      'viewer',
      'live_ticket',
      'probe',
    ]
    const count = async (of: OpenBackend['db'], table: string) =>
      (
        await of
          .selectFrom(table as 'posting')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n
    for (const { name } of await tablesOf(db)) {
      // The restore itself is told.
      const more = name === 'activity' ? 1 : 0
      const before = Number(await count(world.backend.db, name))
      expect([name, Number(await count(db, name))]).toEqual([
        name,
        passing.includes(name) ? 0 : before + more,
      ])
    }
  })

  it('opens with the same master key: its secrets, its stations, its words to people', async () => {
    const later = await copyOf()
    expect(later.restored).toMatchObject({ practices: 1 })
    const opened = await createPractices(later).get(world.id)
    expect(await opened?.secrets.read('nextech-password')).toBe(world.around.configuration.nextech.password)
    expect(await stationByToken(later.db, world.token)).toMatchObject({ person: { practiceId: world.id } })
    const { entries } =
      (await opened?.activity.page({ number: null, kind: null, before: null, limit: 1 })) ?? {}
    expect(entries?.[0]).toMatchObject({ code: 'settings.restored' })
  })

  it('has stations read everything again: the changes are of another epoch', async () => {
    const { cursor } = await createChangeLog(world.backend.db).since(world.id, '')
    const later = createChangeLog((await copyOf()).db)
    expect(await later.since(world.id, cursor)).toMatchObject({ isComplete: false, keys: [] })
    const own = await later.since(world.id, '')
    expect(own.cursor.split('.')[0]).not.toBe(cursor.split('.')[0])
    expect(await later.since(world.id, own.cursor)).toMatchObject({ isComplete: true })
  })

  it('is never written over', async () => {
    const before = readFileSync(world.file)
    await expect(backUp(world.backend.db, world.file)).rejects.toThrow(/is there already/)
    expect(readFileSync(world.file).equals(before)).toBe(true)
  })

  it('opens with no other master key, and leaves nothing behind then', async () => {
    const later = await another({ masters: parseMasterKeys(randomBytes(32).toString('hex')) })
    await expect(restore(later.db, later.masters, world.file)).rejects.toThrow(/another master key/)
    expect(await later.db.selectFrom('practice').select('id').execute()).toEqual([])
  })

  it('goes into no database that has practices', async () => {
    const before = await states(world.backend)
    await expect(restore(world.backend.db, world.backend.masters, world.file)).rejects.toThrow(/empty/)
    expect(await states(world.backend)).toEqual(before)
  })

  it('is looked for where it is said to be', async () => {
    await expect(restore(empty.db, empty.masters, `${world.file}.none`)).rejects.toThrow(/There is no file/)
  })

  const lines = () => gunzipSync(readFileSync(world.file)).toString().trimEnd().split('\n')
  const zipped = (texts: readonly string[]) => gzipSync(texts.map(text => `${text}\n`).join(''))
  const header = () => JSON.parse(lines()[0] ?? '')
  const rest = () => lines().slice(1)
  it.each<[string, () => Buffer, RegExp]>([
    ['is empty', () => Buffer.alloc(0), /damaged or cut off/],
    ['is something else', () => Buffer.from('Quirkelmann'), /damaged or cut off/],
    ['is something else, compressed', () => zipped(['Quirkelmann']), /damaged or cut off/],
    ['is of another program', () => zipped(['{"format":"Quirkelmann"}']), /no backup of a sync backend/],
    ['was cut off', () => readFileSync(world.file).subarray(0, 900), /damaged or cut off/],
    ['has one byte changed', () => flipped(readFileSync(world.file)), /damaged or cut off/],
    ['has no end', () => zipped(lines().slice(0, -1)), /damaged or cut off/],
    ['lost a portion', () => zipped(lines().toSpliced(2, 1)), /damaged or cut off/],
    ['goes on behind its end', () => zipped([...lines(), lines()[1] ?? '']), /damaged or cut off/],
    [
      'is of a newer form',
      () => zipped([JSON.stringify({ ...header(), version: 2 }), ...rest()]),
      /newer version/,
    ],
    [
      'is of a newer database',
      () => zipped([JSON.stringify({ ...header(), migrations: ['9999-next'] }), ...rest()]),
      /newer version/,
    ],
    [
      'names a table that is none',
      () =>
        zipped([
          JSON.stringify({ ...header(), tables: [{ name: 'pg_class', columns: ['oid'] }] }),
          ...rest(),
        ]),
      /tables that this version does not know/,
    ],
    [
      'names a column that is none',
      () =>
        zipped([
          JSON.stringify({ ...header(), tables: [{ name: 'practice', columns: ['quirk'] }] }),
          ...rest(),
        ]),
      /tables that this version does not know/,
    ],
    [
      'has rows of a table that it does not name',
      () => zipped([JSON.stringify({ ...header(), tables: header().tables.slice(1) }), ...rest()]),
      /does not name|violates/,
    ],
  ])('that %s is refused whole, and quoted nowhere', async (_what, content, problem) => {
    const file = join(world.around.folder, `${randomBytes(6).toString('hex')}.backup`)
    writeFileSync(file, content())
    const refusal = await restore(empty.db, empty.masters, file).then(
      () => 'restored',
      (error: Error) => error.message,
    )
    expect(refusal).toMatch(problem)
    expect(refusal).not.toContain('Quirk')
    expect(await empty.db.selectFrom('practice').select('id').execute()).toEqual([])
  })
})

function flipped(bytes: Buffer): Buffer {
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  return bytes
}
