import { type LookupAllOptions, lookup as systemLookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Configuration } from '../../lib/domain/configuration.ts'
import type { FileProblem } from '../../lib/domain/parse-file.ts'
import { InnerHost } from '../../lib/shop/rest/answer.ts'
import { isSandbox } from './own-hosts.ts'

/** Names hosts of an inner network that shops may be at: `magento.lan, 10.0.0.5:8443`. Without a port it is that of https. */
export const innerHostsOption = 'INNER_SHOP_HOSTS'

/** What is no address of the public network (IANA's registries of special addresses), and Azure's own (168.63.129.16). */
const inner = new BlockList()
for (const [net, bits] of [
  ...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const],
  ...[['127.0.0.0', 8] as const, ['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const],
  ...[['192.0.0.0', 24] as const, ['192.0.2.0', 24] as const, ['192.88.99.0', 24] as const],
  ...[['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const, ['198.51.100.0', 24] as const],
  ...[['203.0.113.0', 24] as const, ['224.0.0.0', 3] as const, ['168.63.129.16', 32] as const],
] as const)
  inner.addSubnet(net, bits, 'ipv4')
/** Of IPv6 only this is public, without the parts that are documentation or lead through tunnels to addresses of IPv4. */
const publicV6 = new BlockList()
publicV6.addSubnet('2000::', 3, 'ipv6')
const notPublicV6 = new BlockList()
for (const [net, bits] of [
  ...[['2001::', 23] as const, ['2001:db8::', 32] as const, ['2002::', 16] as const],
  ['3fff::', 20] as const,
])
  notPublicV6.addSubnet(net, bits, 'ipv6')

/** Whether an address is in an inner network, or is this machine itself. */
export function isInner(address: string): boolean {
  if (ownAddresses().has(address)) return true
  if (isIP(address) === 4) return inner.check(address, 'ipv4')
  return !publicV6.check(address, 'ipv6') || notPublicV6.check(address, 'ipv6')
}

const ownAddresses = () =>
  new Set(
    Object.values(networkInterfaces())
      .flat()
      .map(each => each?.address),
  )

/** The hosts that an administrator has named, with their ports. Throws where one is none. */
export function namedInnerHosts(env: Readonly<Record<string, string | undefined>> = process.env) {
  const named = (env[innerHostsOption] ?? '').split(',').map(each => each.trim())
  return new Set(named.filter(each => each !== '').map(hostOf))
}

function hostOf(named: string): string {
  const url = /[/@?#\s]/.test(named) ? null : URL.parse(`https://${named}`)
  if (!url || url.hostname === '')
    throw new Error(`${innerHostsOption} must name hosts, such as magento.lan, 10.0.0.5:8443`)
  return withPort(url)
}

const withPort = ({ hostname, port, protocol }: URL) =>
  `${hostname}:${port || (protocol === 'http:' ? '80' : '443')}`
const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

/** Whether this backend may connect to an address for a shop that no administrator named. */
function mayConnect(address: string): boolean {
  const isLoopback = address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
  return !isInner(address) || (isLoopback && isSandbox())
}

/** Resolves a name, as the system does. */
export type Resolve = (
  name: string,
  options: LookupAllOptions,
  done: (error: Error | null, addresses: { address: string; family: number }[]) => void,
) => void

/**
 * How the host of a shop is looked up where a connection to it begins: what comes out is what is connected to, so that a name
 * that means another address a moment later gains nothing. A name of which one address only is inner is refused whole. Throws
 * `InnerHost` for an inner address in the place of a name: nobody looks that up.
 */
export function lookupFor(url: URL, resolve: Resolve = systemLookup): LookupFunction {
  const isNamed = namedInnerHosts().has(withPort(url))
  const may = (address: string) => isNamed || mayConnect(address)
  const host = bare(url.hostname)
  if (isIP(host) !== 0 && !may(host)) throw new InnerHost()
  return (name, options, done) =>
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new InnerHost(), '')
      if (!addresses.every(({ address }) => may(address))) return done(new InnerHost(), '')
      if (options.all === true) done(null, addresses)
      else done(null, first.address, first.family)
    })
}

/**
 * Which shops of a configuration are at an inner host by its own text, with the way out (this machine is refused elsewhere).
 * Names are looked at where they are used: what they mean changes.
 */
export function innerShops({ shops }: Configuration): FileProblem[] {
  return shops.flatMap(({ rest }, at) =>
    rest && isInnerByText(new URL(rest.baseUrl))
      ? [{ path: `shops.${at}.rest.baseUrl`, reason: innerReason }]
      : [],
  )
}

function isInnerByText(url: URL): boolean {
  const host = bare(url.hostname)
  return isIP(host) !== 0 && !mayConnect(host) && !namedInnerHosts().has(withPort(url))
}

const innerReason = `is in an inner network; the backend's administrator may allow the host by ${innerHostsOption}`
