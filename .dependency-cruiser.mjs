// @ts-check
/**
 * The import rules of the rooms. Each room may import itself and what its row names, nothing else; a folder of
 * lib without a row fails tests/architecture. `types` are files of which only types may be imported.
 */
const ports = 'lib/sync/ports'
const setupPorts = 'lib/setup/ports.ts'
const servicePorts = 'lib/service/ports.ts'

/**
 * @typedef {{ rooms?: string[], types?: string[], npm?: string[], node?: true }} Row
 * @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule
 * @type {Record<string, Row>}
 */
export const rooms = {
  'lib/domain': { npm: ['valibot', 'libphonenumber-js'] },
  // Read by matching's neighbours alone: see ranking-never-decides.
  'lib/domain/ranking': { rooms: ['lib/domain'] },
  'lib/sync': { rooms: ['lib/domain'], npm: ['valibot'] },
  // What the engine asks of the world: adapters know this alone of it.
  [ports]: { rooms: ['lib/domain'] },
  'lib/nextech': { rooms: ['lib/domain'], types: [ports, setupPorts, servicePorts], npm: ['valibot'] },
  'lib/store': {
    rooms: ['lib/domain', 'lib/reports', ports],
    types: [setupPorts, servicePorts],
    npm: ['valibot', 'dexie', '@noble/ciphers', '@noble/hashes'],
  },
  // What is stored and how it changes, whatever database holds it: a sync backend uses the same.
  'lib/store/rules': {
    rooms: ['lib/domain', 'lib/reports', ports],
    types: [servicePorts, setupPorts],
    npm: ['valibot', '@noble/hashes'],
  },
  // Secrets on this computer: their keys and their hashes, wherever they are kept.
  'lib/vault': { rooms: ['lib/domain'], npm: ['valibot', '@noble/hashes'] },
  'lib/shop': { rooms: ['lib/domain', 'lib/contract', ports], npm: ['valibot'] },
  // Runs inside the shop's page: small, and with no way to the rest of lib/shop.
  'lib/shop/page': { rooms: ['lib/contract'], types: ['lib/domain'], npm: ['valibot'] },
  // Put into the page only while staff teach it.
  'lib/shop/teach': { rooms: ['lib/domain', 'lib/contract', 'lib/shop/page'], npm: ['valibot'] },
  // Holds the shop's token: out of reach of whatever runs inside a page.
  'lib/shop/rest': {
    rooms: ['lib/domain', 'lib/shop/parse'],
    types: [ports],
    npm: ['valibot'],
  },
  'lib/reports': { rooms: ['lib/domain'], npm: ['valibot', 'papaparse'] },
  'lib/setup': { rooms: ['lib/domain', ports], npm: ['valibot'] },
  'lib/contract': { rooms: ['lib/domain', 'lib/reports'], npm: ['valibot'] },
  // What a request means: the same in the browser and at a sync backend, so that neither is in its reach.
  'lib/service': {
    rooms: [
      ...['lib/domain', 'lib/sync', 'lib/setup', 'lib/reports'],
      ...['lib/contract', 'lib/shop/parse', 'lib/words'],
    ],
    npm: ['valibot'],
  },
  // The sync backend's own rooms: the same rules over another database. Nothing of the extension imports them.
  'backend/database': {
    rooms: ['lib/domain', 'lib/store/rules'],
    types: [ports],
    npm: ['kysely', 'pg', '@electric-sql/pglite'],
    node: true,
  },
  'backend/log': { rooms: ['lib/domain'] },
  'backend/postgres': {
    rooms: ['backend/database', 'backend/log', 'lib/domain', 'lib/reports', 'lib/store/rules'],
    types: [ports, setupPorts, servicePorts],
    npm: ['kysely', 'valibot'],
    node: true,
  },
  'backend/nextech': {
    rooms: ['backend/database'],
    types: ['lib/domain', 'lib/nextech', ports],
    npm: ['kysely'],
    node: true,
  },
  'backend/secrets': { rooms: ['backend/database'], node: true },
  'backend/backup': {
    rooms: ['backend/database', 'backend/mail', 'backend/postgres', 'backend/secrets', 'lib/domain'],
    npm: ['kysely', 'valibot'],
    node: true,
  },
  'backend/people': {
    rooms: ['backend/database'],
    types: ['lib/domain'],
    npm: ['kysely', 'oauth4webapi', '@simplewebauthn/server'],
    node: true,
  },
  'backend/practice': {
    rooms: [
      ...['backend/database', 'backend/log', 'backend/nextech', 'backend/postgres', 'backend/secrets'],
      ...['lib/domain', 'lib/nextech', 'lib/shop/rest', 'lib/sync', 'lib/words', 'lib/service'],
      'lib/store/rules',
    ],
    types: ['lib/contract', setupPorts],
    npm: ['kysely', 'valibot'],
    node: true,
  },
  'backend/jobs': {
    rooms: ['backend/database', 'backend/log', 'backend/practice', 'lib/domain', 'lib/sync'],
    npm: ['kysely'],
    node: true,
  },
  'backend/mail': {
    rooms: [
      ...['backend/database', 'backend/log', 'backend/postgres', 'backend/practice'],
      // A mail is worded in its practice's language, as an answer is in that of who asks.
      ...['backend/http/language.ts', 'backend/http/listen.ts'],
      ...['lib/domain', 'lib/reports', 'lib/service', 'lib/words'],
    ],
    npm: ['kysely', 'nodemailer', 'valibot'],
    node: true,
  },
  'backend/http': {
    rooms: ['backend/log', 'lib/contract', 'lib/domain', 'lib/service', 'lib/words'],
    types: ['backend/mail', 'backend/people', 'backend/practice'],
    npm: ['hono', '@hono/node-server', '@valibot/to-json-schema', 'valibot', 'ws'],
    node: true,
  },
  'backend/commands': {
    rooms: ['backend', 'lib/domain', 'lib/sync', 'lib/words'],
    npm: ['kysely', 'valibot'],
    node: true,
  },
  'lib/words': { rooms: ['lib/domain'] },
  // A browser's way to the sync backend: HTTP, a socket, and the badges that it keeps. What a browser has is handed in.
  'lib/backend-client': {
    rooms: ['lib/domain', 'lib/contract', 'lib/words'],
    types: ['lib/service'],
    npm: ['valibot', 'dexie'],
  },
  'lib/browser': {
    rooms: ['lib/domain', 'lib/contract', 'lib/words'],
    npm: ['valibot', 'webextension-polyfill', 'wxt', '@wxt-dev/browser', '@wxt-dev/webextension-polyfill'],
  },
  'lib/background': {
    rooms: [
      ...['lib/domain', 'lib/sync', 'lib/setup', 'lib/nextech', 'lib/store'],
      ...['lib/service', 'lib/shop/rest', 'lib/contract', 'lib/reports', 'lib/words'],
      ...['lib/browser', 'lib/backend-client', 'lib/vault'],
    ],
    npm: ['valibot'],
  },
  'lib/screens': {
    rooms: ['lib/domain', 'lib/contract', 'lib/reports', 'lib/words', 'lib/browser'],
    types: ['components'],
    npm: ['@preact/signals', 'valibot'],
  },
  components: {
    rooms: ['lib/domain', 'lib/words'],
    types: ['lib/contract', 'lib/reports'],
    npm: ['preact', '@preact/signals'],
  },
  entrypoints: {
    rooms: ['lib', 'components'],
    npm: ['preact', '@preact/signals', 'wxt', 'webextension-polyfill', '@wxt-dev/browser'],
  },
}

