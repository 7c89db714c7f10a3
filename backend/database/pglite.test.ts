import { fork } from 'node:child_process'
import fs, { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { FolderInUse, lockFolder } from './folder-lock.ts'
import { openPglite, ownVersion } from './pglite.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pglite-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openIn(folder: string) {
  const opened = await openPglite(folder)
  onTestFinished(() => (opened.pglite.closed ? undefined : opened.close()))
  return opened
}

it('every commit is asked to reach the disk before it returns', async () => {
  const { pglite } = await openIn(aFolder())
  expect((await pglite.query('show fsync')).rows).toEqual([{ fsync: 'on' }])
  await pglite.exec('create table intent (n integer)')
  const synced = vi.spyOn(fs, 'fsyncSync')
  for (let n = 0; n < 20; n += 1) {
    const before = synced.mock.calls.length
    await pglite.query('insert into intent values ($1)', [n])
    expect(synced.mock.calls.length).toBeGreaterThan(before)
  }
})

it('what was committed is there when the folder is opened again', async () => {
  const folder = aFolder()
  const first = await openIn(folder)
  await first.pglite.exec('create table intent (n integer); insert into intent values (1), (2)')
  await first.close()
  const { pglite } = await openIn(folder)
  expect((await pglite.query('select count(*) as n from intent')).rows).toEqual([{ n: 2 }])
})

it('a folder has one process: another is refused, with what to do', async () => {
  const folder = aFolder()
  await openIn(folder)
  await expect(openPglite(folder)).rejects.toThrow(FolderInUse)
  await expect(openPglite(folder)).rejects.toThrow(/in use by another backend.*--data-dir/)
})

it('a process keeps its folder, whatever it collects as garbage, and gives it back when it is killed', async () => {
  const folder = aFolder()
  const execArgv = [...process.execArgv, '--expose-gc']
  const holder = fork(new URL('hold-folder.fixture.ts', import.meta.url), [folder], { execArgv })
  await new Promise(done => holder.once('message', done))
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
  const ended = new Promise(done => holder.once('exit', done))
  holder.kill('SIGKILL')
  await ended
  const own = await lockFolder(folder)
  own.release()
})

it('a folder of another PostgreSQL is told by both versions, and one that does not open otherwise by what may be wrong', async () => {
  const folder = aFolder()
  const data = join(folder, 'postgres')
  await (await openIn(folder)).close()
  expect(fs.readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()).toBe(ownVersion)
  fs.writeFileSync(join(data, 'PG_VERSION'), '17\n')
  await expect(openPglite(folder)).rejects.toThrow(
    `is of PostgreSQL 17, this version of the backend has ${ownVersion}`,
  )
  fs.writeFileSync(join(data, 'PG_VERSION'), `${ownVersion}\n`)
  fs.rmSync(join(data, 'global', 'pg_control'))
  await expect(openPglite(folder)).rejects.toThrow(
    /does not open: its disk may be full.*restore the last backup/,
  )
})

it('a folder that cannot be made is told, with what to do', async () => {
  const file = join(aFolder(), 'file')
  fs.writeFileSync(file, '')
  await expect(lockFolder(file)).rejects.toThrow(/cannot be made or written \(EEXIST\).*--data-dir/)
})
