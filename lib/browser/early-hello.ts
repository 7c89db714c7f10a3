import { browser } from 'wxt/browser'

const place = Symbol.for('nextech-sync-hello')
/** What scripts of this extension share in a page. */
type World = { [place]?: { answer: Promise<unknown>; at: number } }

/** An answer that was waited for this long is asked for again. */
const maxAgeMs = 5_000

/** Says a greeting for the script that is on its way into this page: its answer is there when the script is. */
export function sayEarly(greeting: object, world = globalThis as World): void {
  const answer = browser.runtime.sendMessage(greeting).catch(() => undefined)
  world[place] = { answer, at: performance.now() }
}

/** The answer to that greeting, once; undefined = nobody said it lately, or nobody answered. */
export async function takeEarly(world = globalThis as World): Promise<unknown> {
  const early = world[place]
  delete world[place]
  return early && performance.now() - early.at < maxAgeMs ? early.answer : undefined
}
