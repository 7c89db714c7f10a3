/** Lies over rows of the page without touching them, and lets every press through to them. */
export interface RowDimmer {
  /** To be put into a shadow root of ours. */
  sheet: HTMLElement
  /** The rows to be dimmed from now on, while they move too; none = all are as the page shows them. */
  dim(rows: readonly Element[]): void
}

/** Its colour dims light pages and dark ones. */
export const dimCss = `#dim{position:fixed;inset:0;z-index:-1;pointer-events:none;background:#7f858cb3}`

/** A sheet as large as the window, cut to the rows. */
export function createRowDimmer(view: Window): RowDimmer {
  const sheet = view.document.createElement('div')
  sheet.id = 'dim'
  let dimmed: readonly Element[] = []
  const paint = () => {
    sheet.style.clipPath = `path("${dimmed.map(row => outlineOf(row, view)).join('')}M0 0")`
  }
  const repaint = () => view.requestAnimationFrame(paint)
  return {
    sheet,
    dim(rows) {
      dimmed = rows
      for (const type of ['scroll', 'resize'])
        if (rows.length === 0) view.removeEventListener(type, repaint, true)
        else view.addEventListener(type, repaint, { capture: true, passive: true })
      paint()
    },
  }
}

/** A row as a piece of a path, as much of it as is seen: what holds it may scroll. */
function outlineOf(row: Element, view: Window): string {
  let { left, top, right, bottom } = row.getBoundingClientRect()
  if (bottom < 0 || top > view.innerHeight) return ''
  for (let at = row.parentElement; at && at !== row.ownerDocument.body; at = at.parentElement) {
    if (!/auto|scroll|hidden|clip/.test(view.getComputedStyle(at).overflow)) continue
    const box = at.getBoundingClientRect()
    left = Math.max(left, box.left)
    top = Math.max(top, box.top)
    right = Math.min(right, box.right)
    bottom = Math.min(bottom, box.bottom)
  }
  return right > left && bottom > top ? `M${left} ${top}H${right}V${bottom}H${left}Z` : ''
}
