import type { Row, RowOptions } from './row.ts'

export interface ArrivalsRow extends Pick<RowOptions, 'browser' | 'connections' | 'faults' | 'isSent'> {
  name: string
}

/** Browsers and protocols, each with every way in which its connection can end. */
export const rows: readonly ArrivalsRow[] = [
  {
    name: 'Chromium HTTP/1.1',
    browser: 'chromium',
    connections: 'kept',
    faults: ['lost-after', 'reset-after'],
    isSent: true,
  },
  {
    name: 'Chromium HTTP/1.1 over TLS',
    browser: 'chromium',
    connections: 'tls',
    faults: ['lost-after', 'reset-after'],
    isSent: true,
  },
  {
    name: 'Chromium HTTP/2',
    browser: 'chromium',
    connections: 'h2',
    faults: ['lost-after', 'reset-after', 'goaway-after', 'refused-stream-after'],
    isSent: true,
  },
  {
    name: 'Firefox HTTP/1.1',
    browser: 'firefox',
    connections: 'kept',
    faults: ['lost-after', 'reset-after'],
    isSent: true,
  },
  {
    name: 'Firefox HTTP/1.1 over TLS',
    browser: 'firefox',
    connections: 'tls',
    faults: ['lost-after', 'reset-after'],
    isSent: true,
  },
  {
    name: 'Firefox HTTP/2',
    browser: 'firefox',
    connections: 'h2',
    faults: ['lost-after', 'reset-after', 'goaway-after', 'refused-stream-after'],
    isSent: false,
  },
]

/** Everything that is not as it must be, a line each. */
export function verdictOn(row: ArrivalsRow, wanted: number, result: Row): string[] {
  const { payments, patients, orders, notOnce, withCookie } = result
  const expected = row.isSent ? wanted : 0
  const newcomers = row.isSent ? Math.floor(wanted / 3) : 0
  const protocol = row.connections === 'h2' ? '2.0' : '1.1'
  const others = new Set(result.arrivals.map(arrival => arrival.protocol).filter(each => each !== protocol))
  return [
    ...(others.size > 0 ? [`requests came over HTTP/${[...others].join(', ')}`] : []),
    ...(result.arrivals.some(({ isReused }) => isReused) ? [] : ['no connection was kept']),
    ...(payments.asked === expected ? [] : [`${payments.asked} payments of ${expected} were asked for`]),
    ...(patients.asked === newcomers ? [] : [`${patients.asked} patients of ${newcomers} were asked for`]),
    ...(payments.repeated > 0 ? [`${payments.repeated} payments arrived again`] : []),
    ...(patients.repeated > 0 ? [`${patients.repeated} patients arrived again`] : []),
    ...(payments.broken === payments.arrived ? [] : ['not every payment met a connection that broke']),
    ...(withCookie > 0 ? [`${withCookie} requests carried a cookie`] : []),
    ...(row.isSent && notOnce.length > 0 ? [`not exactly one payment: ${notOnce.join(', ')}`] : []),
    ...(row.isSent && orders.synced !== wanted
      ? [`${orders.synced ?? 0} orders of ${wanted} are synced`]
      : []),
  ]
}
