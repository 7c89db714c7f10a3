const place = Symbol.for('nextech-sync-shop-page')

interface World {
  [place]?: AbortController
}

/**
 * One script of ours works in a page at a time: ends the one that does now, and gives the signal by which the next will
 * end this one. `world` = what scripts of one version of the extension share in a page.
 */
export function takeOver(world = globalThis as World): AbortSignal {
  const own = new AbortController()
  world[place]?.abort()
  world[place] = own
  return own.signal
}
