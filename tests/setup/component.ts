import { cleanup } from '@testing-library/preact'
import { afterEach, beforeAll } from 'vitest'

// happy-dom has no top layer: what belongs there stands in its place.
if (!('showPopover' in HTMLElement.prototype))
  Object.defineProperty(HTMLElement.prototype, 'showPopover', { value: () => undefined })

// Files may share one page: each begins with an empty one.
beforeAll(() => {
  document.head.replaceChildren()
  document.body.replaceChildren()
  document.documentElement.replaceChildren(document.head, document.body)
  document.title = ''
  location.hash = ''
})

// Without Vitest's globals the library does not clean up by itself.
afterEach(() => {
  cleanup()
  takeFocusAway()
})

/** Keys go to what has the focus, here even to an element that left the page, in a shadow root too. */
function takeFocusAway(): void {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  if (focused instanceof HTMLElement) focused.blur()
}
