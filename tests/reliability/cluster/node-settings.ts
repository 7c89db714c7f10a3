/** The ports of one node: those that its programs have, and those by which the others reach it. */
export interface NodePorts {
  etcd: number
  etcdPeer: number
  postgres: number
  api: number
  postgresLink: number
  apiLink: number
}

export interface NodePlace {
  name: string
  /** Its data, its sockets and its logs. */
  folder: string
  /** Of PostgreSQL's programs. */
  bin: string
  ports: NodePorts
}

const password = 'of-this-cluster-alone'

/** Where the practice's backends connect, through this port. */
export const addressOf = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`

/** What etcd is started with. */
export function etcdArguments({ name, folder, ports }: NodePlace, members: readonly NodePlace[]): string[] {
  const client = `http://127.0.0.1:${ports.etcd}`
  const peer = `http://127.0.0.1:${ports.etcdPeer}`
  const all = members.map(member => `${member.name}=http://127.0.0.1:${member.ports.etcdPeer}`)
  return [
    ...['--name', name, '--data-dir', `${folder}/etcd`],
    ...['--listen-client-urls', client, '--advertise-client-urls', client],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
    ...['--initial-cluster', all.join(','), '--initial-cluster-state', 'new'],
    ...['--heartbeat-interval', '200', '--election-timeout', '2000'],
  ]
}

/**
 * What Patroni is started with, as JSON, which is YAML. `synchronous_mode`: what a backend was told is committed is on
 * two nodes, and only one of those is promoted. 20 s is the shortest `ttl` that Patroni takes.
 */
export function patroniSettings({ name, folder, bin, ports }: NodePlace): object {
  const account = (username: string) => ({ username, password })
  const dcs = {
    ttl: 20,
    loop_wait: 2,
    retry_timeout: 6,
    synchronous_mode: true,
    postgresql: { use_pg_rewind: true, parameters: { max_connections: 60, wal_log_hints: 'on' } },
  }
  return {
    scope: 'sync',
    name,
    restapi: { listen: `127.0.0.1:${ports.api}`, connect_address: `127.0.0.1:${ports.apiLink}` },
    // Its own etcd alone: one that looked for the others would still reach them when this node is cut off.
    etcd3: { host: `127.0.0.1:${ports.etcd}`, use_proxies: true },
    bootstrap: { dcs, initdb: [{ encoding: 'UTF8' }, 'data-checksums'] },
    postgresql: {
      listen: `127.0.0.1:${ports.postgres}`,
      connect_address: `127.0.0.1:${ports.postgresLink}`,
      data_dir: `${folder}/data`,
      bin_dir: bin,
      pgpass: `${folder}/pgpass`,
      authentication: {
        superuser: account('postgres'),
        replication: account('replicator'),
        rewind: account('rewinder'),
      },
      pg_hba: [
        'local all all trust',
        'host all all 127.0.0.1/32 md5',
        'host replication replicator 127.0.0.1/32 md5',
      ],
      parameters: { unix_socket_directories: folder },
      remove_data_directory_on_rewind_failure: true,
      remove_data_directory_on_diverged_timelines: true,
    },
  }
}

/** HAProxy in front of them: connections go to the node that says it is the primary, and end where it is one no longer. */
export function haproxySettings(port: number, nodes: readonly NodePlace[]): string {
  const servers = nodes.map(
    ({ name, ports }) => `  server ${name} 127.0.0.1:${ports.postgresLink} check port ${ports.apiLink}`,
  )
  return `global
  maxconn 200
defaults
  mode tcp
  timeout connect 2s
  timeout client 30m
  timeout server 30m
  timeout check 2s
listen primary
  bind 127.0.0.1:${port}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fall 3 rise 1 on-marked-down shutdown-sessions
${servers.join('\n')}
`
}
