import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

const debian = '/usr/lib/postgresql'

/** The programs of the newest installed PostgreSQL; undefined where there is none. */
export function findPostgres(): string | undefined {
  if (!existsSync(debian)) return undefined
  const versions = readdirSync(debian).sort((a, b) => Number(b) - Number(a))
  return versions.map(version => join(debian, version, 'bin')).find(bin => existsSync(join(bin, 'initdb')))
}

/** A PostgreSQL of its own, on a port of its own. */
export interface StartedPostgres {
  url: string
  /** Ends it as its service manager does, or as a loss of power does. */
  stop(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>
  isRunning(): boolean
  /** The same database again, on the same port. */
  startAgain(): Promise<void>
  /** Stops it and removes its folder. */
  close(): Promise<void>
}

/** Starts a PostgreSQL with these programs, with its data in a folder within `parent`. */
export async function startPostgres(bin: string, parent = tmpdir()): Promise<StartedPostgres> {
  const folder = mkdtempSync(join(parent, 'postgres-'))
  const runAs = serverUser(folder)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync'], {
    ...runAs,
    stdio: 'ignore',
  })
  const port = await freePort()
  const settings = ['-c', `unix_socket_directories=${folder}`, '-c', 'listen_addresses=127.0.0.1']
  let server: ChildProcess | undefined
  let ended: Promise<void> = Promise.resolve()
  async function startAgain(): Promise<void> {
    const started = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...runAs,
      stdio: 'ignore',
    })
    server = started
    ended = new Promise(done => started.once('exit', () => done()))
    await untilReady(join(bin, 'pg_isready'), port)
  }
  async function stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    server?.kill(signal)
    await ended
  }
  await startAgain()
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    stop,
    isRunning: () => server?.exitCode === null && server.signalCode === null,
    startAgain,
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a PostgreSQL of its own for the tests of a project, and stops it with them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bin = findPostgres()
  if (!bin) throw new Error('PostgreSQL is not installed: this project should not have been begun')
  const { url, close } = await startPostgres(bin)
  project.provide('storeDatabase', { kind: 'postgres', url })
  return close
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
export function serverUser(folder: string): { uid?: number; gid?: number; cwd: string } {
  if (userInfo().uid !== 0) return { cwd: folder }
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }))
  const user = { uid: id('-u'), gid: id('-g') }
  chownSync(folder, user.uid, user.gid)
  return { ...user, cwd: folder }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  const address = server.address()
  await new Promise(done => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

async function untilReady(program: string, port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      execFileSync(program, ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
      return
    } catch {
      await new Promise(done => setTimeout(done, 100))
    }
  }
  throw new Error('PostgreSQL did not start within ten seconds')
}
