import { adoptStyle } from './adopt-style.ts'
import { type BadgeFace, type BadgeRenderer, wordsOf } from './badge.ts'

const css = `
:host{all:initial!important;position:relative!important;z-index:2147483647!important}
div{position:fixed;pointer-events:none;box-sizing:border-box;width:max-content;max-width:min(340px,calc(100vw - 16px));padding:7px 10px;border:1px solid #fff4;border-radius:8px;white-space:pre-line;
font:400 12px/17px system-ui,"Segoe UI",Roboto,Arial,sans-serif;color:#fff;background:#26323d;box-shadow:0 4px 18px #0003}
`
const gap = 4
const margin = 8

/**
 * Shows what a badge has to say to those who have no mouse to hold over it: at a touch, and while the keyboard is at the
 * badge. The same is in the badge's name, so that a screen reader does not hear it twice. Answers how to show one.
 */
export function showDetails<Face extends BadgeFace>(
  window: Window,
  renderer: BadgeRenderer<Face>,
  signal: AbortSignal,
): (host: HTMLElement) => void {
  const { document } = window
  const bubble = document.createElement('nextech-sync-details')
  const text = document.createElement('div')
  let root: ShadowRoot | undefined
  let badge: HTMLElement | undefined
  const hide = () => {
    badge = undefined
    bubble.remove()
  }
  const place = () => {
    const at = badge?.shadowRoot?.querySelector(':focus,.pill')?.getBoundingClientRect()
    if (!badge?.isConnected || !at) return hide()
    const { width, height } = text.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const isAbove = at.bottom + gap + height > clientHeight && at.top > height + gap
    const left = Math.max(margin, Math.min(at.left, clientWidth - width - margin))
    const top = isAbove ? at.top - gap - height : at.bottom + gap
    text.style.cssText = `left:${left}px;top:${top}px`
  }
  const show = (host: HTMLElement) => {
    const face = renderer.faceOf(host)
    if (!face) return
    if (!root) {
      root = bubble.attachShadow({ mode: 'closed' })
      adoptStyle(root, css)
      text.ariaHidden = 'true'
      root.append(text)
    }
    badge = host
    text.textContent = [wordsOf(face), face.tooltip].filter(Boolean).join('\n')
    document.documentElement.append(bubble)
    place()
  }
  const on = (type: string, hear: (event: Event) => void) =>
    window.addEventListener(type, hear, { capture: true, passive: true, signal })
  on('focusin', event => {
    const at = renderer.at(event)
    if (at?.host.shadowRoot?.querySelector(':focus-visible')) show(at.host)
  })
  on('focusout', hide)
  on('click', event => {
    const at = renderer.at(event)
    if (!event.isTrusted || !at || at.button || at.host === badge) return hide()
    show(at.host)
  })
  on('keydown', event => (event as KeyboardEvent).key === 'Escape' && hide())
  for (const type of ['scroll', 'resize']) on(type, () => badge && place())
  signal.addEventListener('abort', hide)
  return show
}
