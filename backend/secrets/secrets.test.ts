import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openMemoryDatabase } from '../database/memory-database.fixture.ts'
import type { OpenDatabase } from '../database/open-database.ts'
import { ensurePractice, type PracticeDatabase } from '../database/practice-database.ts'
import { parseMasterKeys, readMasterKeys } from './master-keys.ts'
import { seal, unseal } from './seal.ts'
import { countLocked, createSecrets, hasSecrets } from './secret-store.ts'

const hex = () => randomBytes(32).toString('hex')

let database: OpenDatabase
beforeAll(async () => {
  database = await openMemoryDatabase()
}, 60_000)
afterAll(() => database.close())

async function newPractice(): Promise<PracticeDatabase> {
  const practice = { db: database.db, practiceId: randomUUID(), timeZone: 'UTC' }
  await ensurePractice(practice)
  return practice
}

describe('a sealed value', () => {
  const key = randomBytes(32)
  const sealed = seal(key, Buffer.from('pass phrase'), 'secret p password')

  it('opens with its key in its place, and is another text each time', () => {
    expect(unseal(key, sealed, 'secret p password').toString()).toBe('pass phrase')
    expect(seal(key, Buffer.from('pass phrase'), 'secret p password')).not.toBe(sealed)
  })

  const bits = [0, 12, 30].map(at => ({ what: `a changed bit in byte ${at}`, text: changed(sealed, at) }))
  it.each([
    { what: 'another key', by: randomBytes(32) },
    { what: 'another practice', context: 'secret q password' },
    { what: 'another name', context: 'secret p tokens' },
    { what: 'an end cut off', text: sealed.slice(0, -4) },
    { what: 'an empty text', text: '' },
    ...bits,
  ])('does not open with $what', ({ by = key, text = sealed, context = 'secret p password' }: Attempt) => {
    expect(() => unseal(by, text, context)).toThrow()
  })
})

interface Attempt {
  by?: Uint8Array
  text?: string
  context?: string
}

function changed(text: string, at: number): string {
  const bytes = Buffer.from(text, 'base64url')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64url')
}

describe('master keys', () => {
  it.each(['', '  \n', 'ab', 'g'.repeat(64), `${hex()}0`])('are refused where they are none: %j', text => {
    expect(() => parseMasterKeys(text)).toThrow(/openssl rand/)
  })

  it('are never quoted by a refusal', () => {
    const bad = `${hex()}xy`
    expect(() => parseMasterKeys(bad)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(bad.slice(0, 16)) }),
    )
  })

  it('are made once, for this user alone, and not where secrets wait for the one that is gone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keys-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'sub', 'master.key')
    expect(() => readMasterKeys(file, false)).toThrow(/missing/)
    expect(existsSync(file)).toBe(false)
    const [made] = readMasterKeys(file, true)
    expect(readMasterKeys(file, false)[0].id).toBe(made.id)
    expect(statSync(file).mode & 0o077).toBe(0)
  })
})

describe('secrets of a practice', () => {
  it('are kept, replaced and cleared, and stand in no table in the clear', async () => {
    const practice = await newPractice()
    const secrets = createSecrets(practice, parseMasterKeys(hex()))
    expect(await secrets.read('password')).toBeUndefined()
    await secrets.write('password', 'first')
    await secrets.write('password', 'Zaubernuss 7')
    expect(await secrets.read('password')).toBe('Zaubernuss 7')
    const rows = await database.db.selectFrom('secret').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('Zaubernuss')
    expect(await hasSecrets(practice)).toBe(true)
    await secrets.clear('password')
    expect(await secrets.read('password')).toBeUndefined()
  })

  it('open after a rotation, which leaves nothing to the old key', async () => {
    const practice = await newPractice()
    const [old, next] = [hex(), hex()]
    await createSecrets(practice, parseMasterKeys(old)).write('password', 'kept')
    expect(await createSecrets(practice, parseMasterKeys(`${next}\n${old}\n`)).read('password')).toBe('kept')
    expect(await createSecrets(practice, parseMasterKeys(next)).read('password')).toBe('kept')
    await expect(createSecrets(practice, parseMasterKeys(old)).read('password')).rejects.toThrow(
      /another master key/,
    )
  })

  it('of one practice do not open as those of another', async () => {
    const [one, other] = [await newPractice(), await newPractice()]
    const masters = parseMasterKeys(hex())
    await createSecrets(one, masters).write('password', 'of one')
    await createSecrets(other, masters).write('password', 'of the other')
    const row = await database.db
      .selectFrom('secret')
      .select('sealed')
      .where('practice_id', '=', one.practiceId)
      .executeTakeFirstOrThrow()
    await database.db.updateTable('secret').set(row).where('practice_id', '=', other.practiceId).execute()
    await expect(createSecrets(other, masters).read('password')).rejects.toThrow()
  })

  it('are sealed by one key when two processes make it at once', async () => {
    const practice = await newPractice()
    const masters = parseMasterKeys(hex())
    const [a, b] = [createSecrets(practice, masters), createSecrets(practice, masters)]
    await Promise.all([a.write('a', '1'), b.write('b', '2')])
    expect(await Promise.all([b.read('a'), a.read('b')])).toEqual(['1', '2'])
  })
})

describe('keys that are others', () => {
  it('are refused where they open nothing, and told where they open less than all', async () => {
    const own = await openMemoryDatabase()
    onTestFinished(() => own.close())
    const [one, two] = [hex(), hex()]
    const count = (text: string) => countLocked(own, parseMasterKeys(text))
    expect(await count(hex())).toBe(0)
    for (const key of [one, one, two]) {
      const practice = { db: own.db, practiceId: randomUUID(), timeZone: 'UTC' }
      await ensurePractice(practice)
      await createSecrets(practice, parseMasterKeys(key)).write('password', 'p')
    }
    expect(await count(`${two}\n${one}`)).toBe(0)
    expect(await count(two)).toBe(2)
    expect(await count(`${hex()} ${one}`)).toBe(1)
    await expect(count(hex())).rejects.toThrow(/another master key.*MASTER_KEY_FILE/)
  })
})
