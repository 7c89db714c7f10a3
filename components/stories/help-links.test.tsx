import { afterEach, expect, it } from 'vitest'
import { say } from '../../lib/words/common-words.ts'
import { showStory } from '../../tests/fixtures/show-story.ts'
import { loadStories } from './books.ts'

/** The chapters to which the screens of a folder lead. */
const chapters: Readonly<Record<string, readonly string[]>> = {
  activity: ['activity'],
  duplicates: ['duplicates'],
  people: ['people', 'settings', 'sign-in'],
  popup: ['backend', 'popup', 'welcome'],
  reconciliation: ['reconciliation'],
  resolve: ['existing', 'refunds', 'resolve'],
  settings: ['settings'],
  setup: ['setup'],
  staff: ['resolve', 'staff'],
  'teach-check': ['teach'],
  welcome: ['welcome'],
}
const books = (await loadStories()).filter(({ folder }) => folder in chapters)

afterEach(() => document.body.replaceChildren())

it.each(books)('stands on each screen of $folder and leads to its chapter', async ({ folder, book }) => {
  const led = new Set<string>()
  const without: string[] = []
  for (const story of book.stories) {
    const takeAway = await showStory(book, story)
    const links = document.querySelectorAll(`a[aria-label="${say('help.open')}"]`)
    for (const link of links) led.add(link.getAttribute('href') ?? '')
    if (links.length === 0) without.push(story.name)
    takeAway()
  }
  expect([...led].sort()).toEqual(chapters[folder]?.map(id => `help.html#${id}`))
  expect(without).toEqual([])
})
