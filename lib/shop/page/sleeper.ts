import { mayHoldOrders } from './first-look.ts'
import { OpenRoots } from './open-roots.ts'

export interface SleeperOptions {
  document: Document
  /** Ends it: the script that marks orders has come, or a newer one of this kind. */
  signal: AbortSignal
  now: () => number
  /** Asks for the script that marks orders; comes back when it was put into the page, or could not be. */
  wake: () => Promise<unknown>
}

export interface Sleeper {
  /** Looks at the page now, and whenever it has changed. */
  look(): void
  /** Asks for the script whatever stands on the page, until it is there. */
  wakeUp(): void
}

/** What is heard of a page without orders: what comes, goes, or says something else. */
const heard: MutationObserverInit = { subtree: true, childList: true, characterData: true }
/**
 * After a change nobody listens, for each batch of records that a script is handed costs the page time: after each of these
 * pauses it is seen whether the page says more or less than before, and after the last one the page is looked at.
 */
const naps = { atRest: [100, 150, 250, 500], restless: [250, 250, 500, 1_000] }
/** A page that changes this soon after somebody listens again is restless. */
const restlessMs = 300
/** A look takes no more than this part of the page's time. */
const share = 0.02
/** A page that asked in vain asks again after so long, twice as long each time. */
const again = { ms: 1_000, maxMs: 15_000 }
const turns = ['popstate', 'hashchange']

/**
 * Sleeps in a page without orders, and looks up when it changes: what it costs there is felt by staff for nothing. While
 * a page changes, as a list that is sorted does, it is looked at only where it holds more or less than before.
 */
export function createSleeper({ document, signal, now, wake }: SleeperOptions): Sleeper {
  const observer = new MutationObserver(() => hear())
  let timer: ReturnType<typeof setTimeout> | undefined
  let listensFrom = Number.NEGATIVE_INFINITY
  let seen = { amount: '', costMs: 0 }
  let againMs = again.ms
  let isAsking = false

  const roots = new OpenRoots(document, () => look())

  const isAwake = () => isAsking || signal.aborted
  /** Answers whether the page stays asleep. */
  const lookUp = () => {
    if (isAwake()) return false
    const from = now()
    const amount = amountOf(document, roots.find())
    if (mayHoldOrders(document, roots.all)) wakeUp()
    seen = { amount, costMs: now() - from }
    return !isAwake()
  }
  const look = () => {
    if (!lookUp()) return
    clearTimeout(timer)
    for (const root of [document, ...roots.all]) observer.observe(root, heard)
    listensFrom = now()
  }
  const hear = () => {
    observer.disconnect()
    const isRestless = now() - listensFrom < restlessMs
    // A page that was at rest may show its orders with the next frame.
    if (isRestless || isSame() || lookUp()) sleep(isRestless ? naps.restless : naps.atRest)
  }
  const sleep = ([first, ...others]: readonly number[]) => {
    if (first === undefined) return look()
    wait(Math.max(first, seen.costMs / share), () => {
      if (isSame() || lookUp()) sleep(others)
    })
  }
  const isSame = () => amountOf(document, roots.all) === seen.amount
  const wait = (ms: number, run: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  const wakeUp = () => {
    if (isAwake()) return
    isAsking = true
    observer.disconnect()
    clearTimeout(timer)
    void wake().then(() => {
      isAsking = false
      if (signal.aborted) return
      wait(againMs, wakeUp)
      againMs = Math.min(2 * againMs, again.maxMs)
    })
  }
  for (const turn of turns) document.defaultView?.addEventListener(turn, look, { signal })
  signal.addEventListener('abort', () => {
    roots.stop()
    observer.disconnect()
    clearTimeout(timer)
  })
  return { look, wakeUp }
}

/**
 * How much a page says, which costs next to nothing to know: a list of something else is not sorted into one of orders.
 * Elements are not counted, for a live list of them would slow down all that the page does.
 */
function amountOf(document: Document, roots: readonly ShadowRoot[]): string {
  const texts = [document.body, ...roots].map(each => each?.textContent?.length)
  return `${texts} ${document.title}`
}
