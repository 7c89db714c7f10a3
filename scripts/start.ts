import 'temporal-polyfill/global'
import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { mustReadConnections } from '../sandbox/nextech/hosts.ts'
import { makePractice } from '../sandbox/practice/make-practice.ts'
import { loadPractice } from '../sandbox/practice/practice.ts'
import { differences, ledgerFaults, loadExpected } from '../sandbox/run/expected.ts'
import { mainJob } from '../sandbox/run/main-job.ts'
import { summaryTable } from '../sandbox/run/report.ts'
import { buildSandbox } from './build-sandbox.ts'

const help = `npm start                 the product on the sandbox, with a practice made from a seed
npm start -- --data DIR   … on the practice in DIR
             --headless   run to the end without a window (the default where there is no display)
             --staff      also resolve the orders for which DIR/expected.json names a patient
             --backend    a sync backend between the browser and Nextech
             --stations 2 two browsers, with a backend
             --seed N     another made practice
             --connections kept|closed|h2|tls
                          how Nextech's connections are: kept as real servers do (the default), one for each
                          request, HTTP/2, or HTTP/1.1 over TLS`

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    headless: { type: 'boolean', default: false },
    staff: { type: 'boolean', default: false },
    backend: { type: 'boolean', default: false },
    stations: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    connections: { type: 'string', default: 'kept' },
    /** What `--backend` needs is there. */
    installed: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

async function main(): Promise<number> {
  if (values.help) {
    console.log(help)
    return 0
  }
  const connections = mustReadConnections(values.connections)
  const stations = Number(values.stations)
  if (!Number.isInteger(stations) || stations < 1 || stations > 8)
    throw new Error('--stations takes a number from 1 to 8.')
  if (stations > 1 && !values.backend)
    throw new Error('Several stations share one backend: add --backend. Without it one browser alone posts.')
  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  const headless = values.headless || !display
  const folder = values.data === undefined ? undefined : resolve(values.data)
  const practice = folder
    ? await loadPractice(folder)
    : makePractice({ seed: Number(values.seed), now: new Date().toISOString(), patients: 400, orders: 80 })
  const expected = folder ? await loadExpected(folder) : undefined
  const out = resolve('.output/run')
  await mkdir(out, { recursive: true })
  const extension = buildSandbox()
  const run = await mainJob({
    practice,
    extension,
    headless,
    out,
    staff: values.staff ? expected : undefined,
    connections,
    withBackend: values.backend,
    stations,
  })
  await writeFile(
    resolve(out, 'outcome.json'),
    `${JSON.stringify({ summary: run.summary, orders: run.outcomes }, null, 1)}\n`,
  )
  console.log(summaryTable(practice, run))
  console.log(`Outcomes and screenshots: ${out}`)
  const faults = ledgerFaults(practice, run.outcomes, run.ledger)
  if (expected && !values.staff) {
    const known = new Set(practice.patients.map(patient => patient.id))
    faults.push(...differences(expected, run.outcomes, known))
    const total = Object.keys(expected).length
    console.log(faults.length === 0 ? `All ${total} orders are as expected.json says.` : '')
  }
  for (const fault of faults) console.error(`! ${fault}`)
  if (!headless) await run.untilClosed()
  await run.close()
  return faults.length === 0 ? 0 : 1
}

/** npm tells its first step nothing of `--backend`, whose packages are installed here then; answers the whole run's exit code. */
function withBackendPackages(): number | null {
  const node = (...args: string[]) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status
  const failed = node('scripts/bootstrap.mjs', '--backend')
  // Another process: this one's own packages may have been replaced.
  return failed || node('scripts/start.ts', ...process.argv.slice(2), '--installed')
}

/** What stopped the run, in its own sentence; where the code stands that met it helps nobody who runs this. Ends what still runs. */
function endWith(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

process.exitCode =
  values.backend && !values.installed ? (withBackendPackages() ?? 1) : await main().catch(endWith)
