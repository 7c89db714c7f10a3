import { plainHosts, treeOf } from './find/tree-of.ts'

/** The most common elements of HTML, which have no tree of their own: to be handed them all would take time. */
const plain =
  'div,span,td,a,tr,li,p,i,b,button,input,label,option,svg,path,use,img,th,ul,script,link,meta,br,h2,h3,small,strong,section,dt,dd'
const empty = `:is(${plainHosts}):empty`
const maybe = `:not(${plain}),${empty}`
/** What elements of this extension begin with. */
const own = 'nextech-sync-'
/** No page has more of them that hold lists, and a hostile one must not keep anybody busy. */
const maxRoots = 10_000
/** An element may get its tree long after it came, and no observer is told: it is looked at again after these pauses. */
const pauses = { ms: 500, maxMs: 15_000 }

/** The trees of a page's elements, those in them too; our own are none of them. */
export function openRoots(document: Document): ShadowRoot[] {
  return rootsIn(document).roots
}

/** `mayCome` = an element has no such tree, and may yet get one; a plain one that scripts fill does so `soon`. */
function rootsIn(document: Document): { roots: ShadowRoot[]; mayCome: 'later' | 'soon' | undefined } {
  const roots: ShadowRoot[] = []
  let mayCome: 'later' | 'soon' | undefined
  const lookIn = (root: ParentNode) => {
    for (const element of root.querySelectorAll(maybe)) {
      if (element.localName.startsWith(own) || roots.length >= maxRoots) continue
      const shadowRoot = treeOf(element)
      if (shadowRoot) {
        roots.push(shadowRoot)
        lookIn(shadowRoot)
      } else if (element.localName.includes('-')) mayCome = 'later'
      else if (element.id) mayCome ??= 'soon'
    }
  }
  lookIn(document)
  return { roots, mayCome }
}

/** The trees of a page's elements, as they were found last. */
export class OpenRoots {
  readonly #document: Document
  readonly #onLate: () => void
  #all: readonly ShadowRoot[] = []
  #isStopped = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `onLate` = an element has got a tree that it had not when these were found. */
  constructor(document: Document, onLate: () => void) {
    this.#document = document
    this.#onLate = onLate
  }

  get all(): readonly ShadowRoot[] {
    return this.#all
  }

  /** Finds them again, and waits for those that may come. */
  find(): readonly ShadowRoot[] {
    const { roots, mayCome } = rootsIn(this.#document)
    this.#all = roots
    if (mayCome && !this.#isStopped && this.#timer === undefined) this.#wait(pauses.ms)
    return roots
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      const { roots, mayCome } = rootsIn(this.#document)
      const isLate = roots.some(root => !this.#all.includes(root))
      if (mayCome === 'later' || (mayCome && ms < pauses.maxMs)) this.#wait(Math.min(2 * ms, pauses.maxMs))
      if (isLate) this.#onLate()
    }, ms)
  }
}
