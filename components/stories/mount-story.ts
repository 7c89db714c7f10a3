import { render } from 'preact'
import type { Story, StoryBook } from './story.ts'

/** Shows a story where its page would be; gives what takes it away again. */
export function mountStory({ root }: Pick<StoryBook, 'root'>, story: Story, document: Document): () => void {
  const element = document.body.appendChild(document.createElement(root))
  element.id = 'app'
  render(story.render(), element)
  return () => {
    render(null, element)
    element.remove()
  }
}
