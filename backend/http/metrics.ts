/** What `/metrics` tells. No practice is named: their number has no limit, and a name says who uses the backend. */
export interface Metrics {
  practices: number
  /** Practices whose time came more than a minute ago: nobody looks after them. */
  overdue: number
  /** How long the oldest order that is due has waited, in seconds; 0 where none is. */
  oldestDueSeconds: number
  /** Payments without a clear answer, which the ledger has to tell of. */
  unclear: number
  turns: number
  failedTurns: number
  lostTurns: number
  /** Daily summaries whose time came more than a quarter of an hour ago, and that have not left. */
  mailsLate: number
  /** Those of the last week that leave no more. */
  mailsGivenUp: number
  mailsSent: number
  mailsFailed: number
}

const rows: readonly [keyof Metrics, string, 'gauge' | 'counter', string][] = [
  ['practices', 'sync_practices', 'gauge', 'Configured practices.'],
  ['overdue', 'sync_practices_overdue', 'gauge', 'Practices that no worker looked after for a minute.'],
  ['oldestDueSeconds', 'sync_oldest_due_seconds', 'gauge', 'How long the oldest due order has waited.'],
  ['unclear', 'sync_payments_unclear', 'gauge', 'Payments without a clear answer.'],
  ['turns', 'sync_turns_total', 'counter', 'Turns of this process.'],
  ['failedTurns', 'sync_turns_failed_total', 'counter', 'Turns of this process that met a fault.'],
  ['lostTurns', 'sync_turns_lost_total', 'counter', 'Turns that another process took over from this one.'],
  [
    'mailsLate',
    'sync_mails_late',
    'gauge',
    'Daily summaries that should have left a quarter of an hour ago.',
  ],
  ['mailsGivenUp', 'sync_mails_given_up', 'gauge', 'Daily summaries of the last week that leave no more.'],
  ['mailsSent', 'sync_mails_sent_total', 'counter', 'Daily summaries that this process mailed.'],
  ['mailsFailed', 'sync_mails_failed_total', 'counter', 'Tries of this process that failed.'],
]

/** The text that Prometheus reads. */
export function metricsText(metrics: Metrics): string {
  const lines = rows.flatMap(([key, name, type, help]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    `${name} ${metrics[key]}`,
  ])
  return `${lines.join('\n')}\n`
}
