import { sendAlone, withSignal } from '../nextech/sending-fetch.ts'
import { lookupFor, type Resolve } from './inner-hosts.ts'

/**
 * A `fetch` for the shops that a practice's own people name: it connects to no inner host unless an administrator named it,
 * and follows no redirect. Rejects with `InnerHost` where it does not connect.
 */
export function shopFetch(resolve?: Resolve): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    // A page of a hundred orders is megabytes of text: it comes packed where the shop can.
    request.headers.set('Accept-Encoding', 'gzip')
    const lookup = lookupFor(new URL(request.url), resolve)
    return sendAlone(request, { lookup, ...withSignal(init) })
  }
}
