import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchBare, launchWithExtension } from '../../sandbox/run/browser.ts'
import { openPlain, type PlainPage, type PlainServer, servePages } from './plain-pages.ts'
import { throughout } from './wait.ts'
import { built } from './world.ts'

declare global {
  interface Window {
    heard: string[]
  }
}

/** Pages whose style is against us, each in its own way. */
const styled: Record<string, PlainPage> = {
  plain: {},
  'root font of 10 px': {
    css: 'html{font-size:10px}body{font-size:1.1rem;line-height:1.2}td{padding:.2rem}',
  },
  'root font of 20 px': { css: 'html{font-size:20px}body{font-size:1rem}' },
  'lines of 12 px without padding': { css: 'td{font:10px/12px sans-serif!important;padding:0!important}' },
  'a reset of everything': {
    css: '*{all:unset!important;display:revert!important;font-size:13px!important;line-height:1.3!important;letter-spacing:3px!important;text-transform:uppercase!important;visibility:visible!important;opacity:1!important}table{display:table!important}',
  },
  'rules against our element': {
    css: 'nextech-sync-badge{display:block!important;float:right!important;height:90px!important;font-size:40px!important;line-height:3!important;padding:20px!important;position:absolute!important;visibility:hidden!important}',
  },
  'right to left': { html: 'dir="rtl"' },
  'a dark page': { css: 'body{background:#111;color:#eee}' },
  'blocks in cells': { cell: '<div>#</div>' },
  'cell content of full width': {
    cell: '<div class="content">#</div>',
    css: '.content{display:inline-block;width:100%;overflow:hidden}td{vertical-align:top}',
  },
  'numbers on the right': { cell: '<div>#</div>', css: 'td{text-align:right}' },
  'a policy that allows nothing': { headers: { 'content-security-policy': "default-src 'none'" } },
}

let server: PlainServer
let browser: ExtensionBrowser
let without: { context: BrowserContext; close(): Promise<void> }
let page: Page
let complaints: string[]

beforeAll(async () => {
  server = await servePages({
    ...styled,
    own: { heading: 'Order #', cell: '<span>#</span>' },
    column: { cell: '<span>#</span>' },
  })
  ;[browser, without] = await Promise.all([
    launchWithExtension(built('chrome'), { headless: true }),
    launchBare(),
  ])
})
afterAll(async () => void (await Promise.allSettled([browser?.close(), without?.close(), server?.close()])))

beforeEach(() => page?.close())

const badges = () => page.locator('#list nextech-sync-badge')

async function open(name: string): Promise<void> {
  ;({ page, complaints } = await openPlain(browser, server.url(name)))
}

const shapeOf = (subject: Page) =>
  subject.evaluate(() =>
    [...document.querySelectorAll('#list tr')].map(row => [
      row.getBoundingClientRect().height,
      row.children.length,
    ]),
  )

describe('a row', () => {
  it.each(Object.keys(styled))('is as high as without us, and has no cell more: %s', async name => {
    const bare = await without.context.newPage()
    await bare.goto(server.url(name))
    await open(name)
    expect(await shapeOf(page)).toEqual(await shapeOf(bare))
    await bare.close()
    // The page's own style element is what its policy refuses.
    expect(complaints.filter(text => !/inline style/.test(text))).toEqual([])
  })

  it.each(Object.keys(styled))('holds a badge that looks the same: %s', async name => {
    await open(name)
    const look = await badges()
      .first()
      .evaluate(badge => {
        const pill = badge.shadowRoot?.querySelector('.pill') as HTMLElement
        const { color, backgroundColor, fontSize, letterSpacing, textTransform, visibility, direction } =
          getComputedStyle(pill)
        const { height, width } = pill.getBoundingClientRect()
        const isSeen = width > 40
        return {
          color,
          backgroundColor,
          fontSize,
          letterSpacing,
          textTransform,
          visibility,
          direction,
          height,
          isSeen,
        }
      })
    // Where the whole badge would make its row higher it lies below the number, in smaller letters.
    const [fontSize, height] = name === 'cell content of full width' ? ['10px', 14] : ['11px', 18]
    expect(look).toEqual({
      color: 'rgb(61, 74, 87)',
      backgroundColor: 'rgb(233, 237, 241)',
      fontSize,
      letterSpacing: 'normal',
      textTransform: 'none',
      visibility: 'visible',
      direction: 'ltr',
      height,
      isSeen: true,
    })
  })

  it.each(Object.keys(styled))('shows its number beside the badge, not under it: %s', async name => {
    await open(name)
    const overlaps = await badges().evaluateAll(
      all =>
        all.filter(badge => {
          const number = document.createRange()
          number.selectNodeContents(badge.parentElement?.firstElementChild as Element)
          const text = number.getBoundingClientRect()
          // A word that a button leaves no room for is there for who listens, and is not to be seen.
          const parts = [...(badge.shadowRoot?.querySelectorAll('.pill,button') ?? [])].filter(
            part => getComputedStyle(part).opacity !== '0',
          )
          return parts.some(part => {
            const box = part.getBoundingClientRect()
            return (
              box.left < text.right - 1 &&
              box.right > text.left + 1 &&
              box.top < text.bottom &&
              box.bottom > text.top
            )
          })
        }).length,
    )
    expect(overlaps).toBe(0)
  })
})

