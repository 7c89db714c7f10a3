import { isOwn } from './find/text.ts'

/** Elements of HTML: what a page adds to them may have a tree of its own. The most common ones first. */
const plain =
  'div,span,td,a,tr,li,p,i,b,button,input,label,option,svg,path,use,g,img,th,ul,ol,script,link,meta,style,br,h1,h2,h3,h4,h5,h6,table,thead,tbody,tfoot,select,section,header,footer,nav,main,form,small,strong,em,sup,sub,time,dl,dt,dd,article,aside,textarea,html,head,body,title,noscript,template,iframe,col,colgroup,caption,hr,font,u,s,code,pre,address,fieldset,legend,circle,rect,line,polygon,symbol,defs,mark,del,details,summary,figure,optgroup,canvas,video,source,picture,center,abbr,bdi,wbr,data'
/** These may have one too, and then mostly hold nothing else. */
const empty = ':is(div,section,main,article,aside,header,footer,nav):empty'
const maybe = `:not(${plain}),${empty}`
/** No page has more of them that hold lists, and a hostile one must not keep anybody busy. */
const maxRoots = 400
/** An element may get its tree long after it came, and no observer is told: it is looked at again after these pauses. */
const pauses = { ms: 500, maxMs: 15_000 }

/** The trees of a page's elements that scripts may read, those in them too; our own are none of them. */
export function openRoots(document: Document): ShadowRoot[] {
  return rootsIn(document).roots
}

/** `mayCome` = an element has no such tree, and may yet get one. */
function rootsIn(document: Document): { roots: ShadowRoot[]; mayCome: boolean } {
  const roots: ShadowRoot[] = []
  let mayCome = false
  const lookIn = (root: ParentNode) => {
    for (const element of root.querySelectorAll(maybe)) {
      const { shadowRoot } = element
      if (isOwn(element) || roots.length >= maxRoots) continue
      if (shadowRoot) {
        roots.push(shadowRoot)
        lookIn(shadowRoot)
      } else mayCome ||= element.localName.includes('-')
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
      if (mayCome) this.#wait(Math.min(2 * ms, pauses.maxMs))
      if (isLate) this.#onLate()
    }, ms)
  }
}
