import type { Standing } from '../../contract/page-messages.ts'
import { ownTreeOf } from './find/tree-of.ts'
import { createPanelStateReader } from './frame-integrity.ts'
import { connectPanel, type PanelWish, splitTicket } from './panel-channel.ts'

export const panelTag = 'nextech-sync-panel'

export interface PanelFrame {
  host: HTMLElement
  /** Whether a person can have seen what they decided in it: uncovered, and where it was opened. */
  standing(): Standing
  focus(): void
  /** Stands elsewhere, or larger or smaller, from now on. */
  stand(place: Style): void
  remove(): void
}

interface PanelFrameOptions {
  /** With its ticket, as the background answers it. */
  address: string
  label: string
  /** Where it stands in the window at first, by the names of CSS. */
  place: Style
  onWish: (wish: PanelWish) => void
}

type Style = Readonly<Record<string, string>>

const hostStyle: Style = { all: 'initial', display: 'block', margin: '0', padding: '0', border: '0' }
const frameStyle: Style = {
  ...hostStyle,
  'box-sizing': 'border-box',
  border: '1px solid #8894a0',
  'border-radius': '10px',
  background: '#fff',
  'box-shadow': '0 8px 30px #0004',
}

/**
 * A page of the extension in a frame over a page that may be hostile. Its root is closed, so that the page has neither
 * the frame nor its window. It stands in the top layer by itself, where no style of the page's elements reaches it.
 */
export function openPanelFrame(parent: HTMLElement, options: PanelFrameOptions): PanelFrame {
  const { address, label, place, onWish } = options
  const document = parent.ownerDocument
  const { host, root } = createHost(document)
  const { url, ticket } = splitTicket(address)
  const frame = document.createElement('iframe')
  frame.title = label
  frame.setAttribute('aria-label', label)
  frame.addEventListener('load', () => frame.focus(), { once: true })
  const listening = new AbortController()
  const { signal } = listening
  connectPanel(frame, ticket, { onWish, signal, isSteady: () => standing() === 'ok' })
  frame.src = url
  const stand = (place: Style) => {
    // Set through the style object: a page's CSP refuses `style` attributes.
    setStyle(host, { ...hostStyle, ...place })
    setStyle(frame, { ...frameStyle, ...place })
  }
  stand(place)
  root.append(frame)
  // Shown once more it is over the panel; a browser that proves visibility tells of that.
  const mayBeThere = [host, frame, ...(provesVisibility() ? topLayerOf(document) : [])]
  parent.append(host)
  for (const element of [host, frame]) {
    element.popover = 'manual'
    element.showPopover()
  }
  const isAlone = () => topLayerOf(document).every(other => mayBeThere.includes(other))
  const standing = createPanelStateReader({ host, root, frame, isAlone }, signal)
  return {
    host,
    stand,
    standing,
    focus: () => frame.focus(),
    remove() {
      listening.abort()
      host.remove()
    },
  }
}

/**
 * Made in a document that has no page: in its own one a page may have an element of this name, whose internals would
 * hand it even a closed root.
 */
function createHost(document: Document): { host: HTMLElement; root: ShadowRoot } {
  const apart = document.implementation.createHTMLDocument('')
  const host = apart.createElement(panelTag)
  const root = host.attachShadow({ mode: 'closed' })
  return { host: document.adoptNode(host), root }
}

/** Against any style of the page, its own `!important` too. */
function setStyle(element: HTMLElement, style: Style): void {
  const lines = Object.entries(style).map(([name, value]) => `${name}:${value}!important`)
  element.style.cssText = lines.join(';')
}

const provesVisibility = () => 'isVisible' in IntersectionObserverEntry.prototype

/** What the page shows over everything, in its elements' own trees too where the browser proves no visibility. */
function topLayerOf(root: ParentNode): Element[] {
  const own = [...root.querySelectorAll(':popover-open,:modal,:fullscreen')]
  if (provesVisibility()) return own
  const trees = Array.from(root.querySelectorAll('*'), ownTreeOf)
  return [...own, ...trees.flatMap(tree => (tree ? topLayerOf(tree) : []))]
}
