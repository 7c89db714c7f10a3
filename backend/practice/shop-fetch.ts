import { sendAlone, withSignal } from '../nextech/sending-fetch.ts'
import { lookupFor, type Resolve } from './inner-hosts.ts'

/**
 * A `fetch` for the shops that a practice's own people name: it connects to no inner host unless an administrator named it,
 * and follows no redirect. Rejects with `InnerHost` where it does not connect.
 */
export function shopFetch(resolve?: Resolve): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.headers.set('Accept-Encoding', 'gzip')
    const lookup = lookupFor(new URL(request.url), resolve)
    return unzipped(await sendAlone(request, { lookup, ...withSignal(init) }))
  }
}

/** A page of a hundred orders is megabytes of text: it comes packed where the shop can. */
function unzipped(answer: Response): Response {
  if (!answer.body || answer.headers.get('Content-Encoding') !== 'gzip') return answer
  const { status, statusText, headers } = answer
  const body = answer.body.pipeThrough(new DecompressionStream('gzip'))
  return new Response(body, { status, statusText, headers })
}