const test = '\\.test\\.tsx?$'
/** What the gallery shows of a component's states; see stories-are-never-shipped. */
const stories = ['^components/stories/', '^components/[^/]+/stories/']
/** @param {string} text */
const quoted = text => text.replaceAll(/[.+*?^${}()|[\]\\]/g, '\\$&')
/** @param {string} name a folder, or a single file */
const inside = name => `^${quoted(name)}${name.endsWith('.ts') ? '$' : '/'}`
/**
 * A package as it is resolved, and as it is written where it is not installed.
 * @param {string[]} names
 */
const packages = names => `(^|node_modules/)(${names.map(quoted).join('|')})(/|$)`
const browserApi = '(^|node_modules/)(webextension-polyfill|@wxt-dev/[^/]+|wxt/(dist/)?browser)([./]|$)'

/**
 * @param {[string, Row]} entry
 * @returns {Rule[]}
 */
function roomRules([room, { rooms: others = [], types = [], npm = [], node }]) {
  const nested = Object.keys(rooms).filter(name => name.startsWith(`${room}/`))
  const from = { path: inside(room), pathNot: [test, ...stories, ...nested.map(inside)] }
  const allowed = [room, ...others, ...types].map(inside)
  const name = room.replaceAll('/', '-')
  /** @type {Rule} */
  const imports = {
    name: `${name}-imports`,
    comment: `${room} may import: ${[...others, ...types, ...npm].join(', ') || 'only itself'}`,
    severity: 'error',
    from,
    to: {
      pathNot: npm.length > 0 ? [...allowed, packages(npm)] : allowed,
      ...(node && { dependencyTypesNot: ['core'] }),
    },
  }
  if (types.length === 0) return [imports]
  /** @type {Rule} */
  const typesOnly = {
    name: `${name}-types-only`,
    comment: `${room} may import only types of: ${types.join(', ')}`,
    severity: 'error',
    from,
    to: { path: types.map(inside), dependencyTypesNot: ['type-only'] },
  }
  return [imports, typesOnly]
}

