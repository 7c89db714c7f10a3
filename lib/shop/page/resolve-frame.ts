import type { Standing } from '../../contract/page-messages.ts'
import { placeInTab, roomiestDocument } from './frame-guard.ts'
import { createPanelStateReader, type PanelStateReader } from './frame-integrity.ts'

export const panelTag = 'nextech-sync-panel'

export interface ResolveFrame {
  /** Opens the panel of an order under its button, in place of any other. */
  open(options: { number: string; url: string; label: string; button: HTMLElement }): void
  /** The order that the panel is open for. */
  openFor(): string | undefined
  /** Whether a person can have seen what they decided in it: uncovered, and where it was opened. */
  standing(): Standing
  close(): void
}

interface OpenPanel {
  number: string
  url: string
  host: HTMLElement
  frame: HTMLIFrameElement
  button: HTMLElement
  listening: AbortController
  panelState: PanelStateReader
}

const size = { width: 420, height: 560, gap: 6, edge: 8 }
const hostStyle = 'all:initial;position:absolute;z-index:2147483647;'
const frameStyle =
  'border:1px solid #8894a0;border-radius:10px;background:#fff;box-shadow:0 8px 30px #0004;display:block;box-sizing:border-box;width:100%;height:100%;'

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
    closing?.host.remove()
    if (closing?.button.isConnected) closing.button.focus()
  }
  return {
    open({ number, url, label, button }) {
      close()
      const around = roomiestDocument(document)
      // Each frame has a script of its own: of two panels, the one that was asked for last stays.
      for (const other of around.querySelectorAll(panelTag)) other.remove()
      const { host, frame } = createHost(around, url, label)
      place(host, button)
      around.body.append(host)
      const listening = new AbortController()
      const panelState = createPanelStateReader(host, frame, listening.signal)
      current = { number, url, host, frame, button, listening, panelState }
      const views = new Set([around.defaultView, document.defaultView])
      for (const view of views) if (view) listen(view, current, close)
      frame.focus()
    },
    openFor: () => (current?.host.isConnected ? current.number : undefined),
    standing: () => current?.panelState() ?? 'closed',
    close,
  }
}

function createHost(document: Document, url: string, label: string) {
  const host = document.createElement(panelTag)
  const frame = document.createElement('iframe')
  // Set through the style object: a page's CSP refuses `style` attributes.
  host.style.cssText = hostStyle
  frame.style.cssText = frameStyle
  frame.title = label
  frame.setAttribute('aria-label', label)
  frame.addEventListener('load', () => frame.focus(), { once: true })
  frame.src = url
  host.attachShadow({ mode: 'open' }).append(frame)
  return { host, frame }
}

/** Under the button, but inside of the window; it scrolls with the page. */
function place(host: HTMLElement, button: HTMLElement): void {
  const view = host.ownerDocument.defaultView
  const root = host.ownerDocument.documentElement
  const at = placeInTab(button)
  const width = Math.min(size.width, root.clientWidth - 2 * size.edge)
  const left = Math.max(size.edge, Math.min(at.left, root.clientWidth - width - size.edge))
  const lowest = root.clientHeight - size.height - size.edge
  const top = Math.max(size.edge, Math.min(at.bottom + size.gap, lowest))
  Object.assign(host.style, {
    width: `${width}px`,
    height: `${size.height}px`,
    left: `${left + (view?.scrollX ?? 0)}px`,
    top: `${top + (view?.scrollY ?? 0)}px`,
  })
}

function listen(view: Window, panel: OpenPanel, close: () => void): void {
  const options = { signal: panel.listening.signal, capture: true }
  const own = (target: EventTarget) => target === panel.host || target === panel.button
  // At the window: what happens inside of a badge goes no further.
  const isPress = (event: Event) => event.isTrusted && !event.composedPath().some(own)
  view.addEventListener('keydown', event => event.isTrusted && event.key === 'Escape' && close(), options)
  view.addEventListener('pointerdown', event => isPress(event) && close(), options)
  view.addEventListener('message', event => isCloseWish(event, panel) && close(), options)
  view.addEventListener('pagehide', close, options)
}

/** Only this very frame may close itself: any page can send a message with these words. */
function isCloseWish({ source, origin, data }: MessageEvent, { frame, url }: OpenPanel): boolean {
  const type: unknown = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined
  const isFrame = source !== null && source === frame.contentWindow
  return isFrame && isOriginOf(url, origin) && type === 'nextech-sync-panel/close'
}

/** An address with a dynamic id may speak under the extension's lasting one: then its scheme must do. */
function isOriginOf(url: string, origin: string): boolean {
  const scheme = /^[a-z]+-extension:\/\//.exec(url)?.[0]
  return scheme ? origin.startsWith(scheme) : url.startsWith(`${origin}/`)
}
