const tag = 'nextech-sync-foot'
/** Against any style of the page, its own `!important` too. */
const style = 'all:initial;display:block;direction:ltr;position:sticky;bottom:0;z-index:2147483646'.replace(
  /;|$/g,
  '!important;',
)

/**
 * Where what holds for the whole page stands: behind the page's body, where it takes a place of its own, and at the foot
 * of the window while the page is longer. It covers nothing that cannot be scrolled free. Nothing is added before it is
 * asked for.
 */
export function footOf(document: Document): HTMLElement {
  const known = document.querySelector<HTMLElement>(tag)
  if (known) return known
  const foot = document.createElement(tag)
  // Through the style object: a page's CSP refuses `style` attributes.
  foot.style.cssText = style
  document.documentElement.append(foot)
  return foot
}

/** Takes something away from there; the last takes the foot with it. */
export function leaveFoot(host: HTMLElement): void {
  const foot = host.parentElement
  host.remove()
  if (foot?.childElementCount === 0) foot.remove()
}
