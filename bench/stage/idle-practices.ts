import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { runCommand, startBackend } from '../../tests/backend/backend-process.ts'
import { asked } from '../../tests/backend/own-database.ts'
import { managerEmail, startSurroundings } from '../../tests/backend/world.ts'
import { exactPractice } from './exact-practice.ts'

const watchMs = 60_000

/**
 * What practices cost that have nothing to do, in one worker over a minute: processor time and memory. The first is set up as
 * any; the others have its rows, and the sealed secrets stay its own, so that none of them signs in.
 */
export async function idlePractices(url: string, count: number): Promise<void> {
  const base = makePractice({ seed: 2, now: new Date().toISOString(), patients: 20, orders: 41 })
  const around = await startSurroundings(exactPractice(base, 1))
  const { files, folder } = around
  const env = { DATABASE_URL: url, MASTER_KEY_FILE: join(folder, 'key'), ROLE: 'worker' }
  const place = ['--data-dir', folder]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
  await asked(
    url,
    `insert into practice (id, time_zone, anchor_seq, anchor_hash, head_seq, head_hash, wake_at, configured_at)
     select 'idle' || n, time_zone, 0, anchor_hash, 0, anchor_hash, ${Date.now()} + (n % 600) * 100, configured_at
     from practice, generate_series(1, ${count - 1}) n`,
  )
  // Their shop has no interface to ask, and trouble that nobody has put right yet keeps Nextech from being asked.
  const trouble = { code: 'signed-out', message: '', since: Date.now(), nextTryAt: null }
  const health = { provenAt: null, trouble, setupFault: null }
  await asked(
    url,
    `select set_config('app.practice', '*', false);
     insert into meta (practice_id, name, value)
     select 'idle' || n, name, case name when 'configuration' then value #- '{shops,0,rest}' else value end
     from meta, generate_series(1, ${count - 1}) n where name = 'configuration';
     insert into meta (practice_id, name, value)
     select 'idle' || n, 'health', cast('${JSON.stringify(health)}' as jsonb) from generate_series(1, ${count - 1}) n`,
  )
  const worker = await startBackend([...place, '--port', '0'], env)
  try {
    await delay(10_000)
    const before = usageOf(worker.pid)
    const turnsBefore = await turnsOf(worker.url)
    const transactionsBefore = await transactionsOf(url)
    await delay(watchMs)
    const [after, turns] = [usageOf(worker.pid), (await turnsOf(worker.url)) - turnsBefore]
    const transactions = ((await transactionsOf(url)) - transactionsBefore) / (watchMs / 1000)
    const cpu = (after.cpuMs - before.cpuMs) / (watchMs / 1000)
    console.log(`backend: ${count} practices with nothing to do, one worker
  turns a minute ${turns} (one each is due), processor ${cpu.toFixed(1)} ms a second, ${turns > 0 ? ((after.cpuMs - before.cpuMs) / turns).toFixed(1) : '–'} ms a turn
  transactions at the database ${transactions.toFixed(1)} a second
  memory ${after.megabytes} MB`)
  } finally {
    await worker.stop()
    await around.close()
  }
}

/** Statements outside of a transaction count as one each. What is told comes up to a second late. */
async function transactionsOf(url: string): Promise<number> {
  const [row] = await asked(
    url,
    'select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()',
  )
  return Number(row?.n)
}

async function turnsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^sync_turns_total (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
}

/** Processor time and resident memory, as Linux tells them; a tick is a hundredth of a second. */
function usageOf(pid: number): { cpuMs: number; megabytes: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    megabytes: Math.round(Number(kilobytes) / 1024),
  }
}
