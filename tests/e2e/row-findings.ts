import type { Page } from 'playwright-core'

/** What badges do to the rows of a list, as a person sees it. */
export interface RowFindings {
  rows: number
  /** Pixels by which the row that grew most is higher than without badges. */
  growth: number
  /** Orders whose badge has nothing to be seen, or stands outside of its row or of what scrolls around it. */
  unseen: string[]
  /** Orders whose badge lies on a text of the page. */
  covering: string[]
  /** Orders whose badge has no word to read, neither its status nor what to press. */
  wordless: string[]
  /** Orders with RESOLVE to read, and those whose button takes a press in its middle. */
  readable: string[]
  pressable: string[]
  /** Orders that staff must choose for. */
  resolve: string[]
}

/** Measures rows with and without our badges, all in one turn: nobody is told before they stand where they stood. */
export function rowFindings(page: Page, rows: string): Promise<RowFindings> {
  return page.evaluate(selector => {
    const rows = [...document.querySelectorAll<HTMLElement>(selector)].filter(row =>
      row.querySelector('nextech-sync-badge'),
    )
    const heights = () => rows.map(row => row.getBoundingClientRect().height)
    const high = heights()
    const taken = [...document.querySelectorAll('nextech-sync-badge')].map(badge => {
      const stand = document.createComment('')
      badge.replaceWith(stand)
      return () => stand.replaceWith(badge)
    })
    const bare = heights()
    for (const putBack of taken) putBack()
    const found = {
      unseen: [],
      covering: [],
      wordless: [],
      readable: [],
      pressable: [],
      resolve: [],
    } as Record<'unseen' | 'covering' | 'wordless' | 'readable' | 'pressable' | 'resolve', string[]>
    const isOver = (one: DOMRect, other: DOMRect) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3
    for (const row of rows) {
      row.scrollIntoView({ block: 'center' })
      const badge = row.querySelector('nextech-sync-badge')
      const order = badge?.getAttribute('data-order') ?? ''
      const parts = [...(badge?.shadowRoot?.querySelectorAll<HTMLElement>('.pill,button') ?? [])]
      const shown = parts.filter(part => getComputedStyle(part).opacity !== '0' && part.offsetWidth > 0)
      const around = row.getBoundingClientRect()
      const isHit = (part: HTMLElement) => {
        const { left, top, width, height } = part.getBoundingClientRect()
        return document.elementFromPoint(left + width / 2, top + height / 2) === badge
      }
      const isInside = (box: DOMRect) => box.left >= around.left - 1 && box.right <= around.right + 1
      const isSeen = shown.some(part => isHit(part) && isInside(part.getBoundingClientRect()))
      if (!isSeen) found.unseen.push(order)
      const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
      const range = document.createRange()
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.nodeValue?.trim()) continue
        range.selectNodeContents(text)
        const lies = [...range.getClientRects()].some(box =>
          shown.some(part => isOver(box, part.getBoundingClientRect())),
        )
        if (lies && !found.covering.includes(order)) found.covering.push(order)
      }
      const isRead = (part: HTMLElement) => Number.parseFloat(getComputedStyle(part).fontSize) > 8
      if (!shown.some(part => part.textContent && isRead(part))) found.wordless.push(order)
      const button = shown.find(part => part.localName === 'button')
      const said = badge?.shadowRoot?.querySelector('button')?.textContent
      if (said === 'RESOLVE') found.resolve.push(order)
      if (button && isRead(button) && button.textContent === 'RESOLVE') found.readable.push(order)
      if (button && isHit(button) && button.textContent === 'RESOLVE') found.pressable.push(order)
    }
    const growth = Math.max(0, ...high.map((height, at) => height - (bare[at] ?? height)))
    return { rows: rows.length, growth, ...found }
  }, rows)
}
