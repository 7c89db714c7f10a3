import { isOwn } from './text.ts'
import { treeOf } from './tree-of.ts'

/** A page as its readers see it. */
export interface PageView {
  document: Document
  /** What an element was made of; itself where the page is no copy. */
  realOf: (element: Element) => Element
  /** Whether a tree of its own, or what is put into one, is a part of an element. */
  isMixed: (element: Element) => boolean
}

/** The page itself. */
export function plainView(document: Document): PageView {
  return { document, realOf: element => element, isMixed: () => false }
}

/** What readers of pages never look into, and what may say something. */
const left = new Set(['script', 'style', 'link', 'noscript', 'template'])
const telling = /\d{3}|order|pedido|orden|bestell|auftr|commande/i
/** As deep as `text.ts` looks. */
const maxDepth = 500

/** Whether trees of a page's elements may say something of orders; the copy of a page takes time. */
export function mayTell(roots: readonly ShadowRoot[]): boolean {
  return roots.some(({ textContent }) => telling.test(textContent ?? ''))
}

/** A copy of a page in which the trees of its elements stand where the page shows them. Nothing in it runs or loads. */
export function flatView(page: Document): PageView {
  const document = page.implementation.createHTMLDocument(page.title)
  const copier = new Copier(document)
  const language = page.documentElement.getAttribute('lang')
  if (language !== null) document.documentElement.setAttribute('lang', language)
  document.documentElement.className = page.documentElement.className
  const base = document.createElement('base')
  base.href = page.URL
  document.head.append(base)
  if (page.body) document.body.replaceWith(copier.copy(page.body))
  return {
    document,
    realOf: element => copier.originals.get(element) ?? element,
    isMixed: element => copier.mixed.has(element),
  }
}

/** Copies of a few elements as they are now, and what of them an element became; undefined = it is no part of them any more. */
export function copied(
  elements: readonly Element[],
  into: Document,
): (element: Element) => Element | undefined {
  const copier = new Copier(into)
  for (const element of elements) copier.copy(element)
  return element => copier.copies.get(element)
}

class Copier {
  readonly originals = new WeakMap<Node, Element>()
  readonly copies = new WeakMap<Node, Element>()
  readonly mixed = new WeakSet<Node>()
  readonly #into: Document

  constructor(into: Document) {
    this.#into = into
  }

  copy(element: Element, depth = 0): Element {
    const copy = this.#into.importNode(element, false)
    this.originals.set(copy, element)
    this.copies.set(element, copy)
    const shadowRoot = treeOf(element)
    if (this.#fill(copy, shadowRoot ?? element, depth + 1) || shadowRoot) this.mixed.add(copy)
    // What is chosen is not in the markup.
    if (element.localName === 'select') choose(copy as HTMLSelectElement, element as HTMLSelectElement)
    return copy
  }

  /** Whether any of it is mixed. */
  #fill(copy: Element, from: ParentNode & Node, depth: number): boolean {
    let isMixed = false
    for (let node = from.firstChild; node && depth < maxDepth; node = node.nextSibling)
      isMixed = this.#add(copy, node, depth) || isMixed
    return isMixed
  }

  #add(copy: Element, node: Node, depth: number): boolean {
    if (node.nodeType === 3) copy.append(node.nodeValue ?? '')
    if (node.nodeType !== 1 || isOwn(node)) return false
    const element = node as Element
    if (left.has(element.localName)) return false
    if (element.localName === 'slot') {
      const put = (element as HTMLSlotElement).assignedNodes?.({ flatten: true }) ?? []
      for (const each of put) this.#add(copy, each, depth)
      if (put.length === 0) this.#fill(copy, element, depth)
      return true
    }
    const child = this.copy(element, depth)
    copy.append(child)
    return this.mixed.has(child)
  }
}

function choose(copy: HTMLSelectElement, select: HTMLSelectElement): void {
  copy.selectedIndex = select.selectedIndex
}

/** Where a badge can stand that belongs into an element: what has a tree of its own shows nothing else. */
export function placeIn(element: Element): Element {
  let place = element
  for (let root = treeOf(place); root; root = treeOf(place)) {
    if (root.querySelector('slot:not([name])')) break
    const inner = [...root.children].filter(child => !left.has(child.localName) && !isOwn(child))
    const next = inner.find(({ textContent }) => /\d{3}/.test(textContent ?? '')) ?? inner[0]
    if (!next) return place.parentElement ?? element
    place = next
  }
  return place
}
