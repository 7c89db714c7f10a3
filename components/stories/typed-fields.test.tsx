import { options, type VNode } from 'preact'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { showStory } from '../../tests/fixtures/show-story.ts'
import { loadStories } from './books.ts'

const books = await loadStories()
/** Inputs into which nobody types words. */
const chosen = [
  'checkbox',
  'radio',
  'file',
  'date',
  'month',
  'time',
  'range',
  'number',
  'button',
  'submit',
  'hidden',
]

interface Typed {
  type?: string
  spellcheck?: unknown
  autocomplete?: unknown
  readOnly?: boolean
}

const typed: Typed[] = []
const { vnode: next } = options

beforeAll(() => {
  options.vnode = (node: VNode) => {
    const props = node.props as Typed
    if (node.type === 'textarea' || (node.type === 'input' && !chosen.includes(props.type ?? 'text')))
      typed.push(props)
    next?.(node)
  }
})
afterAll(() => {
  if (next) options.vnode = next
  else delete options.vnode
})
afterEach(() => {
  typed.length = 0
  document.body.replaceChildren()
})

/** What may be a name, an e-mail or a PIN goes to no spell checker of the browser's maker, and into no memory of the browser. */
it.each(books)('no field of $folder is checked elsewhere or remembered', async ({ folder, book }) => {
  for (const story of book.stories) (await showStory(book, story))()
  const open = typed.filter(({ spellcheck }) => spellcheck !== false)
  const remembered = typed.filter(
    ({ autocomplete, readOnly }) =>
      !readOnly && autocomplete !== 'off' && autocomplete !== 'current-password',
  )
  expect([open, remembered]).toEqual([[], []])
  // Where people type of patients, fields are found at all.
  if (['people', 'resolve', 'welcome'].includes(folder)) expect(typed.length).toBeGreaterThan(3)
})
