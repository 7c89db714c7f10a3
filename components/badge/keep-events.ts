import type { BadgeFace, BadgeRenderer, DrawBadge, OnPress } from './badge.ts'

/** Pages open an order on a click, a middle-button press or a key anywhere in its row (order pages B1, B5). */
const kept = [
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'touchstart',
  'touchend',
  'touchcancel',
  'keydown',
  'keyup',
  'keypress',
] as const

/**
 * Keeps what happens inside a badge from the page: the events end at the window, before any row, on their way down as
 * well as up. One set of listeners serves all badges. What the browser does by itself, such as to turn a key into a click
 * on the button, goes on. A page's own script may not press: RESOLVE is for people. Gives how to draw a badge that is kept so.
 */
export function keepEvents<Face extends BadgeFace>(
  window: Window,
  renderer: BadgeRenderer<Face>,
  { onPress, signal }: { onPress: OnPress<Face>; signal: AbortSignal },
): DrawBadge<Face> {
  const keep = (event: Event) => {
    const at = renderer.at(event)
    if (!at) return
    event.stopPropagation()
    if (event.type === 'click' && event.isTrusted && at.button) onPress(at.face, at.host, at.button)
  }
  for (const type of kept) window.addEventListener(type, keep, { capture: true, passive: true, signal })
  return renderer.draw
}
