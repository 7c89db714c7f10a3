import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort, serverUser } from '../../setup/postgres.ts'
import { type Link, openLink } from './link.ts'
import { type ClusterNode, startNode } from './node.ts'
import { addressOf, haproxySettings, type NodePlace } from './node-settings.ts'
import { findPrograms } from './programs.ts'

/** Three nodes and the HAProxy in front of them, on this computer. */
export interface Cluster {
  /** For `DATABASE_URL`: leads to the primary, whichever that is. */
  url: string
  nodes: readonly ClusterNode[]
  /** The node that leads. Rejects where there is none within two minutes. */
  primary(): Promise<ClusterNode>
  /** Waits until one leads, and two follow, of which one is synchronous. */
  untilWhole(): Promise<void>
  close(): Promise<void>
}

/** A primary that is gone is replaced after its `ttl` of 20 s; a node that must be copied again takes longest. */
const maxWaitMs = 180_000

/** Brings it up in a folder of its own. Throws where a program is missing, or it is not whole within three minutes. */
export async function startCluster(): Promise<Cluster> {
  const programs = findPrograms()
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'))
  const { uid, gid } = serverUser(folder)
  const account = { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) }
  const made = await Promise.all(
    ['one', 'two', 'three'].map(name => placeOf(name, folder, programs.postgres)),
  )
  const places = made.map(({ place }) => place)
  const nodes = made.map(({ place, links }) => startNode(place, places, links, programs, account))
  const port = await freePort()
  const haproxy = startHaproxy(programs.haproxy, folder, haproxySettings(port, places))
  const cluster: Cluster = {
    url: addressOf(port),
    nodes,
    primary: () => within('a primary', () => primaryOf(nodes)),
    untilWhole: async () => void (await within('a whole cluster', () => wholeOf(nodes))),
    async close() {
      haproxy.kill('SIGKILL')
      await Promise.all(nodes.map(node => node.close()))
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
  try {
    await Promise.all(nodes.map(node => node.startPatroni()))
    await cluster.untilWhole()
  } catch (error) {
    await cluster.close()
    throw error
  }
  return cluster
}

async function placeOf(
  name: string,
  above: string,
  bin: string,
): Promise<{ place: NodePlace; links: Link[] }> {
  const etcd = await freePort()
  const etcdPeer = await freePort()
  const postgres = await freePort()
  const api = await freePort()
  const [postgresLink, apiLink] = [await openLink(postgres), await openLink(api)]
  const ports = { etcd, etcdPeer, postgres, api, postgresLink: postgresLink.port, apiLink: apiLink.port }
  return { place: { name, folder: join(above, name), bin, ports }, links: [postgresLink, apiLink] }
}

function startHaproxy(program: string, folder: string, settings: string): ChildProcess {
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(file, settings)
  return spawn(program, ['-f', file], { stdio: 'ignore' })
}

async function primaryOf(nodes: readonly ClusterNode[]): Promise<ClusterNode | undefined> {
  const leads = await Promise.all(nodes.map(node => node.isPrimary()))
  return nodes.find((_, at) => leads[at])
}

interface Member {
  role: string
  state: string
}

async function wholeOf(nodes: readonly ClusterNode[]): Promise<true | undefined> {
  const leader = await primaryOf(nodes)
  if (!leader) return undefined
  const answer = await fetch(`http://127.0.0.1:${leader.ports.api}/cluster`).catch(() => undefined)
  if (!answer?.ok) return undefined
  const { members }: { members: Member[] } = await answer.json()
  const running = members.filter(({ state }) => state === 'running' || state === 'streaming')
  return running.length === nodes.length && running.some(({ role }) => role === 'sync_standby')
    ? true
    : undefined
}

async function within<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + maxWaitMs; Date.now() < end; await delay(250)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error(`There was not ${what} within ${maxWaitMs / 1_000} s`)
}
