import type { BrowserConfiguration, Configuration } from './configuration.ts'
import type { FileProblem } from './parse-file.ts'

/** Where every DermPRO practice has its shop, Nextech's API, and the sign-in that gives its tokens (Nextech API 1.1, 1.2). */
export const knownHosts = {
  shop: 'shopmanager.dermpro.com',
  api: 'select.nextech-api.com',
  signIn: 'login.microsoftonline.com',
} as const

/**
 * Which addresses of a configuration this build does not talk to, with the reason (rules 9): `patterns` are the host
 * patterns of its manifest. A token, a password or a payment goes to no host that a file alone names.
 */
export function foreignHosts(
  configuration: BrowserConfiguration,
  patterns: readonly string[],
): FileProblem[] {
  const own = configuration.mode === 'direct' ? nextechProblems(configuration.nextech, patterns) : []
  return [...own, ...roleProblems(configuration), ...loopbackProblems(configuration, patterns)]
}

/** What reads a shop's pages has no business in those of Nextech or of the sign-in, which the build may reach anyway. */
function roleProblems(configuration: BrowserConfiguration): FileProblem[] {
  const taken: readonly string[] = [knownHosts.api, knownHosts.signIn]
  const nameOf = (address: string) => URL.parse(address)?.hostname.replace(/\.$/, '') ?? ''
  return placesOf(configuration)
    .filter(([, address]) => taken.includes(nameOf(address)))
    .map(([path]) => ({ path, reason: 'must not be a host of Nextech or of its sign-in' }))
}

function nextechProblems(
  { apiBaseUrl, tokenUrl }: Configuration['nextech'],
  patterns: readonly string[],
): FileProblem[] {
  const hosts = patterns.flatMap(pattern => hostOf(pattern) ?? [])
  const roles = [
    ['nextech.apiBaseUrl', apiBaseUrl, knownHosts.signIn],
    ['nextech.tokenUrl', tokenUrl, knownHosts.api],
  ] as const
  return roles.flatMap(([path, address, otherRole]) => {
    const allowed = hosts.filter(({ name }) => name !== knownHosts.shop && name !== otherRole)
    const reason = `must be at ${allowed.map(({ name }) => name).join(' or ') || 'a host of this build'}: this build sends to no other host`
    return isAt(address, allowed) ? [] : [{ path, reason }]
  })
}

interface Host {
  protocol: string
  name: string
}

/** `https://host/*` as the browser writes it; a wildcard stands for hosts that nobody named, and gives none. */
function hostOf(pattern: string): Host | undefined {
  const parsed = URL.parse(pattern.replace(/\*$/, ''))
  if (!parsed || pattern.includes('*.') || !parsed.hostname || parsed.hostname.includes('*')) return undefined
  return { protocol: parsed.protocol, name: parsed.hostname }
}

/** Compared as the browser itself reads the address. Another port is another server, but on this machine. */
function isAt(address: string, hosts: readonly Host[]): boolean {
  const url = URL.parse(address)
  if (url?.username !== '' || url.password !== '') return false
  return hosts.some(
    ({ protocol, name }) =>
      url.protocol === protocol && url.hostname === name && (url.port === '' || isLoopback(name)),
  )
}

/** On a shared machine another person's program may listen there: only a build for the sandbox speaks with it. */
function loopbackProblems(configuration: BrowserConfiguration, patterns: readonly string[]): FileProblem[] {
  if (patterns.some(pattern => isLoopback(hostOf(pattern)?.name ?? ''))) return []
  const reason = 'must not be on this machine'
  return placesOf(configuration)
    .filter(([, address]) => isLoopback(URL.parse(address)?.hostname ?? ''))
    .map(([path]) => ({ path, reason }))
}

function placesOf({ shops, backend }: BrowserConfiguration): [path: string, address: string][] {
  const ofShops = shops.flatMap(({ origin, rest }, i): [string, string][] => [
    [`shops.${i}.origin`, origin],
    ...(rest ? [[`shops.${i}.rest.baseUrl`, rest.baseUrl] satisfies [string, string]] : []),
  ])
  return backend ? [...ofShops, ['backend.url', backend.url]] : ofShops
}

/** As the browser spells hosts: `127.1` and `0x7f.1` are `127.0.0.1` by then. */
function isLoopback(name: string): boolean {
  const bare = name.replace(/\.$/, '')
  return (
    /^127\.\d+\.\d+\.\d+$/.test(bare) ||
    /(^|\.)localhost$/.test(bare) ||
    bare === '0.0.0.0' ||
    bare === '[::]' ||
    bare === '[::1]' ||
    /^\[::ffff:7f[0-9a-f]{2}:/.test(bare)
  )
}
