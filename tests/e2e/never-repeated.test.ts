import { describe, it } from 'vitest'
import { runRow } from '../../sandbox/arrivals/row.ts'
import { rows, verdictOn } from '../../sandbox/arrivals/rows.ts'
import { built } from './world.ts'

/** Each fault of a row meets a payment; every third order makes a new patient, too. `npm run arrivals` asks for more. */
const payments = 6
/** A session that ends takes others' requests with it: one that never arrived is sent again after the settle time of a minute. */
const patienceMs = 130_000
/** Over TLS HTTP/1.1 is what it is without. */
const chosen = rows.filter(({ connections }) => connections !== 'tls')

describe('a connection that ends after the commit makes no browser send twice, and no cookie travels', () => {
  it.concurrent.for(chosen)('$name', { timeout: 170_000 }, async (row, { expect, skip }) => {
    const extension = built(row.browser === 'firefox' ? 'firefox' : 'chrome')
    const result = await runRow({ ...row, payments, extension, patienceMs })
    if (!result) return skip(`no ${row.browser} here`)
    expect({ orders: result.orders, faults: verdictOn(row, payments, result) }).toMatchObject({ faults: [] })
  })
})
