import 'temporal-polyfill/global'
import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { mustReadConnections } from './nextech/hosts.ts'
import { startNextech } from './nextech/server.ts'
import { makePractice } from './practice/make-practice.ts'
import { loadPractice } from './practice/practice.ts'
import { configurationFor, keepingOldOrders } from './run/configuration.ts'
import { shopLogin, startShop } from './shop/server.ts'

/** The two servers alone, to try the extension by hand: `npm run sandbox -- --data DIR --shop-port P --nextech-port Q --connections KIND`. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'shop-port': { type: 'string', default: '4310' },
    'nextech-port': { type: 'string', default: '4320' },
    connections: { type: 'string', default: 'kept' },
  },
})

const practice = values.data
  ? await loadPractice(resolve(values.data))
  : makePractice({ seed: Number(values.seed), now: new Date().toISOString(), patients: 400, orders: 80 })
const connections = mustReadConnections(values.connections)
const [nextech, shop] = await Promise.all([
  startNextech(practice, { port: Number(values['nextech-port']), connections }),
  startShop(practice, { port: Number(values['shop-port']) }),
])
const file = resolve('.output/sandbox-configuration.json')
const configuration = keepingOldOrders(configurationFor(practice.setup, { ...nextech, shop: shop.url }))
await mkdir(resolve('.output'), { recursive: true })
await writeFile(file, `${JSON.stringify(configuration, null, 2)}\n`)

const reach =
  nextech.chromiumArgs.length > 0
    ? `Start Chromium, on a profile of its own (--user-data-dir), with\n  ${nextech.chromiumArgs.map(argument => `'${argument}'`).join('\n  ')}\nfor it goes by the real names.\n`
    : ''

console.log(`${practice.setup.name}: ${practice.patients.length} patients, ${practice.orders.length} orders
Shop Manager    ${shop.url}   (sign in as ${shopLogin.username} / ${shopLogin.password})
Its REST        ${shop.rest.baseUrl}   (token ${shop.rest.token()})
Pages to try    ${shop.url}/pages   (order pages of every kind, same sign-in)
Nextech         ${nextech.apiBaseUrl}   (control port: ${nextech.url}/control)
Configuration   ${file}
${reach}Build the extension with \`npm run build:sandbox\`, load .output/sandbox-chrome-mv3, and import the configuration.
Ctrl+C ends it.`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(
    signal,
    () => void Promise.allSettled([shop.close(), nextech.close()]).then(() => process.exit(0)),
  )
}
