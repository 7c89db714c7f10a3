/*
 * What is asked of every screen, as functions that run in the page, whichever browser's driver brings them there.
 */

/** Controls that a finger misses: less than 24 pixels high or wide, links inside of a sentence excepted. */
export const tooSmall = () => {
  const controls = 'button, select, input:not([type=hidden]), textarea, summary, a[href]'
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .map(control => {
      const isMark = control.matches('[type=checkbox], [type=radio]')
      const { width, height } = ((isMark && control.closest('label')) || control).getBoundingClientRect()
      return { control, width, height }
    })
    .filter(({ control, width, height }) => {
      const isShown = control.checkVisibility({ visibilityProperty: true }) && width > 1
      const isInSentence = control.matches('a') && getComputedStyle(control).display === 'inline'
      return isShown && !isInSentence && Math.min(width, height) < 23.9
    })
    .map(({ control, width, height }) => `${width}x${height} ${control.outerHTML.slice(0, 120)}`)
}

/** What moves although a person asked that nothing does. */
export const moving = () =>
  document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .map(animation => (animation.effect as KeyframeEffect).target?.outerHTML.slice(0, 80))

/** Buttons and fields whose edge the system's colours would take away. */
export const edgeless = () =>
  [...document.querySelectorAll<HTMLElement>('.button, .field input, .field select, .card, .notice')]
    .filter(shown => shown.checkVisibility({ visibilityProperty: true }))
    .filter(shown => {
      const { borderTopWidth, borderTopStyle, outlineStyle } = getComputedStyle(shown)
      return (borderTopStyle === 'none' || borderTopWidth === '0px') && outlineStyle === 'none'
    })
    .map(shown => shown.outerHTML.slice(0, 100))

/** Where a person is who goes by the keyboard alone: its name, whether it is in sight, and what marks it. */
export const atFocus = () => {
  const here = document.activeElement
  if (!here || here === document.body) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(here)
  const box = here.getBoundingClientRect()
  const isSeen = box.top >= 0 && box.bottom <= innerHeight
  return {
    outline: `${outlineStyle} ${outlineWidth}`,
    isSeen,
    name: here.getAttribute('aria-label') ?? here.textContent ?? '',
  }
}
