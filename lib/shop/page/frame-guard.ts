/** What is asked of a window about the frames around it. */
export interface FrameView {
  readonly origin: string
  readonly location: {
    readonly origin: string
    readonly protocol: string
    readonly ancestorOrigins?: ArrayLike<string>
  }
  readonly top: FrameView | null
  readonly parent: FrameView
}

/**
 * Whether our script may work in this frame: it is the top frame, or the frame and all frames around it are of one web
 * origin. A foreign page that frames the shop gets nothing; neither do sandboxed frames, `about:blank` and `srcdoc`.
 */
export function isOwnFrame(view: FrameView): boolean {
  if (view.top === view) return true
  const { origin, protocol } = view.location
  // A sandboxed frame has an address of the shop and an origin of its own.
  if (!/^https?:$/.test(protocol) || view.origin !== origin) return false
  const ancestors = Array.from(view.location.ancestorOrigins ?? [])
  return ancestors.every(each => each === origin) && areParentsOf(view, origin)
}

/** Not every browser lists the origins of the frames around; each tells them to its own kind alone. */
function areParentsOf(view: FrameView, origin: string): boolean {
  try {
    for (let at = view; at !== at.parent; at = at.parent)
      if (at.parent.location.origin !== origin || at.parent.origin !== origin) return false
    return true
  } catch {
    return false
  }
}

/** The document of the whole tab, where a panel has room; a frame that may not reach it has its own. */
export function roomiestDocument(document: Document): Document {
  try {
    return document.defaultView?.top?.document ?? document
  } catch {
    return document
  }
}

/** Where an element stands in the window of the whole tab, over all frames around it. */
export function placeInTab(element: Element): Record<'left' | 'right' | 'top' | 'bottom', number> {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  let [x, y] = [0, 0]
  try {
    let view = element.ownerDocument.defaultView
    while (view && view !== view.top) {
      const frame = view.frameElement
      if (!frame) break
      const around = frame.getBoundingClientRect()
      x += around.left + frame.clientLeft
      y += around.top + frame.clientTop
      view = frame.ownerDocument.defaultView
    }
  } catch {
    // The frame was taken out of the page at this moment.
  }
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y }
}
