/** The protocol by which an answer came, by its registered name (`http/1.1`, `h2`), and when that was told. */
interface Sighting {
  protocol: string
  at: number
}

export interface ProtocolWatch {
  lastSeen(): Sighting | undefined
  stop(): void
}

/**
 * Watches by which protocol the answers of an address come. Only the protocol is kept, no address: what is asked is
 * nobody's business here. Browsers that do not tell leave it undefined.
 */
export function watchProtocol(baseUrl: string): ProtocolWatch {
  const base = `${new URL(baseUrl).href.replace(/\/+$/, '')}/`
  let last: Sighting | undefined
  const observer = new PerformanceObserver(entries => {
    for (const { name, nextHopProtocol } of entries.getEntriesByType(
      'resource',
    ) as PerformanceResourceTiming[])
      if (name.startsWith(base) && nextHopProtocol) last = { protocol: nextHopProtocol, at: Date.now() }
  })
  observer.observe({ type: 'resource' })
  return { lastSeen: () => last, stop: () => observer.disconnect() }
}

/**
 * Whether this browser takes a stream for a request's body. One that does not writes the word `[object ReadableStream]`
 * instead, and gives it the type of a text.
 */
export function streamsBodies(): boolean {
  let isAsked = false
  try {
    const request = new Request('https://stream.example/', {
      method: 'OPTIONS',
      body: new ReadableStream(),
      get duplex() {
        isAsked = true
        return 'half'
      },
    } as RequestInit)
    return isAsked && !request.headers.has('Content-Type')
  } catch {
    return false
  }
}
