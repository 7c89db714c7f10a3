import type { SimulatedNextech } from '../../../sandbox/nextech/server.ts'
import { type KillVerdict, killInMidPosting } from '../../backend/kill-rounds.ts'
import type { ClusterNode } from './node.ts'
import { type Cluster, startCluster } from './start-cluster.ts'
import { query, startWitness } from './witness.ts'

export interface ClusterFaults {
  faults: number
  random: () => number
  tell: (line: string) => void
}

export interface ClusterVerdict extends KillVerdict {
  /** Orders with a payment at Nextech of which the new primary no longer knew that one had been sent. */
  forgotten: string[]
  /** Rows that a client was told are committed, and of those the ones that are gone. */
  acknowledged: number
  gone: number[]
}

/** A new primary is there after the `ttl` of 20 s and an election; what was on its way has a lease of its own. */
const maxRecoveryMs = 180_000
const ordersEach = 24
/** What an order may be only while nothing of it was sent. */
const unsent = ['new', 'matched', 'intent', 'resolve', 'waiting', 'skipped']

/**
 * Two backends post on a cluster whose primary is killed, and cut off, in turn, each time while a payment is on its way.
 * After each fault the node joins again, and the cluster is whole before the next one.
 */
export async function runClusterFaults({ faults, random, tell }: ClusterFaults): Promise<ClusterVerdict> {
  const cluster = await startCluster()
  const forgotten = new Set<string>()
  let struck: ClusterNode | undefined
  try {
    const witness = await startWitness(cluster.url)
    const verdict = await killInMidPosting({
      kills: faults,
      ordersEach,
      workers: 2,
      random,
      databaseUrl: cluster.url,
      tell,
      maxRecoveryMs,
      async strike(n) {
        struck = await cluster.primary()
        tell(`${n % 2 === 1 ? 'killed' : 'cut off'}: ${struck.name}`)
        if (n % 2 === 1) await struck.kill()
        else struck.cutOff()
      },
      async afterwards(n, nextech) {
        for (const number of await forgottenBy(cluster, nextech)) forgotten.add(number)
        if (n % 2 === 1) await struck?.startPatroni()
        else struck?.reconnect()
        await cluster.untilWhole()
        tell(`whole again; ${witness.acknowledged()} rows of the witness acknowledged`)
      },
    })
    const acknowledged = witness.acknowledged()
    return { ...verdict, forgotten: [...forgotten], acknowledged, gone: await witness.stop() }
  } finally {
    await cluster.close()
  }
}

async function forgottenBy({ url }: Cluster, nextech: SimulatedNextech): Promise<string[]> {
  const paid = nextech.ledger().flatMap(({ text }) => /^DermPRO #(\S+) /.exec(text)?.[1] ?? [])
  const rows = await query<{ number: string }>(
    url,
    'select number from posting where number = any($1) and state = any($2)',
    [paid, unsent],
  )
  return rows.map(({ number }) => number)
}
