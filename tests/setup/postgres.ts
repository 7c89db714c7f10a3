import { execFileSync, spawn } from 'node:child_process'
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

/** Starts a PostgreSQL of its own for the tests of a project, and stops it with them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bin = findPostgres()
  if (!bin) throw new Error('PostgreSQL is not installed: this project should not have been begun')
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const runAs = serverUser(folder)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync'], {
    ...runAs,
    stdio: 'ignore',
  })
  const port = await freePort()
  const settings = ['-c', `unix_socket_directories=${folder}`, '-c', 'listen_addresses=127.0.0.1']
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...runAs,
    stdio: 'ignore',
  })
  const ended = new Promise<void>(done => server.once('exit', () => done()))
  await untilReady(join(bin, 'pg_isready'), port)
  const url = `postgres://test@127.0.0.1:${port}/postgres`
  project.provide('storeDatabase', { kind: 'postgres', url })
  return async () => {
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function serverUser(folder: string): { uid?: number; gid?: number; cwd: string } {
  if (userInfo().uid !== 0) return { cwd: folder }
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }))
  const user = { uid: id('-u'), gid: id('-g') }
  chownSync(folder, user.uid, user.gid)
  return { ...user, cwd: folder }
}

async function freePort(): Promise<number> {
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