describe('what happens inside a badge', () => {
  const events = [
    'click',
    'auxclick',
    'dblclick',
    'contextmenu',
    'mousedown',
    'mouseup',
    'pointerdown',
    'pointerup',
    'keydown',
    'keyup',
    'keypress',
  ]

  beforeEach(async () => {
    await open('plain')
    await page.evaluate(types => {
      const heard: string[] = []
      Object.assign(window, { heard })
      for (const type of types) {
        for (const target of [document.querySelector('#list tbody tr'), document]) {
          target?.addEventListener(type, () => heard.push(type))
          target?.addEventListener(type, () => heard.push(`${type} on its way down`), true)
        }
      }
    }, events)
  })
  const heard = () => page.evaluate(() => window.heard)
  /** The guided set-up, which opens at the install, is a tab of its own. */
  const workbenches = () =>
    browser.context
      .pages()
      .filter(open => open.url().includes('workbench.html') && !open.url().endsWith('#/welcome'))
  /** The button opens the workbench in a tab, or shows the one that is open. */
  const expectOpened = () => expect.poll(() => workbenches().length, { timeout: 20_000 }).toBe(1)

  afterEach(async () => {
    for (const open of workbenches()) await open.close()
  })

  it('is a press of its button, by mouse, that the row does not hear', async () => {
    await badges().first().getByRole('button').click()
    await expectOpened()
    expect(await heard()).toEqual([])
  })

  it.each(['Enter', 'Space'])('is a press of its button, by %s, that the row does not hear', async key => {
    await badges().first().getByRole('button').focus()
    await page.keyboard.press(key)
    await expectOpened()
    expect(await heard()).toEqual([])
  })

  it('is nothing else: other buttons, twice, beside the button', async () => {
    const pill = badges().first().locator('.pill')
    await pill.click()
    await pill.click({ button: 'middle' })
    await pill.click({ button: 'right' })
    await pill.dblclick()
    expect(await heard()).toEqual([])
    expect(workbenches()).toEqual([])
    await page.locator('#list tbody td').nth(1).click()
    expect(await heard()).toContain('click')
  })

  it('is nothing that a script did', async () => {
    await badges()
      .first()
      .evaluate(badge => {
        const button = badge.shadowRoot?.querySelector('button')
        button?.click()
        button?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
        button?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))
      })
    await throughout(500, () => expect(workbenches()).toEqual([]))
  })
})

describe("DermPRO's own status", () => {
  it('makes ours a small mark that says why', async () => {
    await open('own')
    await page.evaluate(() => {
      const table = document.querySelector('#list')
      table?.querySelector('thead tr')?.insertAdjacentHTML('beforeend', '<th>Nextech</th>')
      for (const row of table?.querySelectorAll('tbody tr') ?? [])
        row.insertAdjacentHTML('beforeend', '<td>Synced</td>')
    })
    await expect.poll(() => badges().first().locator('button').count()).toBe(0)
    const pill = badges().first().locator('.pill')
    expect(await pill.innerText()).toBe('')
    expect(await pill.getAttribute('title')).toMatch(/^Shop Manager shows its own Nextech status/)
    expect(await badges().count()).toBe(6)
    await page.evaluate(() =>
      document.querySelector('#list thead th:last-child')?.replaceChildren('Nextech Payments'),
    )
    await expect.poll(() => badges().first().locator('button').count()).toBe(1)
  })
})
