import { globSync, readFileSync } from 'node:fs'
import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'

/** The one shop that every DermPRO practice has; others are asked for when they are configured. */
const shops = ['https://shopmanager.dermpro.com/*']
const nextech = ['https://select.nextech-api.com/*', 'https://login.microsoftonline.com/*']
const local = ['127.0.0.1', 'localhost']
const loopback = local.map(host => `http://${host}/*`)

/** What the code takes for granted and older ones lack (browser facts 6); the stores offer it to no older one. */
const minChrome = '144'
const minFirefox = '140.0'

/**
 * The second wall behind the checks of every request: shops and a backend are known when they are configured, and no
 * page of ours loads, frames or sends a form to anything else.
 */
function contentSecurityPolicy(isSandbox: boolean): string {
  const sockets = local.flatMap(host => [`http://${host}:*`, `ws://${host}:*`])
  return [
    `script-src 'self'`,
    `connect-src ${["'self'", 'https:', 'wss:', ...(isSandbox ? sockets : [])].join(' ')}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-src 'self'`,
  ].join('; ')
}

/** The texts of other languages than English, one file each: read by those who chose it alone (`lib/browser/language.ts`). */
function languageFiles(): { relativeDest: string; contents: string }[] {
  const texts = globSync('lib/words/es/*.json').map(file => JSON.parse(readFileSync(file, 'utf8')))
  return [{ relativeDest: 'words/es.json', contents: JSON.stringify(Object.assign({}, ...texts)) }]
}

/**
 * `mode: sandbox` builds the same code with the loopback hosts added, for the sandbox and the
 * end-to-end tests (rules 10.4), in the manifest's hosts and its policy for connections. Nothing else differs from the shipped build.
 */
export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({ plugins: [preact()], build: { target: 'es2022' } }),
  hooks: {
    'prepare:publicPaths': (_wxt, paths) => {
      paths.push(...languageFiles().map(({ relativeDest }) => relativeDest))
    },
    'build:publicAssets': (_wxt, files) => {
      files.push(...languageFiles())
    },
    /** Shop pages wait for their script: the browser's own API gives it all that the polyfill would, and costs nothing. */
    'vite:build:extendConfig': (entrypoints, { resolve }) => {
      const isInPage = ({ type, name }: { type: string; name: string }) =>
        type === 'content-script' || name === 'orders'
      if (!resolve || !entrypoints.every(isInPage)) return
      const { alias } = resolve
      if (Array.isArray(alias)) resolve.alias = alias.filter(({ find }) => find !== 'wxt/browser')
      else
        resolve.alias = Object.fromEntries(
          Object.entries(alias ?? {}).filter(([find]) => find !== 'wxt/browser'),
        )
    },
  },
  manifest: ({ mode, browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    // What staff decide must be in the practice's log, and a private window keeps none.
    incognito: 'not_allowed',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'idle',
      'scripting',
      'declarativeNetRequestWithHostAccess',
    ],
    host_permissions: [...shops, ...nextech, ...(mode === 'sandbox' ? loopback : [])],
    optional_host_permissions: ['https://*/*'],
    // A person allows them in Settings.
    optional_permissions: ['notifications'],
    content_security_policy: { extension_pages: contentSecurityPolicy(mode === 'sandbox') },
    web_accessible_resources: [
      { resources: ['resolve.html', 'teach-check.html'], matches: ['<all_urls>'], use_dynamic_url: true },
    ],
    // Administrators may supply the configuration (rules 10.2); Firefox needs no schema for it.
    ...(browser === 'chrome' && {
      minimum_chrome_version: minChrome,
      storage: { managed_schema: 'managed-schema.json' },
    }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          // On a domain that the publisher owns: nobody else can sign under it, and it can never be changed afterwards.
          id: 'nextech-companion@dermpro.com',
          strict_min_version: minFirefox,
          data_collection_permissions: {
            required: [
              'personallyIdentifyingInfo',
              'healthInfo',
              'financialAndPaymentInfo',
              'authenticationInfo',
              'websiteContent',
            ],
          },
        },
      },
    }),
  }),
})
