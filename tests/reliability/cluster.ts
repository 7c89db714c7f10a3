/**
 * A PostgreSQL of three nodes under Patroni and etcd, with synchronous replication, on this computer: for tests, and to look at.
 * Stays until Ctrl-C, and leaves nothing behind.
 *
 *   npm run cluster
 *   DATABASE_URL=… npm run backend        with the address that it prints
 */
import { startCluster } from './cluster/start-cluster.ts'

console.log('Three nodes are being started …')
const started = Date.now()
const cluster = await startCluster()
console.log(`Up after ${Math.round((Date.now() - started) / 1_000)} s.\n\n  DATABASE_URL=${cluster.url}\n`)
for (const { name, folder, ports, isPrimary } of cluster.nodes)
  console.log(
    `${name.padEnd(6)} ${(await isPrimary()) ? 'leads  ' : 'follows'} port ${ports.postgres}, log ${folder}/log`,
  )
console.log('\nCtrl-C ends it.')
await new Promise(done => process.once('SIGINT', done).once('SIGTERM', done))
await cluster.close()
