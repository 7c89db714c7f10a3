import { describe, it, type TestContext } from 'vitest'
import { runRow } from '../reliability/arrivals/row.ts'
import { type ArrivalsRow, rows, verdictOn } from '../reliability/arrivals/rows.ts'
import { built } from './world.ts'

/** Each fault of a row meets a payment; every third order makes a new patient, too. `npm run arrivals` asks for more. */
const payments = 6
/** A session that ends takes others' requests with it: one that never arrived is sent again after the settle time of a minute. */
const patienceMs = 130_000
/** Over TLS HTTP/1.1 is what it is without. */
const chosen = rows.filter(({ connections }) => connections !== 'tls')

const run = async (row: ArrivalsRow, { expect, skip }: TestContext) => {
  const extension = built(row.browser === 'firefox' ? 'firefox' : 'chrome')
  const result = await runRow({ ...row, payments, extension, patienceMs })
  if (!result) return skip(`no ${row.browser} here`)
  expect({ orders: result.orders, faults: verdictOn(row, payments, result) }).toMatchObject({ faults: [] })
}
/** Alone: on a busy machine requests queue on the session that is about to end, and wait out the settle time. */
const isAlone = ({ isSent, connections }: ArrivalsRow) => isSent && connections === 'h2'
const timeout = 170_000

describe('a connection that ends after the commit makes no browser send twice, and no cookie travels', () => {
  it.for(chosen.filter(isAlone))('$name', { timeout }, run)
  it.concurrent.for(chosen.filter(row => !isAlone(row)))('$name', { timeout }, run)
})
