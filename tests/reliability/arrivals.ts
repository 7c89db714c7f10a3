/**
 * What reaches Nextech while the connection breaks after every payment and every new patient: in each browser and over each
 * protocol, one arrival for each.
 *
 *   npm run arrivals                          6 orders in each row
 *   npm run arrivals -- --payments 100
 *   npm run arrivals -- --only firefox        or chromium, or a row: --only "Chromium HTTP/2"
 */
import 'temporal-polyfill/global'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSandbox } from '../../scripts/build-sandbox.ts'
import { runRow, type Tally } from './arrivals/row.ts'
import { type ArrivalsRow, rows, verdictOn } from './arrivals/rows.ts'

const { values } = parseArgs({
  options: { payments: { type: 'string', default: '6' }, only: { type: 'string' } },
})
const chrome = buildSandbox()
const payments = Number(values.payments)
const { only } = values
const chosen = rows.filter(({ browser, name }) => only === undefined || [browser, name].includes(only))

const told = ({ asked, arrived, repeated, cutOff, broken, reused }: Tally) =>
  `${asked} asked for, ${arrived} arrived, ${repeated} repeated, ${cutOff} cut off; ${broken} connections ended, ${reused} had served before`

async function show(row: ArrivalsRow): Promise<boolean> {
  const { name, browser } = row
  const extension = browser === 'firefox' ? resolve('.output/sandbox-firefox-mv3') : chrome
  const begun = performance.now()
  const patienceMs = 180_000 + payments * 10_000
  const result = await runRow({ ...row, payments, extension, patienceMs })
  if (!result) {
    console.log(`${name}: not installed here`)
    return true
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  const { payments: paid, patients, orders, withCookie } = result
  console.log(`${name}, ${payments} orders, ${seconds} s:
  payments      ${told(paid)}
  new patients  ${told(patients)}
  orders        ${Object.entries(orders)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')}
  with a cookie ${withCookie} of ${result.arrivals.length} requests`)
  const faults = verdictOn(row, payments, result)
  for (const fault of faults) console.error(`! ${fault}`)
  return faults.length === 0
}

let isGood = true
for (const row of chosen) isGood = (await show(row)) && isGood
process.exitCode = isGood ? 0 : 1
