import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel } from '../../sandbox/run/steps.ts'
import { addStyle, coverAttacks, prepareCover, raiseCover, styleAttacks } from './panel-attacks.ts'
import { throughout } from './wait.ts'
import { newPayments, numbersOf, openList, startConfigured, untilStatus, type World } from './world.ts'

declare global {
  interface Window {
    /** What a script of the page could lay its hands on. */
    loot: string[]
  }
}

/** A script in the shop's page that wants one press or key of staff to decide (ADR 0016). */
let world: World
let page: Page
let number: string

beforeAll(async () => {
  world = await startConfigured({ undoSeconds: 2 })
  number = numbersOf(world, ({ reason }) => reason === 'possible-match')[0] ?? ''
  page = await openList(world)
  await page.locator('nextech-sync-badge[data-status="resolve"]').nth(2).waitFor({ timeout: 60_000 })
})
afterAll(() => world?.close())

const choose = (panel: Frame) => panel.getByRole('button', { name: /^Choose/ }).first()
const panelHost = () => page.locator('nextech-sync-panel')

/** Where the button is on the screen, wherever the page has put it. */
async function pressChoose(panel: Frame): Promise<void> {
  const patience = { timeout: 2_000 }
  const button = choose(panel)
  // A button that sticks to an edge is never at the center: the page would be scrolled again at each press, and moves then.
  await button
    .evaluate(each => each.scrollIntoView({ block: 'nearest' }), undefined, patience)
    .catch(() => null)
  const box = await button.boundingBox(patience).catch(() => null)
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/** Nothing is decided, so nothing counts down and nothing is posted. */
async function expectNothingDecided(panel: Frame): Promise<void> {
  await throughout(1_200, async () => {
    const timers = panel.isDetached()
      ? 0
      : await panel
          .getByRole('timer')
          .count()
          .catch(() => 0)
    expect(timers).toBe(0)
    expect(newPayments(world)).not.toHaveProperty(number)
  })
}

async function open(prepare?: () => void): Promise<Frame> {
  const panel = await openPanel(page, world.shop.url, number, prepare)
  await choose(panel).waitFor()
  return panel
}

/** Long enough for whatever moved to have come to rest. */
const rest = () => page.waitForTimeout(900)

describe('a hostile page', { timeout: 60_000 }, () => {
  it.each(styleAttacks)('gets no decision: %s', async (_, style) => {
    const panel = await open()
    await page.evaluate(addStyle, style)
    await rest()
    await pressChoose(panel)
    await expectNothingDecided(panel)
  })

  it.each(Object.entries(coverAttacks))('gets no decision: %s', async (_, act) => {
    const panel = await open()
    await page.evaluate(act)
    await rest()
    await pressChoose(panel)
    await expectNothingDecided(panel)
  })

  it('D: gets no decision under a cover that was there first, and is shown once more', async () => {
    const panel = await open(prepareCover)
    await page.evaluate(raiseCover)
    await rest()
    await pressChoose(panel)
    await expectNothingDecided(panel)
  })

  it('F: gets no decision by a move under the press, nor by one there and back', async () => {
    const panel = await open()
    await page.evaluate(() => {
      document.body.style.minHeight = '5000px'
      // Until the press, however late it comes, and so little that it still meets the button.
      let by = 5
      setInterval(() => {
        scrollBy(0, by)
        by = -by
      }, 50)
    })
    await page.waitForTimeout(100)
    await pressChoose(panel)
    await expectNothingDecided(panel)
  })

  it('E: gets no decision by one key that it asks for, for the panel has the focus', async () => {
    const panel = await open()
    await page.keyboard.press('Enter')
    await panel.getByRole('alert').getByText('Pressed too soon').waitFor()
    await expectNothingDecided(panel)
  })

  it('B1: sees neither root nor frame nor ticket, by any way that a page has', async () => {
    await page.goto(`${world.shop.url}/sales/orders?q=${number}`)
    await page.evaluate(() => {
      const loot: string[] = []
      Object.assign(window, { loot })
      new MutationObserver(records => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) if (node instanceof Element) loot.push(node.outerHTML)
        for (const frame of document.querySelectorAll('iframe')) loot.push(frame.src)
      }).observe(document, { childList: true, subtree: true, attributes: true })
      new PerformanceObserver(list => loot.push(...list.getEntries().map(({ name }) => name))).observe({
        entryTypes: ['resource', 'navigation'],
      })
      for (const type of ['message', 'beforetoggle', 'toggle', 'focus', 'focusin', 'load'])
        addEventListener(
          type,
          event => {
            const data = event instanceof MessageEvent ? JSON.stringify(event.data) : ''
            const inside = event
              .composedPath()
              .filter(each => each instanceof ShadowRoot && each.host.localName === 'nextech-sync-panel')
            loot.push(`${type} ${data}`, ...inside.map(each => `inside ${String(each)} of the panel`))
          },
          true,
        )
      const attach = Element.prototype.attachShadow
      Element.prototype.attachShadow = function hear(options) {
        loot.push(`shadow of ${this.localName} of the panel`)
        return attach.call(this, { ...options, mode: 'open' })
      }
      customElements.define(
        'nextech-sync-panel',
        class extends HTMLElement {
          connectedCallback() {
            const root = this.attachInternals().shadowRoot
            if (root) loot.push(`root of the panel: ${root.innerHTML}`)
          }
        },
      )
    })
    await page
      .locator(`nextech-sync-badge[data-order="${number}"]`)
      .getByRole('button', { name: /^RESOLVE/ })
      .click()
    await expect.poll(() => panelHost().count()).toBe(1)
    await rest()
    const panel = page.frames().find(frame => frame.url().includes('/resolve.html'))
    await panel?.getByRole('heading').first().waitFor()
    const tickets = Object.keys(await storedTickets())
    expect(tickets.length).toBeGreaterThan(0)
    const { loot, frames, roots } = await page.evaluate(() => ({
      loot: window.loot.join('\n'),
      frames: window.length + document.querySelectorAll('iframe').length,
      roots: [...document.querySelectorAll('nextech-sync-panel')].filter(({ shadowRoot }) => shadowRoot)
        .length,
    }))
    expect(loot).toContain('nextech-sync-panel')
    for (const ticket of tickets) expect(loot).not.toContain(ticket)
    expect(loot).not.toMatch(/of the panel/)
    expect([frames, roots]).toEqual([0, 0])
  })

  it.each([
    ['B1: under its own address', '/resolve.html'],
    ['B2: under an address that is spelt otherwise', '/%72esolve.html'],
    ['B2: under another one', '/resolve%2Ehtml'],
    ['B2: behind a second slash', '//resolve.html'],
    ['B2: with a question', '/resolve.html?x'],
  ])('gets nothing for a ticket that it came by in a frame of its own: %s', async (_, path) => {
    const panel = await open()
    // No page can read it: it is taken from the extension's own memory here.
    const [ticket = ''] = Object.keys(await storedTickets()).reverse()
    // The browser lists the frame under the lasting address; pages reach it under the one of this session.
    const own = await (await panel.frameElement()).evaluate(frame => (frame as HTMLIFrameElement).src)
    const origin = own.replace(/\/resolve\.html$/, '')
    const rogue = await page.evaluateHandle(
      async ([url, ticket]) => {
        const frame = document.createElement('iframe')
        const loaded = new Promise(done => frame.addEventListener('load', done))
        frame.src = url
        frame.style.cssText = 'position:fixed;left:0;top:0;width:420px;height:560px'
        document.body.append(frame)
        await loaded
        const { port2 } = new MessageChannel()
        frame.contentWindow?.postMessage({ type: 'nextech-sync-panel', ticket }, '*', [port2])
        return frame
      },
      [`${origin}${path}#${ticket}`, ticket] as const,
    )
    const frame = await rogue.asElement()?.contentFrame()
    await page.waitForTimeout(4_000)
    expect(await frame?.locator('body').innerText()).not.toMatch(/Choose/)
    expect(await frame?.getByRole('article').count()).toBe(0)
    // The true one is still what it was.
    expect(await choose(panel).count()).toBe(1)
    await expectNothingDecided(panel)
  })

  it('the plain press passes all the same, and Escape gives the focus back', async () => {
    let panel = await open()
    // None of the tests before has decided anything, be it late.
    await untilStatus(page, number, 'resolve')
    void page.keyboard.press('Escape').catch(() => undefined)
    await expect.poll(() => panelHost().count()).toBe(0)
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-order'))
    await expect.poll(focused).toBe(number)
    panel = await open()
    const counting = panel.getByText(/^Posting in \d s$/)
    // Chromium drops a press on a frame that it takes for moving, without a word: a person presses again.
    for (let tries = 0; tries < 5 && (await counting.count()) === 0; tries++) {
      await pressChoose(panel)
      await counting.waitFor({ timeout: 1_500 }).catch(() => undefined)
    }
    await untilStatus(page, number, 'synced')
    expect(newPayments(world)[number]).toHaveLength(1)
  })
})

/** What only the extension itself can read. */
async function storedTickets(): Promise<Record<string, unknown>> {
  const own = await world.browser.openOwn('popup.html')
  const tickets = await own.evaluate(
    async () => (await chrome.storage.session.get('tickets')).tickets as Record<string, unknown> | undefined,
  )
  await own.close()
  await page.bringToFront()
  return tickets ?? {}
}
