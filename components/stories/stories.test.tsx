import { readFileSync } from 'node:fs'
import { options, type VNode } from 'preact'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { showStory } from '../../tests/fixtures/show-story.ts'
import { addressOf, findStory, loadStories } from './books.ts'
import type { Story, StoryBook } from './story.ts'

const books = await loadStories()
const parts = import.meta.glob<Record<string, unknown>>(['../*/*.tsx', '!../**/*.test.tsx'], { eager: true })
const sources = import.meta.glob<string>(['../*/*.ts', '!../**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
})

const rendered = new Set<unknown>()
const { vnode: next } = options

beforeAll(() => {
  options.vnode = (node: VNode) => {
    rendered.add(node.type)
    next?.(node)
  }
})
afterAll(() => {
  if (next) options.vnode = next
  else delete options.vnode
})
afterEach(() => {
  document.body.replaceChildren()
})

/** The components that these modules export, by file and name. */
function componentsOf(modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
  return Object.entries(modules).flatMap(([file, exported]) =>
    Object.entries(exported)
      .filter(([name, value]) => /^[A-Z]/.test(name) && typeof value === 'function')
      .map(([name, component]) => ({ component, name: `${file.replace(/^\.\.\//, '')} ${name}` })),
  )
}

/** Those of the components that no story has shown. */
function untold(components: ReturnType<typeof componentsOf>): string[] {
  return components.filter(({ component }) => !rendered.has(component)).map(({ name }) => name)
}

async function look(book: StoryBook, story: Story) {
  const takeAway = await showStory(book, story)
  const { innerHTML } = document.body
  takeAway()
  return innerHTML
}

describe.each(books)('$book.title', ({ folder, book }) => {
  it('gives each story an address of its own, which leads to it', async () => {
    const addresses = book.stories.map(story => addressOf(folder, story))
    expect(addresses.length).toBeGreaterThan(0)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const [at, address] of addresses.entries()) {
      expect(address).toMatch(/^[a-z-]+\/[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(await findStory(address)).toEqual({ book, story: book.stories[at] })
    }
  })

  it('shows every story without an error, and leaves nothing behind', async () => {
    const errors = vi.spyOn(console, 'error')
    for (const story of book.stories) {
      expect(await look(book, story), story.name).toMatch(/<(main|div) id="app">.+/s)
      expect(document.body.innerHTML, story.name).toBe('')
      expect(document.documentElement.children.length, story.name).toBe(2)
    }
    expect(errors).not.toHaveBeenCalled()
  })
})

it.each(['', 'popup', 'popup/', 'popup/none', 'none/ready'])('no story is at “%s”', async address => {
  expect(await findStory(address)).toBeUndefined()
})

describe('a story shows', () => {
  beforeAll(async () => {
    for (const { book } of books) for (const story of book.stories) await look(book, story)
  })

  it('every component that is exported', () => {
    const components = componentsOf(parts)
    expect(components.length).toBeGreaterThan(60)
    expect(untold(components)).toEqual([])
  })

  it('not a component that nobody renders', () => {
    const Planted = () => <p>Nobody sees this</p>
    expect(untold(componentsOf({ '../popup/planted.tsx': { Planted, planted: Planted } }))).toEqual([
      'popup/planted.tsx Planted',
    ])
  })

  it('everything that stands in a shadow of its own in the shop’s page', () => {
    const drawers = Object.entries(sources).filter(([, text]) => text.includes('.attachShadow('))
    expect(drawers.length).toBeGreaterThanOrEqual(3)
    for (const [file] of drawers) {
      const [folder = '', name = ''] = file.split('/').slice(-2)
      const told = readFileSync(`components/${folder}/stories/${folder}.stories.tsx`, 'utf8')
      expect(told, file).toContain(`from '../${name}'`)
    }
  })
})
