import { describe, expect, it } from 'vitest'
import { type FrameView, isOwnFrame } from './frame-guard.ts'

const shop = 'https://shop.example'

/** A document as its address and its origin; a sandboxed one has an address, and no origin. */
interface Doc {
  url: string
  origin?: string
}

/** The window of the last of these documents, each in a frame of the one before, as a script in it sees them. */
function windowOf(docs: readonly Doc[], tellsAncestors: boolean): FrameView {
  const origins = docs.map(({ url, origin }) => origin ?? new URL(url).origin)
  const own = origins.at(-1)
  const views: FrameView[] = []
  for (const [at, { url }] of docs.entries()) {
    const ancestorOrigins = origins.slice(0, at).toReversed()
    const { origin, protocol } = new URL(url)
    views.push({
      origin: origins[at] ?? 'null',
      get location() {
        // Another origin's address is not to be read.
        const isTold = at === docs.length - 1 || (origins[at] === own && own !== 'null')
        if (!isTold) throw new DOMException('Blocked a frame', 'SecurityError')
        return { origin, protocol, ...(tellsAncestors && { ancestorOrigins }) }
      },
      get top() {
        return views[0] ?? this
      },
      get parent() {
        return views[at - 1] ?? this
      },
    })
  }
  return views.at(-1) ?? windowOf([page], tellsAncestors)
}

const page = { url: `${shop}/orders` }
const grid = { url: `${shop}/grid?page=2` }
const foreign = { url: 'https://evil.example/' }

const allowed: [string, Doc[]][] = [
  ['the page itself', [page]],
  ['a frame of its own origin', [page, grid]],
  ['a frame in such a frame', [page, grid, grid]],
  ['a frame of another path and query', [page, { url: `${shop}/admin/sales/grid#1` }]],
]
const refused: [string, Doc[]][] = [
  ['the shop in a foreign page', [foreign, grid]],
  ['the shop in a foreign frame of the shop', [page, foreign, grid]],
  ['a foreign page around all', [foreign, page, grid]],
  ['another port', [{ url: 'https://shop.example:8443/' }, grid]],
  ['the same host without encryption', [{ url: 'http://shop.example/' }, grid]],
  ['another subdomain', [{ url: 'https://www.shop.example/' }, grid]],
  ['a sandboxed frame', [page, { ...grid, origin: 'null' }]],
  ['a frame in a sandboxed frame', [page, { ...page, origin: 'null' }, { ...grid, origin: 'null' }]],
  ['about:blank', [page, { url: 'about:blank', origin: shop }]],
  ['about:srcdoc', [page, { url: 'about:srcdoc', origin: shop }]],
  ['a blob of the shop', [page, { url: `blob:${shop}/0b9f`, origin: shop }]],
  ['a data address', [page, { url: 'data:text/html,orders', origin: 'null' }]],
  [
    'a page of an extension around it',
    [{ url: 'chrome-extension://abc/a.html', origin: 'chrome-extension://abc' }, grid],
  ],
]

describe.each([
  ['told the origins of all frames around', true],
  ['told nothing of the frames around', false],
])('a script that is %s', (_, tellsAncestors) => {
  it.each(allowed)('works in %s', (_name, docs) => {
    expect(isOwnFrame(windowOf(docs, tellsAncestors))).toBe(true)
  })

  it.each(refused)('does nothing in %s', (_name, docs) => {
    expect(isOwnFrame(windowOf(docs, tellsAncestors))).toBe(false)
  })
})
