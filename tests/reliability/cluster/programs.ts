import { execFileSync } from 'node:child_process'
import { delimiter } from 'node:path'
import { findPostgres } from '../../setup/postgres.ts'

const needed = ['patroni', 'etcd', 'haproxy'] as const

/** The programs of a cluster, by name; PostgreSQL by the folder of its own. */
export type Programs = Record<(typeof needed)[number], string> & { postgres: string }

/** Debian keeps some of them where an account's PATH does not look. */
const folders = `${process.env.PATH}${delimiter}/usr/sbin`

/** Where the programs are. Throws with the way to install them where one is missing. */
export function findPrograms(): Programs {
  const postgres = findPostgres()
  const found = Object.fromEntries(needed.map(name => [name, which(name)])) as Record<
    (typeof needed)[number],
    string | undefined
  >
  const { patroni, etcd, haproxy } = found
  if (!postgres || !patroni || !etcd || !haproxy) {
    const missing = [...needed.filter(name => !found[name]), ...(postgres ? [] : ['postgresql'])]
    throw new Error(
      `The cluster needs ${missing.join(', ')}. On Debian: apt-get install patroni etcd-server postgresql haproxy`,
    )
  }
  return { postgres, patroni, etcd, haproxy }
}

function which(name: string): string | undefined {
  try {
    return execFileSync('which', [name], {
      encoding: 'utf8',
      env: { ...process.env, PATH: folders },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return undefined
  }
}