/** @type {{ forbidden: Rule[], options: import('dependency-cruiser').ICruiseOptions }} */
export default {
  forbidden: [
    ...Object.entries(rooms).flatMap(roomRules),
    {
      name: 'browser-api-in-lib-browser-only',
      comment: 'Only lib/browser touches browser.*; everything else is handed what it needs.',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/', pathNot: ['^lib/browser/', test] },
      to: { path: browserApi },
    },
    {
      name: 'components-know-no-messages',
      comment: 'A component is given a shape; which message brought it is the screen’s affair.',
      severity: 'error',
      from: { path: '^components/', pathNot: [...stories, test] },
      to: { path: '^lib/contract/(page-)?messages\\.ts$' },
    },
    {
      name: 'content-script-stays-apart',
      comment: 'A content script runs in the shop’s origin: no database, no token, no engine in its reach.',
      severity: 'error',
      from: { path: '^entrypoints/([^/]*content([./]|$)|(orders|teach|try-page)\\.ts$)' },
      to: { path: '^lib/(store|nextech|sync)/', reachable: true },
    },
    {
      name: 'sandbox-is-never-shipped',
      comment:
        'The sandbox, the gallery, the tests, the benchmarks and the scripts are not part of the extension.',
      severity: 'error',
      from: { pathNot: ['^(bench|gallery|sandbox|scripts|tests)/', '^[^/]+$', test] },
      to: { path: ['^(bench|gallery|sandbox|scripts|tests)/', test] },
    },
    {
      name: 'temporal-is-the-browsers',
      comment:
        'Browsers have Temporal (browser facts 6). The polyfill stands in for it in Node and is never shipped.',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/' },
      to: { path: packages(['temporal-polyfill', 'temporal-spec', 'temporal-utils']) },
    },
    {
      name: 'stories-are-never-shipped',
      comment:
        'What a component looks like in each state is for the gallery and the tests, not for the product.',
      severity: 'error',
      from: { path: '^(components|entrypoints|lib)/', pathNot: [...stories, test] },
      to: { path: stories },
    },
    {
      name: 'stories-imports',
      comment: 'A story shows a component as it is: no screen, no service, no browser behind it.',
      severity: 'error',
      from: { path: stories, pathNot: test },
      to: {
        pathNot: [
          ...['components', 'lib/domain', 'lib/words', 'lib/contract', 'lib/reports', 'lib/shop/page'].map(
            inside,
          ),
          packages(['preact']),
        ],
      },
    },
    {
      name: 'ranking-never-decides',
      comment: 'The decision table alone decides; ranking sorts and explains what the panel shows.',
      severity: 'error',
      from: {
        path: '^lib/(domain|sync|store|nextech)/',
        pathNot: ['^lib/domain/ranking/', '^lib/sync/panel-candidates\\.ts$', test],
      },
      to: { path: '^lib/domain/ranking/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere would escape every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
