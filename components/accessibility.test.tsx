import axe from 'axe-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { showStory } from '../tests/fixtures/show-story.ts'
import { loadStories } from './stories/books.ts'

const books = await loadStories()

beforeEach(() => {
  // What the entrypoints' index.html gives around the page.
  document.documentElement.lang = 'en'
  document.title = 'Sample'
})

describe.each(books)('axe finds nothing wrong with $book.title:', ({ book }) => {
  it.each(book.stories)('$name', async story => {
    const takeAway = await showStory(book, story)
    // Contrast needs a real layout, which happy-dom has not; it is measured in a browser.
    const { violations, passes } = await axe.run(document, {
      rules: { 'color-contrast': { enabled: false } },
    })
    takeAway()
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.html)])).toEqual([])
    expect(passes.length).toBeGreaterThan(5)
  })
})
