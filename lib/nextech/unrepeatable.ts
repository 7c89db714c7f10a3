/**
 * How a write to Nextech leaves so that no browser can repeat it. Browsers send a request again by themselves, POST
 * included, when a connection that served before breaks without an answer; Nextech has no key by which it would notice.
 *
 * - `own-connection`: over HTTP/1.1 each write has a fresh connection, which browsers do not send again on. With
 *   `credentials: 'include'` it is in another pool than the reads, which leave with `omit`; the browser's rule sets
 *   `Connection: close`, so that the pool never holds one that served, and keeps cookies out.
 * - `streamed`: over HTTP/2 and newer the body is a stream, which cannot be read a second time.
 * - `plain`: for Node's own fetch, which repeats no POST.
 */
export type Way = 'own-connection' | 'streamed' | 'plain'

export interface Write {
  url: string
  headers: Record<string, string>
  body: object
  timeoutMs: number
}

/** Sends a payment or a new patient, once. The one place from which anything but a question leaves to the API. */
export function sendOnce(fetch: typeof globalThis.fetch, way: Way, write: Write): Promise<Response> {
  const { url, headers, body, timeoutMs } = write
  return fetch(url, {
    method: 'POST',
    headers,
    ...bodyFor(way, JSON.stringify(body)),
    signal: AbortSignal.timeout(timeoutMs),
    // A redirect would be a second request that nobody judged.
    redirect: 'error',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  })
}

type LeavingBody = Pick<RequestInit, 'body' | 'credentials'> & { duplex?: 'half' }

function bodyFor(way: Way, text: string): LeavingBody {
  switch (way) {
    case 'own-connection':
      return { body: text, credentials: 'include' }
    case 'streamed':
      return { body: streamOf(text), duplex: 'half', credentials: 'omit' }
    case 'plain':
      return { body: text, credentials: 'omit' }
  }
}

function streamOf(text: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      controller.close()
    },
  })
}
