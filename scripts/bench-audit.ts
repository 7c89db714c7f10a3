import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Page } from 'playwright-core'
import { writePatientExport } from '../sandbox/bench/patient-export.ts'
import { watchPageWorkers } from '../sandbox/bench/worker-memory.ts'
import { launchWithExtension } from '../sandbox/run/browser.ts'
import { buildSandbox } from './build-sandbox.ts'

/**
 * npm run bench -- --only audit [--patients 1000000]: the duplicate audit of a made-up export in a real browser,
 * against Papa Parse merely parsing the same file there, and against DuckDB grouping it by the four fields.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, patients: { type: 'string', default: '1000000' } },
})
const patients = Number(values.patients)
/** The machine's other work disturbs single runs: the fastest of these counts. */
const rounds = 3

const folder = await mkdtemp(join(tmpdir(), 'nextech-audit-'))
const path = join(folder, 'patients.csv')
const twice = await writePatientExport(path, patients)
const { size } = await stat(path)
console.log(`${patients} patients, ${(size / 1e6).toFixed(1)} MB, ${twice} of them entered twice`)

const profile = join(folder, 'profile')
const browser = await launchWithExtension(buildSandbox(), { headless: true, profile, debugPort: true })
try {
  const page = await browser.openOwn('workbench.html#/duplicates')
  const papa = createRequire(import.meta.url).resolve('papaparse/papaparse.min.js')
  await page.evaluate(await readFile(papa, 'utf8'))
  const peaks: number[] = []
  const audits: number[] = []
  const parses: number[] = []
  const groupings: number[] = []
  for (let round = 0; round < rounds; round++) {
    const memory = await watchPageWorkers(profile, 'workbench.html')
    audits.push(await audit(page))
    peaks.push(memory())
    parses.push(await parse(page))
    groupings.push(await group())
  }
  const [best, parsed, grouped] = [Math.min(...audits), Math.min(...parses), Math.min(...groupings)]
  console.log(`  audit, from the button to the result     ${best.toFixed(2)} s
  Papa Parse alone, in the same browser     ${parsed.toFixed(2)} s
  audit / Papa Parse                        ${(best / parsed).toFixed(2)}  (aim ≤ 1.5)
  DuckDB, GROUP BY the four fields          ${grouped.toFixed(2)} s
  audit / DuckDB                            ${(best / grouped).toFixed(2)}
  peak memory of the audit's worker         ${(Math.max(...peaks) / 1e6).toFixed(0)} MB  (aim ≤ 300)`)
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}

/** Seconds from the press of the button until the result is there. */
async function audit(page: Page): Promise<number> {
  await page.getByLabel('Patient export (CSV)').setInputFiles(path)
  await page.getByRole('button', { name: 'Find duplicates' }).waitFor()
  const seconds = await page.evaluate(async () => {
    const buttons = [...document.querySelectorAll('button')]
    const began = performance.now()
    buttons.find(button => button.textContent === 'Find duplicates')?.click()
    await new Promise<void>(resolve => {
      const look = () => document.querySelector('.group') && resolve()
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
    })
    return (performance.now() - began) / 1000
  })
  console.log(`  ${(await page.locator('.totals').innerText()).replaceAll('\n', ' | ')}`)
  await page.getByRole('button', { name: 'Choose another file' }).click()
  return seconds
}

/** Seconds that Papa Parse takes for the same file, as a stream, keeping nothing. */
async function parse(page: Page): Promise<number> {
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'parse' })),
  )
  await page.locator('#parse').setInputFiles(path)
  const seconds = await page.evaluate(async () => {
    const file = document.querySelector<HTMLInputElement>('#parse')?.files?.[0]
    const { Papa } = globalThis as unknown as { Papa: { parse(file: unknown, options: object): void } }
    const began = performance.now()
    let rows = 0
    await new Promise(complete => {
      const chunk = ({ data }: { data: unknown[] }) => {
        rows += data.length
      }
      Papa.parse(file, { chunk, complete })
    })
    if (rows < 2) throw new Error('Papa Parse read nothing.')
    return (performance.now() - began) / 1000
  })
  await page.evaluate(() => document.querySelector('#parse')?.remove())
  return seconds
}

/** Seconds that DuckDB takes to read the file and group it by the four fields, as near as SQL comes to them. */
async function group(): Promise<number> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const began = performance.now()
  const reader = await connection.runAndReadAll(`
    SELECT count(*), sum(n) FROM (
      SELECT count(*) AS n FROM read_csv('${path}', all_varchar = true)
      WHERE "E-mail" IS NOT NULL AND "Home Phone" IS NOT NULL
      GROUP BY lower(trim("E-mail")), strip_accents(lower(trim("First Name"))), strip_accents(lower(trim("Last Name"))),
        right(regexp_replace(split_part("Home Phone", ' ext', 1), '[^0-9]', '', 'g'), 10)
      HAVING count(*) > 1)`)
  const seconds = (performance.now() - began) / 1000
  console.log(`  DuckDB: ${reader.getRows()[0]?.join(' groups, ')} patients`)
  connection.closeSync()
  return seconds
}
