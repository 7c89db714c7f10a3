import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { setup } from '../../backend/commands/setup.ts'
import { stationToken } from '../../backend/commands/station-token.ts'
import { openDatabase } from '../../backend/database/open-database.ts'
import { fencedTables } from '../../backend/database/practice-fence.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { parseMasterKeys } from '../../backend/secrets/master-keys.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { asked, ownDatabase } from './own-database.ts'
import { managerEmail, type Surroundings, startSurroundings } from './world.ts'

// A role as the guide asks for: it owns the database, and is no superuser.
let around: Surroundings
let url: string
let backend: OpenBackend
let id: string
const otherId = 'another-practice'
beforeAll(async () => {
  const place = inject('storeDatabase')
  if (place.kind !== 'postgres') throw new Error('this is a test of PostgreSQL')
  const role = `backend_${randomBytes(4).toString('hex')}`
  const own = new URL(await ownDatabase(place.url))
  await asked(place.url, `create role ${role} login`)
  await asked(place.url, `alter database ${own.pathname.slice(1)} owner to ${role}`)
  await asked(own.href, `grant all on schema public to ${role}`)
  own.username = role
  url = own.href
  around = await startSurroundings(practiceForTests())
  const masters = parseMasterKeys(randomBytes(32).toString('hex'))
  backend = { ...(await openDatabase({ url, max: 1 })), masters }
  id = await setup(backend, around.files)
  await backend.db
    .insertInto('practice')
    .values({ id: otherId, time_zone: 'UTC', anchor_seq: 0, anchor_hash: '', head_seq: 0, head_hash: '' })
    .execute()
  await backend.db
    .insertInto('meta')
    .values({ practice_id: otherId, name: 'configuration', value: '{}' })
    .execute()
}, 120_000)
afterAll(async () => {
  await backend.close()
  await around.close()
})

describe('on PostgreSQL, row level security', () => {
  it('shows no row of any practice to who does not say whose it wants', async () => {
    expect(await asked(url, 'select id from practice')).toHaveLength(2)
    for (const table of fencedTables)
      expect([table, await asked(url, `select * from ${table}`)]).toEqual([table, []])
    await expect(asked(url, `insert into meta values ('${id}', 'x', '1')`)).rejects.toThrow(
      /row-level security/,
    )
    expect(await asked(url, `update meta set value = '1' returning name`)).toEqual([])
    expect(await asked(url, 'delete from meta returning name')).toEqual([])
  })

  it.each(['', 'nobody', "'; select 1 --", '**'])('shows none to who asks for %j', async whose => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query("select set_config('app.practice', $1, false)", [whose])
    expect((await client.query('select * from meta')).rows).toEqual([])
    await client.end()
  })

  it('shows one practice its own rows, whatever it asks for, on connections that all share', async () => {
    const ofPractice = backend.dbOf(id)
    for (let n = 0; n < 3; n++) {
      const own = await ofPractice.selectFrom('meta').select('practice_id').execute()
      expect(own.length).toBeGreaterThan(0)
      expect(new Set(own.map(row => row.practice_id))).toEqual(new Set([id]))
      const all = await backend.db.selectFrom('meta').select('practice_id').execute()
      expect(new Set(all.map(row => row.practice_id))).toEqual(new Set([id, otherId]))
    }
    const stolen = ofPractice.insertInto('meta').values({ practice_id: otherId, name: 'y', value: '1' })
    await expect(stolen.execute()).rejects.toThrow(/row-level security/)
    const moved = ofPractice
      .updateTable('meta')
      .set({ practice_id: otherId })
      .where('name', '=', 'configuration')
    await expect(moved.execute()).rejects.toThrow(/row-level security/)
    expect(
      await ofPractice.deleteFrom('meta').where('practice_id', '=', otherId).returning('name').execute(),
    ).toEqual([])
  })

  it('covers every table with a practice, but for those by which it is found who asks', async () => {
    const rows = await asked(
      url,
      `select table_name as name from information_schema.columns where column_name = 'practice_id' and table_schema = 'public'
        and table_name not in (select tablename from pg_policies) order by 1`,
    )
    const names = rows.map(({ name }) => name)
    expect(names).toEqual([
      'identity_provider',
      'invitation',
      'lease',
      'live_ticket',
      'pairing',
      'passkey',
      'person',
      'provider_sign_in',
      'session',
      'station',
      'viewer',
    ])
  })

  it('is in nobody’s way: a practice opens, keeps, and tells', async () => {
    const practice = must(await createPractices(backend).get(id))
    expect(await practice.secrets.read('nextech-password')).toBe(around.configuration.nextech.password)
    await practice.engine.store.saveHealth({ provenAt: 1 })
    expect(await practice.engine.store.health()).toMatchObject({ provenAt: 1 })
    expect(await practice.activity.prove()).toMatchObject({ broken: null })
    expect(await stationToken(backend, { practice: id, email: managerEmail })).toMatch(/./)
  })
})
