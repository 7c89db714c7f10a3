interface Opening {
  openOrClosedShadowRoot?: ShadowRoot | null
}

/** Elements of HTML that may have a tree too; then they mostly hold nothing else. */
export const plainHosts = 'div,section,main,article,aside,header,footer,nav'
const plain = new Set(plainHosts.split(','))

/** The tree of an element, also one that a component closes to the page's own scripts: browsers show it to those of extensions. */
export function treeOf(element: Element): ShadowRoot | null {
  const { shadowRoot, localName } = element
  // Chromium takes elements of HTML alone.
  if (shadowRoot || !('innerText' in element)) return shadowRoot
  if (!localName.includes('-') && (element.firstChild || !plain.has(localName))) return null
  return ownTreeOf(element) ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null
}

/** The same of any element, where the browser tells by the element itself (Firefox). */
export const ownTreeOf = (element: Element): ShadowRoot | null | undefined =>
  (element as Opening).openOrClosedShadowRoot
