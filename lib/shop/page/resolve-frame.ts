import type { Standing } from '../../contract/page-messages.ts'
import { placeInTab, roomiestDocument } from './frame-guard.ts'
import { openPanelFrame, type PanelFrame, panelTag } from './panel-frame.ts'

export interface ResolveFrame {
  /** Opens the panel of an order under its button, in place of any other; `url` carries the ticket behind its `#`. */
  open(options: { number: string; url: string; label: string; button: HTMLElement }): void
  /** The order that the panel is open for. */
  openFor(): string | undefined
  /** Whether a person can have seen what they decided in it: uncovered, and where it was opened. */
  standing(): Standing
  close(): void
}

interface OpenPanel {
  number: string
  panel: PanelFrame
  button: HTMLElement
  listening: AbortController
}

const size = { width: 440, height: 680, gap: 6, edge: 8 }
/** What the deciding facts and the first button need. */
const minHeight = 600

/**
 * The resolve panel: a page of the extension in a frame, so that a patient's data never enter the shop's
 * page (design 5). At most one is open; it closes on Escape, a press outside of it, and at its own wish. A list in a frame
 * has too little room: its panel stands in the document of the whole tab, and goes with the frame.
 */
export function createResolveFrame(document: Document): ResolveFrame {
  let current: OpenPanel | undefined
  const close = () => {
    const closing = current
    current = undefined
    closing?.listening.abort()
    closing?.panel.remove()
    if (closing?.button.isConnected) closing.button.focus()
  }
  return {
    open({ number, url, label, button }) {
      close()
      const around = roomiestDocument(document)
      // Each frame has a script of its own: of two panels, the one that was asked for last stays.
      for (const other of around.querySelectorAll(panelTag)) other.remove()
      const place = placeUnder(button, around)
      const panel = openPanelFrame(around.body, { address: url, label, place, onWish: close })
      current = { number, panel, button, listening: new AbortController() }
      const views = new Set([around.defaultView, document.defaultView])
      for (const view of views) if (view) listen(view, current, close)
      const { signal } = current.listening
      // Its end, and the buttons there, would be below the window's.
      const fit = () => button.isConnected && panel.stand(placeUnder(button, around))
      around.defaultView?.addEventListener('resize', fit, { signal })
      panel.focus()
    },
    openFor: () => (current?.panel.host.isConnected ? current.number : undefined),
    standing: () => current?.panel.standing() ?? 'closed',
    close,
  }
}

/**
 * Under the button or over it where either has room, else beside it: the order's row stays in sight. Inside of the window,
 * if need be smaller; it scrolls with the page.
 */
function placeUnder(button: HTMLElement, { defaultView, documentElement: root }: Document) {
  const at = placeInTab(button)
  const [width, height] = [
    Math.min(size.width, root.clientWidth - 2 * size.edge),
    Math.min(size.height, root.clientHeight - 2 * size.edge),
  ]
  const inside = (at: number, length: number, room: number) =>
    Math.max(size.edge, Math.min(at, room - length - size.edge))
  const below = root.clientHeight - at.bottom - size.gap - size.edge
  const above = at.top - size.gap - size.edge
  const right = at.right + size.gap
  const isBelow = below >= minHeight
  const isAbove = !isBelow && above >= minHeight
  const tall = isBelow ? Math.min(height, below) : isAbove ? Math.min(height, above) : height
  const fitsRight = right + width + size.edge <= root.clientWidth
  const beside = fitsRight ? right : at.left - size.gap - width
  const left = inside(isBelow || isAbove || beside < size.edge ? at.left : beside, width, root.clientWidth)
  const top = inside(isAbove ? at.top - size.gap - tall : at.bottom + size.gap, tall, root.clientHeight)
  return {
    position: 'absolute',
    'z-index': '2147483647',
    width: `${width}px`,
    height: `${tall}px`,
    left: `${left + (defaultView?.scrollX ?? 0)}px`,
    top: `${top + (defaultView?.scrollY ?? 0)}px`,
    right: 'auto',
    bottom: 'auto',
  }
}

function listen(view: Window, open: OpenPanel, close: () => void): void {
  const options = { signal: open.listening.signal, capture: true }
  const own = (target: EventTarget) => target === open.panel.host || target === open.button
  // At the window: what happens inside of a badge goes no further.
  const isPress = (event: Event) => event.isTrusted && !event.composedPath().some(own)
  view.addEventListener('keydown', event => event.isTrusted && event.key === 'Escape' && close(), options)
  view.addEventListener('pointerdown', event => isPress(event) && close(), options)
  view.addEventListener('pagehide', close, options)
}
