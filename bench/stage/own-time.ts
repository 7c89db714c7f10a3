import type { CDPSession } from 'playwright-core'

/** What is read of a sampled profile (CDP's `Profiler.Profile`). */
export interface SampledProfile {
  nodes: readonly {
    id: number
    callFrame: { url: string; functionName: string }
    children?: readonly number[] | undefined
  }[]
  samples?: readonly number[] | undefined
  timeDeltas?: readonly number[] | undefined
}

/** Functions of the page that keep badges by the least work there is: see `keepAtLeast` in `assets/list-page.js`. */
const ofFloor = /AtLeast$/
/** Microseconds between two samples: a re-sort of 200 rows takes several hundred of them. */
const intervalUs = 100

/**
 * Milliseconds that scripts of extensions, or the floor's, and what they called took of a page's main thread while `run`
 * ran. Unlike a difference to the bare browser, it does not hold what the page's own scripts vary by. It is measured by
 * the clock, so other work of the computer lengthens it, and sampling does too: compare it only with the floor's of the same
 * run, and CPU time with `measureCost`.
 */
export async function ownTime(cdp: CDPSession, run: () => Promise<void>): Promise<number> {
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: intervalUs })
  await cdp.send('Profiler.start')
  await run()
  const { profile } = await cdp.send('Profiler.stop')
  return ownMs(profile)
}

/** The part of a profile below functions of extensions and of the floor, in milliseconds. */
export function ownMs({ nodes, samples = [], timeDeltas = [] }: SampledProfile): number {
  const parents = new Map(nodes.flatMap(node => (node.children ?? []).map(child => [child, node] as const)))
  const own = new Set<number>()
  for (const node of nodes)
    for (let at: (typeof nodes)[number] | undefined = node; at; at = parents.get(at.id))
      if (isOwn(at.callFrame)) own.add(node.id)
  let sum = 0
  // A sample's node was on the stack until the next sample.
  samples.forEach((id, at) => {
    if (own.has(id)) sum += timeDeltas[at + 1] ?? 0
  })
  return sum / 1000
}

function isOwn({ url, functionName }: SampledProfile['nodes'][number]['callFrame']): boolean {
  return url.startsWith('chrome-extension:') || ofFloor.test(functionName)
}
