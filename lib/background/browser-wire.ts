import { streamsBodies, watchProtocol } from '../browser/connections.ts'
import { areWritesGuarded } from '../browser/write-rule.ts'
import type { Configuration } from '../domain/configuration.ts'
import { createBrowserWire } from '../nextech/write-wire.ts'
import { protocolMemory } from './secrets.ts'

type WireNeeds = Parameters<typeof createBrowserWire>[0]

/** The way that writes leave, and the watch over how Nextech answered. */
export function wireOf(
  { apiBaseUrl }: Configuration['nextech'],
  needs: Omit<WireNeeds, 'apiBaseUrl' | 'host'>,
) {
  const watch = watchProtocol(apiBaseUrl)
  const host = wireHost(apiBaseUrl, watch)
  return { watch, wire: createBrowserWire({ ...needs, apiBaseUrl, host }) }
}

/** What the browser tells and keeps of the way that writes leave. */
function wireHost(apiBaseUrl: string, watch: ReturnType<typeof watchProtocol>) {
  return {
    streams: streamsBodies(),
    isGuarded: () => areWritesGuarded(apiBaseUrl),
    lastSeen: watch.lastSeen,
    memory: protocolMemory(apiBaseUrl),
  }
}
