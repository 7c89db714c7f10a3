import type { BadgeView } from '../../protocol/messages.ts'

export const badgeTag = 'nextech-sync-badge'

/** Draws a view into a badge's host; undefined = nothing is known of the order yet. */
export type RenderBadge = (host: HTMLElement, view: BadgeView | undefined) => void

/** Where the badge of an order belongs. */
export interface BadgePlace {
  number: string
  /** The cell or card that belongs to the order; the badge becomes its last child. */
  cell: Element
}

export interface Badges {
  /** Makes the page's badges exactly these: none missing, none twice, none beside another order. */
  place(places: readonly BadgePlace[], views: ReadonlyMap<string, BadgeView>): void
  /** Takes all badges away. */
  clear(): void
}

/**
 * One badge per order, in a cell that the page already has: a column of our own makes Magento's sticky header
 * throw, and inside a framework's content element it would be wiped (order-pages notes B1, D).
 */
export function createBadges(document: Document, render: RenderBadge): Badges {
  const drawn = new WeakMap<Element, BadgeView | undefined>()
  const draw = (host: HTMLElement, number: string, view: BadgeView | undefined) => {
    const isOther = host.getAttribute('data-order') !== number
    if (!isOther && drawn.has(host) && drawn.get(host) === view) return
    host.setAttribute('data-order', number)
    host.setAttribute('data-status', view?.status ?? 'unseen')
    drawn.set(host, view)
    render(host, view)
  }
  const clear = () => {
    for (const host of hostsIn(document)) host.remove()
  }
  return {
    place(places, views) {
      const kept = new Set<Element>()
      for (const { number, cell } of places) {
        const host = hostOf(cell)
        kept.add(host)
        draw(host, number, views.get(number))
      }
      for (const host of hostsIn(document)) if (!kept.has(host)) host.remove()
    },
    clear,
  }
}

/** The badge that this cell has already, put last; else a new one. A cell's copy of a badge has no shadow. */
function hostOf(cell: Element): HTMLElement {
  const own = [...cell.children].find(child => child.localName === badgeTag) as HTMLElement | undefined
  const host = own ?? cell.ownerDocument.createElement(badgeTag)
  if (cell.lastElementChild !== host) cell.append(host)
  return host
}

function hostsIn(document: Document): Element[] {
  return [...document.getElementsByTagName(badgeTag)]
}
