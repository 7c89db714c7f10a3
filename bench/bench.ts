import 'temporal-polyfill/global'
import { parseArgs } from 'node:util'
import { mustReadConnections } from '../sandbox/nextech/hosts.ts'
import { benchAudit } from './audit.ts'
import { benchBackend } from './backend.ts'
import { benchBackendLive } from './backend-live.ts'
import { benchBadges } from './badges.ts'
import { benchPosting } from './posting.ts'
import { benchReports } from './reports.ts'
import { benchResolve } from './resolve.ts'
import { benchScale } from './scale.ts'

/**
 * npm run bench                      everything
 * npm run bench -- --only posting    posting at Nextech's limit; --orders and --returning say how many; over
 *                                    --connections tls or h2; --latency says how long a round trip takes (50 ms)
 * npm run bench -- --only reports    the popup with 100,000 orders, a month of 10,000 on screen
 * npm run bench -- --only resolve    from the press of RESOLVE to the candidates on screen
 * npm run bench -- --only badges     what badges cost a page; --trials says how many the medians are of; --part paint,
 *                                    move, text, html, others or held measures no more than that
 * npm run bench -- --only audit      the duplicate audit of an export; --patients says how many
 * npm run bench -- --only backend    two workers at Nextech's limit, RESOLVE, the popup's totals, what idle practices cost
 *                                    (--practice-counts, as a list); --orders says how many; --part posting, resolve,
 *                                    totals, idle or live measures no more than that
 * npm run bench -- --only backend-live  a decision at one station to the badges of others at another backend; --stations
 *                                    says how many of them, as a list
 * npm run bench -- --only scale      what many practices in one PostgreSQL cost; --practices and --practice-orders say how many
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    orders: { type: 'string', default: '1000' },
    returning: { type: 'string', default: '1000' },
    patients: { type: 'string', default: '1000000' },
    connections: { type: 'string', default: 'tls' },
    latency: { type: 'string', default: '50' },
    trials: { type: 'string', default: '15' },
    part: { type: 'string' },
    stations: { type: 'string', default: '50,500' },
    practices: { type: 'string', default: '10000' },
    'practice-orders': { type: 'string', default: '30' },
    seconds: { type: 'string', default: '20' },
    'practice-counts': { type: 'string', default: '1,100,10000' },
    decisions: { type: 'string', default: '20' },
  },
})
const benches: Record<string, () => Promise<void>> = {
  posting: () =>
    benchPosting(Number(values.orders), Number(values.returning), {
      connections: mustReadConnections(values.connections),
      roundTripMs: Number(values.latency),
    }),
  badges: () => benchBadges(Number(values.trials), values.part),
  audit: () => benchAudit(Number(values.patients)),
  reports: benchReports,
  resolve: benchResolve,
  scale: () =>
    benchScale(Number(values.practices), Number(values['practice-orders']), Number(values.seconds)),
  backend: () =>
    benchBackend(Number(values.orders), values['practice-counts'].split(',').map(Number), values.part),
  'backend-live': () => benchBackendLive(values.stations.split(',').map(Number), Number(values.decisions)),
}
const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || values.only === name)
if (chosen.length === 0) {
  console.error(`Unknown bench "${values.only}"; choose ${Object.keys(benches).join(' or ')}.`)
  process.exitCode = 1
}
for (const [, bench] of chosen) await bench()
