import type { Practice } from '../practice/practice.ts'
import type { MainJobRun } from './main-job.ts'
import type { OrderOutcome } from './outcome.ts'

const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`

/** What each order became, and how many of each, as plain columns. */
export function summaryTable(practice: Practice, run: Pick<MainJobRun, 'outcomes' | 'summary'>): string {
  const orders = Object.entries(run.outcomes)
  const lines = orders.map(([number, outcome]) => row(number, outcome))
  const counts = Map.groupBy(orders, ([, outcome]) => outcome.status)
  const totals = [...counts].map(([status, all]) => {
    const cents = all.reduce((sum, [, outcome]) => sum + (outcome.payment?.amountCents ?? 0), 0)
    return `${status.padEnd(10)} ${String(all.length).padStart(5)}  ${dollars(cents).padStart(13)}`
  })
  const calls = Object.entries(run.summary.calls).map(([endpoint, count]) => `${endpoint}: ${count}`)
  return [
    `${practice.setup.name}, times in ${practice.setup.timeZone}`,
    '',
    'order        status     amount        payment  what',
    ...lines,
    '',
    ...totals,
    '',
    `${run.summary.seconds} s; calls ${calls.join(', ')}`,
  ].join('\n')
}

function row(number: string, { status, reason, warnings, payment }: OrderOutcome): string {
  const amount = payment ? dollars(payment.amountCents) : ''
  const words = [reason, ...warnings].filter(Boolean).join(', ')
  return `${number.padEnd(12)} ${status.padEnd(10)} ${amount.padStart(10)}  ${(payment?.id ?? '').padStart(9)}  ${words}`.trimEnd()
}
