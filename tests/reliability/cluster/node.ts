import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Link } from './link.ts'
import { etcdArguments, type NodePlace, patroniSettings } from './node-settings.ts'
import type { Programs } from './programs.ts'

/** One computer of the cluster: etcd, Patroni and the PostgreSQL that Patroni starts. */
export interface ClusterNode extends NodePlace {
  /** Whether the others see it as the primary. */
  isPrimary(): Promise<boolean>
  /** PostgreSQL and its Patroni end as by a loss of power. */
  kill(): Promise<void>
  /** Patroni starts once etcd knows its cluster, and PostgreSQL with it. */
  startPatroni(): Promise<void>
  /** It runs on, but nobody reaches it, and it reaches nobody who could tell it who leads. */
  cutOff(): void
  reconnect(): void
  close(): Promise<void>
}

interface Account {
  uid?: number
  gid?: number
}

/** Starts the etcd of one node. */
export function startNode(
  place: NodePlace,
  members: readonly NodePlace[],
  links: readonly Link[],
  programs: Programs,
  account: Account,
): ClusterNode {
  const { folder, ports } = place
  mkdirSync(folder, { mode: 0o700, recursive: true })
  const settings = join(folder, 'patroni.json')
  writeFileSync(settings, JSON.stringify(patroniSettings(place)))
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(folder, account.uid, account.gid)
    chownSync(settings, account.uid, account.gid)
  }
  const run = (program: string, args: string[]) => {
    const log = openSync(join(folder, 'log'), 'a')
    return spawn(program, args, { ...account, cwd: folder, stdio: ['ignore', log, log] })
  }
  const etcd = run(programs.etcd, etcdArguments(place, members))
  let patroni: ChildProcess | undefined
  async function kill() {
    const ended = patroni && exitOf(patroni)
    patroni?.kill('SIGKILL')
    endPostgres(folder)
    await ended
  }
  return {
    ...place,
    isPrimary: () => answers(`http://127.0.0.1:${ports.apiLink}/primary`),
    kill,
    async startPatroni() {
      await untilEtcdKnows(ports.etcd)
      patroni = run(programs.patroni, [settings])
    },
    cutOff() {
      for (const link of links) link.cut()
      etcd.kill('SIGSTOP')
    },
    reconnect() {
      etcd.kill('SIGCONT')
      for (const link of links) link.heal()
    },
    async close() {
      etcd.kill('SIGCONT')
      await kill()
      const ended = exitOf(etcd)
      etcd.kill('SIGKILL')
      await ended
      await Promise.all(links.map(link => link.close()))
    },
  }
}

/** Patroni ends where etcd cannot tell the version of its cluster yet. */
async function untilEtcdKnows(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined)
    const { etcdcluster = '' } = answer?.ok ? ((await answer.json()) as { etcdcluster?: string }) : {}
    if (/^\d/.test(etcdcluster)) return
    await delay(100)
  }
  throw new Error('etcd formed no cluster within 30 s')
}

/** Whether a node's interface says yes, within two seconds. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

const exitOf = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null
    ? new Promise<void>(done => child.once('exit', () => done()))
    : Promise.resolve()

/** Its children end when they see that it is gone. */
function endPostgres(folder: string): void {
  try {
    const [pid = ''] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGKILL')
  } catch {
    // It was not running.
  }
}
