interface Opening {
  openOrClosedShadowRoot?: ShadowRoot | null
}

/** The tree of an element, also one that a component closes to the page's own scripts: browsers show it to those of extensions. */
export function treeOf(element: Element): ShadowRoot | null {
  const { shadowRoot, localName } = element
  // Chromium takes elements of HTML alone.
  if (shadowRoot || !localName.includes('-') || !('innerText' in element)) return shadowRoot
  const { openOrClosedShadowRoot: own } = element as Opening
  return own ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null
}
