import { afterAll, describe, expect, it } from 'vitest'
import { spanish } from '../../lib/words/spanish.ts'
import { english, speak } from '../../lib/words/words.ts'
import { showStory } from '../../tests/fixtures/show-story.ts'

// Samples that take a text of ours take it when they are loaded.
speak(() => spanish)
const { loadStories } = await import('./books.ts')
const books = (await loadStories()).filter(({ folder }) => folder !== 'common')
afterAll(() => speak(() => english))

const texts = Object.values(
  import.meta.glob<Record<string, string>>('../../lib/words/en/*.json', { eager: true, import: 'default' }),
).flatMap(file => Object.values(file))
const spanishWords = new Set(Object.values(spanish.texts).flatMap(wordsOf))
/** Words that people read in English alone. */
const englishWords = new Set(texts.flatMap(wordsOf).filter(word => !spanishWords.has(word)))

/** What stays as it is in every language: names that somebody gave, and what other programs say. */
const names = [
  // Of people, places and things at the practice.
  ...['Front desk', 'Sample Person', 'Sample page', 'Broken', 'Found', 'two.example.com', '/device'],
  // Headings of the shop's list and of other programs' files.
  ...['Purchase Date', 'Customer', 'Status', 'Order Number', 'Amount Refunded', 'Amount', 'Voided', 'Refund'],
  ...['Chart Number', 'First Name', 'Last Name', 'E-mail', 'Home Phone', 'Cell Phone', 'stand', 'free'],
  // Codes that only a newer backend knows.
  ...['people.later-act', '“later”'],
  // What shops call statuses, cards and what was paid.
  ...['Awaiting pickup at the front desk', 'Ready to Ship', 'Refunded by bank', 'Visa Debit', 'Debit Card'],
  ...['Online order, paid by phone', 'refund'],
  // What Nextech, Azure and a shop answer, and what a test payment is called there.
  ...[
    'The date is closed',
    'Too many requests (429)',
    'The consumer isn’t authorized (401)',
    'please void',
    'TEST',
    'ERASE ANYWAY',
  ],
  ...['nearest is “Online Providers”', 'Invalid username or password', 'Nextech answered 502'],
]
const longestFirst = names.toSorted((a, b) => b.length - a.length)
/** Queries, keys and values of a configuration, zones, and addresses. */
const codes =
  /\(\w+\?[^)]*\)|\b(?:policy|shops|practice|nextech|version|rows)(?:\.\w+)+|\b[A-Z]\w+(?:\/\w+)+|\/\S+|\b(?:observe|automatic|yes|version)\b(?=$|: )|^(?:observe|automatic|yes|version)$/g

function wordsOf(text: string): string[] {
  const plain = text.replace(/\{[\w-]+\}/g, ' ')
  return (plain.match(/\p{L}[\p{L}’'-]*/gu) ?? []).map(word => word.toLowerCase())
}

/** All that is read or heard under a root, shadows too. */
function* saidUnder(root: ParentNode): Generator<string> {
  for (const element of root.querySelectorAll('*')) {
    if (['SCRIPT', 'STYLE'].includes(element.tagName)) continue
    for (const node of element.childNodes) if (node.nodeType === 3) yield node.textContent ?? ''
    for (const name of ['title', 'aria-label', 'placeholder', 'alt']) yield element.getAttribute(name) ?? ''
    if (element.shadowRoot) yield* saidUnder(element.shadowRoot)
  }
}

/** Words of a text that no Spanish text has. */
function foreignWords(text: string): string[] {
  const own = longestFirst.reduce((rest, name) => rest.replaceAll(name, ' '), text.replaceAll(codes, ' '))
  return wordsOf(own).filter(word => englishWords.has(word))
}

describe.each(books)('$book.title', ({ book }) => {
  it.each(book.stories)('says nothing in English: $name', async story => {
    const takeAway = await showStory(book, story)
    const left = [...saidUnder(document.body)].filter(text => foreignWords(text).length > 0)
    takeAway()
    expect([...new Set(left)].map(text => `${foreignWords(text).join(' ')}: ${text}`)).toEqual([])
  })
})

it('knows a sentence that was left in English', () => {
  expect(englishWords.size).toBeGreaterThan(800)
  expect(foreignWords('Nextech cannot be reached. Try again.')).toContain('reached')
  expect(foreignWords('Decisión de Front desk, policy.undoSeconds: America/Indiana/Tell_City')).toEqual([])
})
