/** Whether one node stands in another, over the trees of elements between them. */
export function holds(outer: Node, inner: Node): boolean {
  for (let at: Node | undefined = inner; at; at = (at.getRootNode() as Partial<ShadowRoot>).host)
    if (outer.contains(at)) return true
  return false
}
