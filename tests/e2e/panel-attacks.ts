/** What a script of a hostile page does so that a press or a key of staff decides unseen (ADR 0016). Each runs in the page. */

/**
 * Our element's own styles hold against every sheet of the page, so a page must write into its `style`. What is around it
 * takes a sheet, for which a page's own script needs no leave of its CSP.
 */
export function addStyle({ target, css }: { target: string; css: string }): void {
  const host = document.querySelector<HTMLElement>('nextech-sync-panel')
  if (host?.localName === target) {
    host.style.cssText += `;${css.replaceAll(';', '!important;')}!important`
    return
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`${target}{${css.replaceAll(';', '!important;')}!important}`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/** What a page does to our element and to what it stands in. */
const styles: Record<string, [target: string, css: string]> = {
  'A: our element seen through': ['nextech-sync-panel', 'opacity:.5'],
  'A: our element clipped': ['nextech-sync-panel', 'clip-path:inset(40% 0 40% 0)'],
  'A: our element turned': ['nextech-sync-panel', 'rotate:180deg'],
  'A: our element made small': ['nextech-sync-panel', 'scale:.1'],
  'A: our element cut to a slice': ['nextech-sync-panel', 'height:60px;overflow:hidden'],
  'A: our element shifted by itself': ['nextech-sync-panel', 'translate:0 -300px'],
  'A: our element masked': ['nextech-sync-panel', 'mask-image:linear-gradient(#0001,#0001)'],
  'A: our element blended': ['nextech-sync-panel', 'mix-blend-mode:difference'],
  'A: our element blurred': ['nextech-sync-panel', 'filter:blur(12px)'],
  'A: our element made small by zoom': ['nextech-sync-panel', 'zoom:.4'],
  'A: our element not shown': ['nextech-sync-panel', 'display:none'],
  'C: the body seen through': ['body', 'opacity:.001'],
  'C: the whole document seen through': ['html', 'opacity:.001'],
  'C: the body blurred': ['body', 'filter:blur(20px)'],
  'C: the document inverted': ['html', 'filter:invert(1)'],
  'C: the body clipped': ['body', 'clip-path:inset(0 0 99% 0)'],
  'C: the body masked': ['body', 'mask-image:linear-gradient(transparent,transparent)'],
  'C: the body made small': ['body', 'transform:scale(.2)'],
  'C: the body blended': ['body', 'mix-blend-mode:color'],
  'C: the document made small': ['html', 'zoom:.3'],
  'A: our element on a path': ['nextech-sync-panel', 'offset-path:path("M0 0L300 300");offset-distance:100%'],
  'A: our element out of the top layer': ['nextech-sync-panel', 'overlay:none;z-index:-1'],
  'A: our element left out of what is drawn': ['nextech-sync-panel', 'content-visibility:hidden'],
}
export const styleAttacks = Object.entries(styles).map(
  ([name, [target, css]]) => [name, { target, css }] as const,
)

/** What a page puts over it. */
export const coverAttacks: Record<string, () => void | Promise<void>> = {
  'D: a cover in the top layer that catches the pointer': () => {
    const cover = document.body.appendChild(document.createElement('div'))
    cover.popover = 'manual'
    cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;background:#fff'
    cover.showPopover()
  },
  'D: a cover in the top layer that lets the pointer through': () => {
    const cover = document.body.appendChild(document.createElement('div'))
    cover.popover = 'manual'
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;background:#fff;pointer-events:none'
    cover.showPopover()
  },
  'D: a backdrop of an element that is nothing': () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('#veil::backdrop{background:#fff;pointer-events:none}')
    document.adoptedStyleSheets = [sheet]
    const cover = document.body.appendChild(document.createElement('div'))
    cover.id = 'veil'
    cover.popover = 'manual'
    cover.style.cssText = 'width:0;height:0;border:0;padding:0;pointer-events:none'
    cover.showPopover()
  },
  'D: a dialogue': () => {
    const cover = document.body.appendChild(document.createElement('dialog'))
    cover.textContent = 'Your session is about to end: press the button'
    cover.style.cssText = 'width:100vw;height:100vh;background:#fff'
    cover.showModal()
  },
  'D: our element in front of its own frame': () => {
    const host = document.querySelector<HTMLElement>('nextech-sync-panel')
    host?.hidePopover()
    host?.showPopover()
    host?.style.setProperty('background', '#fff', 'important')
  },
  'D: a picture of the page before, in a transition that lets the pointer through': () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '::view-transition{pointer-events:none}::view-transition-group(root){animation-duration:600s}' +
        '::view-transition-old(root){animation:none;opacity:1}::view-transition-new(root){animation:none;opacity:0}',
    )
    document.adoptedStyleSheets = [sheet]
    document.startViewTransition()
  },
  'D: the page moved in a transition that lets the pointer through': () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '::view-transition{pointer-events:none}::view-transition-group(root){animation-duration:600s}' +
        '::view-transition-old(root){display:none}::view-transition-new(root){animation:none;translate:0 300px}',
    )
    document.adoptedStyleSheets = [sheet]
    document.startViewTransition()
  },
  'D: a cover in a closed tree of the page that lets the pointer through': () => {
    const root = document.body
      .appendChild(document.createElement('div'))
      .attachShadow({ mode: 'closed', slotAssignment: 'manual' })
    const cover = root.appendChild(document.createElement('div'))
    cover.popover = 'manual'
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;background:#fff;pointer-events:none'
    cover.showPopover()
  },
  'D: a cover that was closed and stays for its transition': () => {
    const cover = document.body.appendChild(document.createElement('div'))
    cover.popover = 'manual'
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;background:#fff;pointer-events:none;' +
      'transition:overlay 600s allow-discrete,display 600s allow-discrete'
    cover.showPopover()
    cover.getBoundingClientRect()
    // Elsewhere it leaves the top layer at once, and lies below the panel.
    if (CSS.supports('overlay', 'auto')) cover.hidePopover()
  },
  'D: a picture of the body before, in a transition of it alone': () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '::view-transition{pointer-events:none}::view-transition-group(*){animation-duration:600s}' +
        '::view-transition-old(*){animation:none;opacity:1}::view-transition-new(*){animation:none;opacity:0}',
    )
    document.adoptedStyleSheets = [sheet]
    const start: unknown = Reflect.get(document.body, 'startViewTransition')
    if (typeof start === 'function') start.call(document.body, () => {})
    else document.startViewTransition()
  },
  'D: the list of a select that lets the pointer through': () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      'select,::picker(select){appearance:base-select}::picker(select){position:fixed;position-anchor:none;inset:0;' +
        'width:100vw;height:100vh;max-width:none;max-height:none;background:#fff;pointer-events:none}',
    )
    const select = document.createElement('select')
    select.append(new Option('Your session is about to end'), new Option('Press the button'))
    document.adoptedStyleSheets = [sheet]
    document.body.prepend(select)
    if (CSS.supports('appearance', 'base-select')) return select.showPicker()
    // Elsewhere no page draws such a list: the element itself is shown over everything.
    select.popover = 'manual'
    select.showPopover()
  },
  'D: an element that fills the screen, whose backdrop lets the pointer through': async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '#full{opacity:0;pointer-events:none}#full::backdrop{background:#fff;pointer-events:none}',
    )
    document.adoptedStyleSheets = [sheet]
    const full = document.body.appendChild(document.createElement('div'))
    full.id = 'full'
    await full.requestFullscreen().catch(() => {
      // Without a press of a person it does not fill the screen, and is shown over everything all the same.
      full.popover = 'manual'
      full.showPopover()
    })
  },
  'F: our element taken into a closed tree of the page, with all that it holds': () => {
    const host = document.querySelector('nextech-sync-panel')
    const box = document.body.appendChild(document.createElement('div'))
    const root = box.attachShadow({ mode: 'closed' })
    if (!host) return
    if ('moveBefore' in root) root.moveBefore(host, null)
    else (root as ShadowRoot).append(host)
  },
  'F: our element made inert': () => {
    const host = document.querySelector<HTMLElement>('nextech-sync-panel')
    if (host) host.inert = true
  },
  'F: the body that it stands in taken into a box of the page': () => {
    const { body } = document
    const other = document.createElement('body')
    document.documentElement.append(other)
    const box = other.appendChild(document.createElement('div'))
    box.style.cssText = 'opacity:.01'
    box.moveBefore(body, null)
  },
  'F: our element taken into another document': () => {
    const host = document.querySelector('nextech-sync-panel')
    const frame = document.body.appendChild(document.createElement('iframe'))
    frame.style.cssText = 'position:fixed;left:0;top:0;width:100vw;height:100vh'
    if (host) frame.contentDocument?.body.append(host)
  },
  'D: names that stand for what the document does': () => {
    const names = [
      'querySelectorAll',
      'querySelector',
      'elementFromPoint',
      'documentElement',
      'defaultView',
      'body',
    ]
    document.body.insertAdjacentHTML(
      'beforeend',
      names
        .map(
          name =>
            `<form name="${name}" style="position:absolute;width:9000px;height:9000px;left:-9999px"></form>`,
        )
        .join(''),
    )
    const cover = document.body.appendChild(document.createElement('div'))
    cover.popover = 'manual'
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;background:#fff;pointer-events:none'
    cover.showPopover()
  },
  'F: our element taken elsewhere in the page': () => {
    const host = document.querySelector('nextech-sync-panel')
    if (host) document.body.appendChild(document.createElement('div')).append(host)
  },
  'F: our element moved': () => {
    document.querySelector<HTMLElement>('nextech-sync-panel')?.style.setProperty('left', '12px', 'important')
  },
  'F: the page scrolled, so that a part of the panel is outside': () => {
    document.body.style.minHeight = '5000px'
    scrollBy(0, 300)
  },
}

/** What a page has ready before anybody presses RESOLVE: a popover that shows nothing yet, and lets everything through. */
export function prepareCover(): void {
  const cover = document.body.appendChild(document.createElement('div'))
  cover.id = 'early'
  cover.popover = 'manual'
  cover.style.cssText =
    'position:fixed;inset:0;width:100vw;height:100vh;background:none;border:0;pointer-events:none'
  cover.showPopover()
}

/** And shows over the panel once that is open, though it was there first. */
export function raiseCover(): void {
  const cover = document.querySelector<HTMLElement>('#early')
  cover?.hidePopover()
  cover?.showPopover()
  cover?.style.setProperty('background', '#fff')
}
