import { render, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HelpKey, say } from '../../lib/words/help-words.ts'
import { spanish } from '../../lib/words/spanish.ts'
import { english, speak } from '../../lib/words/words.ts'
import type { Block } from './blocks.ts'
import { chapterIds, chapterOf } from './chapters.ts'
import { chapters, HelpPage } from './help-page.tsx'
import { named } from './named.ts'

const helpTexts = Object.keys(spanish.texts).filter(key => key.startsWith('help.'))
/** Said of the “?” itself, and around the chapters. */
const notInChapters = ['help.open', 'help.title', 'help.lead', 'help.contents']

function keysOf(block: Block): readonly HelpKey[] {
  if (block.kind === 'terms') return block.terms.flatMap(({ term, texts }) => [term, ...texts])
  return 'keys' in block ? block.keys : [block.key]
}
const shown = chapters.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(keysOf)])

afterEach(() => speak(() => english))

describe('the chapters', () => {
  it('are those that screens lead to, each once and in their order', () => {
    expect(chapters.map(({ id }) => id)).toEqual([...chapterIds])
  })

  it('say all that was written for them, and nothing that is not there', () => {
    const used = [...shown, ...notInChapters].filter(key => key.startsWith('help.'))
    expect([...new Set(used)].sort()).toEqual(helpTexts.sort())
  })

  it.each([
    ['English', english],
    ['Spanish', spanish],
  ])('leave no place of a text open in %s', (_, language) => {
    speak(() => language)
    const places = shown.flatMap(key => [...say(key).matchAll(/\{(\w+)\}/g)].map(([, place]) => place))
    expect(places.filter(place => !Object.keys(named).includes(place ?? ''))).toEqual([])
    render(<HelpPage hash="" />)
    expect(document.body.textContent).not.toMatch(/[{}]/)
  })

  it('give the same number for Nextech Support as the set-up', () => {
    const number = /866-[\d-]+, option 1, then option 1/
    expect(say('welcome.where.portal')).toMatch(number)
    expect(say('help.who.nextech.for')).toMatch(number)
  })

  it('name no word of the product in vain', () => {
    const places = new Set(shown.flatMap(key => [...say(key).matchAll(/\{(\w+)\}/g)].map(([, at]) => at)))
    expect(Object.keys(named).filter(name => !places.has(name))).toEqual([])
  })
})

describe('HelpPage', () => {
  beforeEach(() => document.body.replaceChildren())

  it.each(chapterIds)('brings the reader to #%s', id => {
    render(<HelpPage hash={`#${id}`} />)
    expect(document.activeElement?.tagName).toBe('H2')
    expect(document.activeElement?.id).toBe(id)
    expect(screen.getByRole('link', { current: 'location' }).getAttribute('href')).toBe(`#${id}`)
    expect(document.querySelectorAll(`[id="${id}"]`)).toHaveLength(1)
  })

  it.each(['', '#', '#nowhere', '#/staff', '#badges?x'])('begins at its top from %j', hash => {
    expect(chapterOf(hash)).toBeUndefined()
    render(<HelpPage hash={hash} />)
    expect(document.activeElement).toBe(document.body)
  })

  it('follows the address', () => {
    const { rerender } = render(<HelpPage hash="#badges" />)
    rerender(<HelpPage hash="#who" />)
    expect(document.activeElement?.id).toBe('who')
  })

  it('has a link to each chapter', () => {
    render(<HelpPage hash="" />)
    const contents = screen.getByRole('navigation', { name: 'Chapters' })
    const links = within(contents).getAllByRole('link')
    expect(links.map(link => link.getAttribute('href'))).toEqual(chapterIds.map(id => `#${id}`))
  })

  it('says the product’s words as the product does, in bold', () => {
    render(<HelpPage hash="" />)
    const bold = screen.getByText(/^Press the button under/).querySelectorAll('b')
    expect([...bold].map(each => each.textContent)).toEqual(['Choose …', 'None of these: new patient'])
  })

  it('speaks Spanish', () => {
    speak(() => spanish)
    render(<HelpPage hash="#pause" />)
    expect(document.activeElement?.textContent).toBe('Pausar el registro')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ayuda')
  })
})
