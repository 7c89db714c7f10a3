// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { byPerson } from '../../tests/fixtures/person.ts'
import { pageWords } from '../../tests/fixtures/session-stage.ts'
import { type BadgeFace, BadgeRenderer } from './badge.ts'
import { type CountedBadge, createPageCounts } from './page-counts.ts'

type Change = Partial<BadgeFace>
const roots = new Map<string, ShadowRoot>()
let ending: AbortController
let update: ReturnType<typeof createPageCounts>
let renderer: BadgeRenderer<BadgeFace>
let before: string

beforeEach(() => {
  vi.useFakeTimers()
  roots.clear()
  const attach = Element.prototype.attachShadow
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init)
    roots.set(this.localName, root)
    return root
  })
  document.querySelector('nextech-sync-foot')?.remove()
  ending = new AbortController()
  renderer = new BadgeRenderer(document)
  update = createPageCounts(window, renderer, pageWords.counts, ending.signal)
})
afterEach(() => {
  ending.abort()
  vi.useRealTimers()
})

/** A table with a row for each of these, and its badges. */
function table(...faces: Change[]): CountedBadge[] {
  document.body.innerHTML = `<table>${faces.map((_, at) => `<tr><td>${at}</td></tr>`).join('')}</table>`
  before = document.body.innerHTML
  const rows = [...document.querySelectorAll('tr')]
  return faces.map((change, at) => {
    const row = rows[at] ?? expect.fail()
    const host = document.createElement('nextech-sync-badge')
    const view = {
      number: `${at}`,
      status: 'synced',
      reason: null,
      word: 'w',
      tooltip: `t${at}`,
      button: null,
    } as const
    row.querySelector('td')?.append(host)
    const face = { ...view, ...change }
    renderer.draw(host, face)
    row.getBoundingClientRect = () => new DOMRect(0, 30 * at, 500, 30)
    return { host, parts: [row], view: face }
  })
}
function show(badges: readonly CountedBadge[]): void {
  update({ shown: () => badges })
  vi.advanceTimersByTime(100)
}
const root = () => roots.get('nextech-sync-count')
const buttons = () =>
  [...(root()?.querySelectorAll('button') ?? [])]
    .filter(({ hidden }) => !hidden)
    .map(each => each.textContent)
const press = (name: string) =>
  [...(root()?.querySelectorAll('button') ?? [])]
    .find(each => each.textContent === name)
    ?.dispatchEvent(byPerson(new MouseEvent('click', { bubbles: true, composed: true }))) ?? expect.fail(name)
const told = () => roots.get('nextech-sync-details')?.textContent?.split('\n').at(-1)
const lines = () =>
  [
    ...(root()
      ?.querySelector<HTMLElement>('#dim')
      ?.style.clipPath.matchAll(/M0 (\d+)H/g) ?? []),
  ].map(([, top]) => top)

const asks: Change = {
  status: 'resolve',
  reason: 'possible-match',
  button: { label: 'RESOLVE', opens: 'resolve' },
}
const noted: Change = { note: 'gift card' }

describe('the page’s counts', () => {
  it.each<[string, Change[], string[]]>([
    ['one of each', [asks, noted, {}], ['1 needs you', '1 with a note', 'only these']],
    ['several', [asks, asks, { ...asks, status: 'refunded' }], ['3 need you', 'only these']],
    ['notes alone', [noted, noted], ['2 with a note', 'only these']],
    ['a void that was left waits for nobody', [{ status: 'voided' }, noted], ['1 with a note', 'only these']],
    ['a mark beside the shop’s own status', [{ ...asks, word: '' }], []],
    [
      'nothing to say',
      [{}, { status: 'pending', reason: 'signed-out' }, { status: 'unseen', reason: 'shop-unreadable' }],
      [],
    ],
    ['a page without orders', [], []],
  ])('%s', (_, faces, texts) => {
    show(table(...faces))
    expect(buttons()).toEqual(texts)
    expect(document.querySelector('nextech-sync-foot') !== null).toBe(texts.length > 0)
  })

  it('go with what they count', () => {
    show(table(asks))
    show(table({}))
    expect(document.querySelector('nextech-sync-count')).toBeNull()
  })

  it('are not heard nor read by the page, which stays as it is', () => {
    const badges = table(asks, {})
    const observer = vi.fn()
    const watch = new MutationObserver(observer)
    watch.observe(document.body, { subtree: true, childList: true, attributes: true })
    show(badges)
    press('only these')
    press('1 needs you')
    expect(watch.takeRecords()).toEqual([])
    expect(document.querySelector('nextech-sync-count')?.shadowRoot).toBeNull()
    for (const { host } of badges) host.remove()
    expect(document.body.innerHTML).toBe(before)
  })

  it('are for people alone', () => {
    show(table(asks, {}))
    root()?.querySelector<HTMLElement>('#only')?.click()
    expect(lines()).toEqual([])
  })
})

describe('a press', () => {
  it('goes from order to order in the page’s sequence, then from the start', () => {
    const badges = table(asks, {}, asks, noted, asks)
    show([...badges].reverse())
    const seen = ['3 need you', '3 need you', '1 with a note', '3 need you', '3 need you'].map(name => {
      press(name)
      return told()
    })
    expect(seen).toEqual(['t0', 't2', 't3', 't4', 't0'])
  })

  it('takes the keyboard there', () => {
    const [first, second] = table(asks, noted)
    show([first, second].filter(each => each !== undefined))
    press('1 needs you')
    expect(first?.host.shadowRoot?.activeElement?.textContent).toBe('RESOLVE')
    press('1 with a note')
    expect(second?.host.shadowRoot?.activeElement?.className).toContain('noted')
  })

  it('dims the rows of all others, and no others, until it is pressed again', () => {
    show(table(asks, {}, noted, asks))
    press('only these')
    expect(lines()).toEqual(['30', '60'])
    press('1 with a note')
    expect(lines()).toEqual(['0', '30', '90'])
    press('only these')
    expect(lines()).toEqual([])
  })

  it('dims all that shows an order, also beside a frozen column', () => {
    const [shown, other] = table(asks, {})
    const beside = document.createElement('p')
    beside.getBoundingClientRect = () => new DOMRect(500, 70, 300, 20)
    if (shown && other) show([shown, { ...other, parts: [...other.parts, beside] }])
    press('only these')
    expect(lines()).toEqual(['30'])
    expect(root()?.querySelector<HTMLElement>('#dim')?.style.clipPath).toContain('M500 70H800V90H500Z')
  })
})
