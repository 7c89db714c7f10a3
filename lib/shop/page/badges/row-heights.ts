import type { BadgeAnchor } from './anchors.ts'
import { fitOf, type Lying, lyingOf, setLying } from './cell-layout.ts'

/** A badge with its place; its host is absent while nothing is shown there. */
interface Laid {
  place: BadgeAnchor
  host: HTMLElement | undefined
}

/** A badge that is shown in a list. */
interface Shown extends Laid {
  place: BadgeAnchor & { list: Element }
}

export interface RowHeightsOptions<Badge extends Laid> {
  view: Window | null
  badges: () => Iterable<Badge>
  /** Draws a badge whose fit has changed. */
  draw: (badge: Badge) => void
}

/** A list that has not changed for so long is at rest. */
const restMs = 100
/** A list that fills itself, and its badges, changes less often than this before it rests. */
const maxBurst = 5
/** Pixels that rounding may make of a difference. */
const rounding = 1
/** A badge with less width than this says nothing: its cell lays out its children side by side. */
const minWidth = 20
/** A number with more room than this beside its badge stands in a table that has room for all its texts. */
const minRoom = 3
/** What stands on one line is not higher than this; after a block, a badge may have gone to a line of its own. */
const maxLineHeight = 26

/**
 * Keeps rows as high as they are without badges: gives what is to be called when badges came or changed, or the page
 * beside them. In a table that has no width left, a badge's width makes other cells break their lines: badges of such a
 * list lie below their numbers, or without any size on what is free in their cells. Measured before the browser paints,
 * and only where the list's size has changed since, or a badge left its cell. Measuring costs the page a layout: a list
 * that is sorted again and again is measured once it has come to rest.
 */
export function keepRowHeights<Badge extends Laid>({ view, badges, draw }: RowHeightsOptions<Badge>) {
  type Own = Badge & Shown
  /** The size that a list was last tried at. */
  const tried = new WeakMap<Element, string>()
  let isAsked = false
  let resting: number | undefined
  let burst = 0

  const lists = () => {
    const isShown = (badge: Badge): badge is Own => !!badge.host && !!badge.place.list
    return Map.groupBy([...badges()].filter(isShown), badge => badge.place.list)
  }
  const settleAll = () => {
    for (const [root, shown] of lists()) if (root.getBoundingClientRect().height) settle(root, shown)
  }
  const ask = () => {
    if (!view) return
    view.clearTimeout(resting)
    resting = view.setTimeout(() => {
      burst = 0
      settleAll()
    }, restMs)
    view.addEventListener('resize', ask, { once: true })
    if (isAsked || burst >= maxBurst) return
    isAsked = true
    view.requestAnimationFrame(() => {
      isAsked = false
      burst += 1
      settleAll()
    })
  }

  function settle(root: Element, shown: readonly Own[]): void {
    const lies = lyingOf(root)
    if (tried.get(root) === sizeOf(root, shown)) {
      if (lies === 'below narrow') fill(shown.filter(({ place }) => !lyingOf(place.cell)))
      if (lies === 'below narrow' || !shown.some(one => isOut(one))) return
    }
    if (lies || !hasRoom(shown)) narrow(root, shown)
    tried.set(root, sizeOf(root, shown))
  }

  /** Lets badges take as much width as the rows' heights allow. Each try costs a layout. */
  function narrow(root: Element, shown: readonly Own[]): void {
    const lay = (lies: Lying | undefined) => {
      setLying(root, lies)
      layAll(shown, undefined)
    }
    lay('below narrow')
    const bare = heightsOf(shown)
    for (const lies of [undefined, 'below', 'beside'] as const) {
      lay(lies)
      if (!shown.some((one, at) => isOut(one, bare[at]))) return
    }
    lay('below narrow')
    fill(shown)
  }

  /**
   * Finds what is free: below the number, else where the row has the height for one more line, else beside it, where the
   * table gives a badge's smallest width or else none at all.
   */
  function fill(shown: readonly Own[]): void {
    layAll(shown, 'below narrow')
    const bare = heightsOf(shown)
    const low = shown.filter(one => isOut(one))
    const lowBare = heightsOf(low)
    layAll(low, 'below narrow low')
    const beside = low.filter((one, at) => isOut(one, lowBare[at]))
    if (beside.length === 0) return
    layAll(beside, 'beside slim')
    if (isHigher(shown, bare)) layAll(beside, 'over')
  }

  function layAll(shown: readonly Own[], lies: Lying | undefined): void {
    for (const badge of shown) {
      const { cell, list } = badge.place
      setLying(cell, lies)
      const fit = fitOf(list, cell)
      if (fit === badge.place.fit) continue
      badge.place = { ...badge.place, fit }
      draw(badge)
    }
  }

  return ask
}

const heightOf = ({ place }: Laid) => place.row.getBoundingClientRect().height
const heightsOf = (shown: readonly Laid[]) => shown.map(heightOf)
const isHigher = (shown: readonly Laid[], bare: readonly number[]) =>
  heightsOf(shown).some((height, at) => height > (bare[at] ?? height) + rounding)

function sizeOf(root: Element, shown: readonly Laid[]): string {
  const { width } = root.getBoundingClientRect()
  return [width, shown[0]?.place.row.childElementCount, ...heightsOf(shown)].join()
}

/** Whether a badge lies on the next cell or the next row, has no width, or makes its row higher than it is without. */
function isOut(one: Laid, bare = Number.POSITIVE_INFINITY): boolean {
  const { place, host } = one
  // Each drawing looks at the row first, and takes a badge away from one that is no order's any more.
  if (!host) return false
  const badge = host.getBoundingClientRect()
  const cell = place.cell.getBoundingClientRect()
  return (
    // Where no height is known to compare with, each row would be asked for nothing, many times a second.
    (Number.isFinite(bare) && heightOf(one) > bare + rounding) ||
    badge.width < minWidth ||
    badge.bottom > cell.bottom ||
    badge.right > cell.right + rounding ||
    badge.left < cell.left - rounding ||
    host.scrollWidth > host.clientWidth + rounding
  )
}

/** A table gives no column more than its texts need before all columns have that. */
function hasRoom(shown: readonly Laid[]): boolean {
  const { cell } = shown[0]?.place ?? {}
  const style = cell?.ownerDocument.defaultView?.getComputedStyle(cell)
  if (!cell || !style) return false
  const needed = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight) + minRoom
  const range = cell.ownerDocument.createRange()
  return shown.every(({ place }) => {
    range.selectNodeContents(place.cell)
    const { width, height } = range.getBoundingClientRect()
    return height < maxLineHeight && width + needed < place.cell.getBoundingClientRect().width
  })
}
