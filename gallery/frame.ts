/**
 * One story in a window of its own, as its page would be: `frame.html?story=popup/ready`. `&scheme=dark` shows it in that
 * scheme whatever the browser's is.
 */
import { findStory } from '../components/stories/books.ts'
import { mountStory } from '../components/stories/mount-story.ts'
import { forceScheme } from './force-scheme.ts'
import { settled } from './settled.ts'

// Many stories stand on one page: one that takes the focus would scroll it.
if (parent !== window) focusWithoutScrolling()

const asked = new URLSearchParams(location.search)
const scheme = asked.get('scheme')
const found = await findStory(asked.get('story') ?? '')

if (found) {
  document.title = `${found.book.title}: ${found.story.name}`
  mountStory(found.book, found.story, document)
  await settled()
  if (scheme === 'light' || scheme === 'dark') forceScheme(document, scheme)
} else {
  document.body.textContent = 'There is no such story.'
}
document.documentElement.dataset.story = found ? 'shown' : 'missing'

function focusWithoutScrolling(): void {
  const { focus } = HTMLElement.prototype
  HTMLElement.prototype.focus = function (options) {
    focus.call(this, { ...options, preventScroll: true })
  }
}
