import '@fontsource/open-sans/latin-400.css'
import '@fontsource/open-sans/latin-400-italic.css'
import '@fontsource/open-sans/latin-600.css'
import '@fontsource/open-sans/latin-700.css'

/**
 * One font that comes along, and nothing that moves. The workbench's own pages leave the way to the other pages to the
 * workbench's stories, so that a new page changes few pictures.
 */
const style = `*,::before,::after{font-family:"Open Sans"!important;animation:none!important;transition:none!important;
caret-color:transparent!important;scroll-behavior:auto!important}
html:not([data-book=workbench]) :is(.workbench-product,.workbench-head nav){visibility:hidden}`

/** Timers up to this, in milliseconds, are over before a picture is taken … */
const shortMs = 1_000
/** … and run so many times as fast. */
const haste = 10

/** Has the page, and every shadow that it opens from now on, look the same on every machine at every moment. */
export async function holdStill(document: Document): Promise<void> {
  await Promise.all([...document.fonts].map(font => font.load()))
  document.adoptedStyleSheets = [sheet()]
  const { setTimeout } = globalThis
  const hasty = (run: () => void, ms = 0) => setTimeout(run, ms > shortMs ? ms : ms / haste)
  Object.assign(globalThis, { setTimeout: hasty })
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options)
    // Its component sets its own sheets at once.
    queueMicrotask(() => root.adoptedStyleSheets.push(sheet()))
    return root
  }
}

/** Waits for them. Timers end in the order of their times, however busy the machine is. */
export function shortTimers(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, shortMs))
}

function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(style)
  return made
}
