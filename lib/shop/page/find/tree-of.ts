/** What may have a tree that its page keeps closed; what the browser itself draws with one says nothing of orders. */
const mayClose = /-|^(?:div|section|main|article|aside|header|footer|nav)$/

interface Opening {
  openOrClosedShadowRoot?: ShadowRoot | null
}
interface Chromium {
  chrome?: { dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } }
}

/** The tree of an element, also one that is closed to the page's own scripts: browsers show it to those of extensions. */
export function treeOf(element: Element): ShadowRoot | null {
  const { shadowRoot } = element
  if (shadowRoot || !mayClose.test(element.localName) || !('innerText' in element)) return shadowRoot
  const { openOrClosedShadowRoot: own } = element as Opening
  return own ?? (globalThis as Chromium).chrome?.dom?.openOrClosedShadowRoot?.(element as HTMLElement) ?? null
}
