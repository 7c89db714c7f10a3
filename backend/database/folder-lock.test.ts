import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished, vi } from 'vitest'
import { FolderInUse, lockFolder } from './folder-lock.ts'

const isLinux = process.platform === 'linux'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'locked-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

interface Holder {
  process: ChildProcess
  /** What it has written so far. */
  said(): string
  /** Its exit code. */
  ended: Promise<number | null>
}

/** Another process that has the folder. */
async function holderOf(folder: string): Promise<Holder> {
  const execArgv = [...process.execArgv, '--expose-gc']
  const holder = fork(new URL('hold-folder.fixture.ts', import.meta.url), [folder], {
    execArgv,
    silent: true,
  })
  onTestFinished(() => void holder.kill('SIGKILL'))
  let said = ''
  holder.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<number | null>(done => holder.once('exit', done))
  await new Promise(done => holder.once('message', done))
  return { process: holder, said: () => said, ended }
}

it('a folder whose lock file is deleted under the process that has it stays its own, and the file is made again', async ctx => {
  ctx.skip(!isLinux, 'Only Linux locks the folder itself; elsewhere the second process waits.')
  const folder = aFolder()
  const holder = await holderOf(folder)
  rmSync(join(folder, 'backend.lock'))
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
  await vi.waitFor(() => expect(existsSync(join(folder, 'backend.lock'))).toBe(true), 5_000)
  await vi.waitFor(() => expect(holder.said()).toContain('was deleted while the backend runs'), 5_000)
  expect(() => new DatabaseSync(join(folder, 'backend.lock')).exec('begin exclusive')).toThrow(/locked/)
  expect(holder.process.exitCode).toBeNull()
})

it('a process ends where another one, which does not see its name, has the file in the place of its own', async () => {
  const folder = aFolder()
  const holder = await holderOf(folder)
  rmSync(join(folder, 'backend.lock'))
  const other = new DatabaseSync(join(folder, 'backend.lock'))
  onTestFinished(() => other.close())
  other.exec('pragma locking_mode = exclusive; begin exclusive')
  expect(await holder.ended).toBe(1)
  expect(holder.said()).toMatch(/no longer this backend's.*posts nothing more/)
})

it.each([
  ['moved', (folder: string) => renameSync(folder, `${folder}-moved`)],
  ['deleted', (folder: string) => rmSync(folder, { recursive: true })],
  [
    'moved, and another one is in its place',
    (folder: string) => {
      renameSync(folder, `${folder}-moved`)
      mkdirSync(folder)
    },
  ],
])('a process ends where its folder is %s', async (_way, act) => {
  const folder = aFolder()
  onTestFinished(() => rmSync(`${folder}-moved`, { recursive: true, force: true }))
  const holder = await holderOf(folder)
  act(folder)
  expect(await holder.ended).toBe(1)
  expect(holder.said()).toContain('it was moved or deleted')
})

it('a process that finds a database without its lock file gives way to another one that may be at it, and waits at no other start', async () => {
  const folder = aFolder()
  const waited = async () => {
    const begun = performance.now()
    const own = await lockFolder(folder, { giveWay: 300 })
    own.release()
    return performance.now() - begun
  }
  const said = vi.spyOn(console, 'error').mockReturnValue()
  await waited()
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18\n')
  await waited()
  expect(said).not.toHaveBeenCalled()
  rmSync(join(folder, 'backend.lock'))
  expect(await waited()).toBeGreaterThanOrEqual(290)
  expect(said.mock.calls.flat().join()).toContain('another backend may be at work')
})
