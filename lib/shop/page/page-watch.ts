const watched: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [
    'href',
    'value',
    'title',
    'aria-label',
    'alt',
    'hidden',
    'style',
    'colspan',
    'aria-colindex',
  ],
}
/** What an element beside a part that is left alone says by itself. */
const watchedAlone: MutationObserverInit = { ...watched, subtree: false }
/** A page with more parts than this is watched as a whole. */
const maxParts = 400
/**
 * Nobody listens to the parts that are left alone for this long after they changed; where they change again at once, for
 * twice as long each time.
 */
const nap = { ms: 200, maxMs: 1000 }

export interface PageWatchOptions {
  document: Document
  /** Trees of elements that are watched with it: an observer of the page hears nothing of what happens in them. */
  roots?: () => Iterable<Node>
  onChange: (records: MutationRecord[]) => void
  /** Something changed in the parts that are left alone, a nap ago, and perhaps again since. */
  onOther: () => void
  now: () => number
}

/**
 * Hears of what changes in a page. Each record that a script is handed costs the page time, so the rows of lists that
 * are no orders' are left alone: of these one change is heard, and the next only after a nap.
 */
export class PageWatch {
  readonly #options: PageWatchOptions
  readonly #page
  readonly #others
  #alone: ReadonlySet<Node> = new Set()
  #nap: ReturnType<typeof setTimeout> | undefined
  #napMs = nap.ms
  #awakeSince = Number.NEGATIVE_INFINITY
  #isAround = false

  constructor(options: PageWatchOptions) {
    this.#options = options
    this.#page = new MutationObserver(records => this.#hear(records))
    this.#others = new MutationObserver(() => this.#takeNap())
  }

  /** Watches everything; where only a part was watched, what has not been taken yet is dropped. */
  watchAll(): void {
    this.#leaveOthers()
    this.#watchWhole()
  }

  #watchWhole(): void {
    if (this.#isAround) this.#page.disconnect()
    this.#isAround = false
    // The document itself: pages replace their body, and some everything.
    this.#page.observe(this.#options.document, watched)
    this.#watchRoots()
  }

  #watchRoots(): void {
    for (const root of this.#options.roots?.() ?? []) this.#page.observe(root, watched)
  }

  /** Watches everything but these parts, until something else changes. Drops what has not been taken yet. */
  watchAround(others: ReadonlySet<Node>): void {
    const { document } = this.#options
    const around = partsAround(document, others)
    if (!around) {
      this.watchAll()
      return
    }
    this.#page.disconnect()
    for (const node of around.parents) this.#page.observe(node, watchedAlone)
    for (const node of around.parts) this.#page.observe(node, watched)
    this.#watchRoots()
    this.#leaveOthers()
    this.#alone = others
    this.#hearOthers()
    this.#isAround = true
  }

  takeRecords(): MutationRecord[] {
    const records = this.#page.takeRecords()
    if (records.length > 0) this.#hearAll()
    return records
  }

  stop(): void {
    this.#page.disconnect()
    this.#leaveOthers()
    this.#isAround = false
  }

  #takeNap(): void {
    const { now, onOther } = this.#options
    this.#leaveOthers()
    const isRestless = now() - this.#awakeSince < nap.ms
    this.#napMs = isRestless ? Math.min(2 * this.#napMs, nap.maxMs) : nap.ms
    this.#nap = setTimeout(() => {
      this.#awakeSince = now()
      if (this.#isAround) this.#hearOthers()
      onOther()
    }, this.#napMs)
  }

  #hearOthers(): void {
    for (const node of this.#alone) this.#others.observe(node, watched)
  }

  #leaveOthers(): void {
    clearTimeout(this.#nap)
    this.#others.disconnect()
  }

  #hear(records: MutationRecord[]): void {
    // To watch everything is to stop first, and that drops what has not been taken.
    const all = this.#isAround ? [...records, ...this.#page.takeRecords()] : records
    this.#hearAll()
    this.#options.onChange(all)
  }

  /** What came may change next, and nobody watches inside of it yet. */
  #hearAll(): void {
    if (!this.#isAround) return
    // What the others did in the meantime is said all the same.
    if (this.#others.takeRecords().length > 0) this.#takeNap()
    else this.#others.disconnect()
    this.#watchWhole()
  }
}

/** What holds the parts that are left alone, and all that stands beside; undefined where that is too much. */
function partsAround(document: Document, others: ReadonlySet<Node>) {
  const parents = new Set<Node>()
  for (const other of others)
    for (let at = other.parentNode; at && !parents.has(at); at = at.parentNode) parents.add(at)
  if (!parents.has(document)) return undefined
  const parts: Node[] = []
  for (const parent of parents)
    for (const child of parent.childNodes) {
      if (!parents.has(child) && !others.has(child)) parts.push(child)
      if (parts.length > maxParts) return undefined
    }
  return { parents, parts }
}
