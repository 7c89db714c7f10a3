import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { openFamily } from '../../sandbox/run/family-page.ts'
import type { SessionLock } from '../../sandbox/shop/session-state.ts'
import { first, startConfigured, type World } from './world.ts'

/** A page of Magento takes about so long to make, and the next page of the same session waits for it. */
const delayMs = 200

let world: World
afterEach(() => world?.close())

const start = async (sessionLock: SessionLock = 'in-order') => {
  world = await startConfigured({ shop: { delayMs, sessionLock } })
}

const pagesRead = () => world.shop.visits().filter(({ dest, path }) => dest === 'empty' && /\d+/.test(path))
/** Staff act while an order's page is being made for us. */
const untilReading = async () => {
  const from = pagesRead().length
  const isReading = () => pagesRead().length > from + 1 && pagesRead().some(({ isDone }) => !isDone)
  await expect.poll(isReading, { timeout: 30_000, interval: 20 }).toBe(true)
}
const entities = () =>
  world.shop
    .orders()
    .filter(({ state }) => ['processing', 'complete'].includes(state))
    .map(({ entity_id: id }) => id)

/** Acts, waits for the page that follows, and answers what it says. */
async function messagesAfter(page: Page, act: () => Promise<void>): Promise<string[]> {
  await Promise.all([page.waitForEvent('domcontentloaded', { timeout: 20_000 }), act()])
  return page.locator('#messages li li').allInnerTexts()
}

const massAction = async (page: Page, action: string) => {
  for (const at of [0, 1]) await page.locator('.massaction-checkbox').nth(at).check()
  await page.locator('#sales_order_grid_massaction-select').selectOption(action)
}
const submit = '#sales_order_grid_massaction-submit'

/** What a shop of its own may have in a list besides: a link that acts, a form, a list that sends itself, a script. */
async function addControls(page: Page, entity: number): Promise<void> {
  await page.evaluate(entity => {
    const path = `/sales/orders/${entity}`
    const box = document.createElement('div')
    box.innerHTML = `<a id="link" href="${path}/hold">Hold</a> <a id="back" href="${path}/unhold">Unhold</a>
<form method="post" action="${path}/comment"><input id="text" name="comment"><button id="send">Send</button></form>
<form id="own" method="post" action="${path}/comment"><select id="list"><option>-</option><option>Note</option></select></form>
<button id="script" type="button">Note</button>`
    document.body.prepend(box)
    const form = document.querySelector<HTMLFormElement>('#own')
    document.querySelector('#list')?.addEventListener('change', () => form?.submit())
    document.querySelector('#script')?.addEventListener('click', async () => {
      await fetch(`${path}/comment`, { method: 'POST', redirect: 'manual' })
      location.reload()
    })
  }, entity)
}

/** Eight ways to act in a list that is being read. */
const inList: Record<string, (page: Page) => Promise<void>> = {
  'Submit of a mass action, pressed': async page => {
    await massAction(page, 'hold')
    await page.locator(submit).click()
  },
  'Submit of a mass action, by Enter': async page => {
    await massAction(page, 'unhold')
    await page.locator(submit).press('Enter')
  },
  'a link, pressed': page => page.locator('#link').click(),
  'a link, by Enter': page => page.locator('#back').press('Enter'),
  'the button of a form': page => page.locator('#send').click(),
  'Enter in a text': page => page.locator('#text').press('Enter'),
  'a choice in a list': async page => void (await page.locator('#list').selectOption('Note')),
  'a press whose script acts': page => page.locator('#script').click(),
}

describe('a message of the shop', () => {
  it.each<SessionLock>(['in-order', 'forms-first'])(
    'is seen each of 8 times that staff act in the list that is being read: %s',
    {
      timeout: 180_000,
    },
    async lock => {
      await start(lock)
      const page = await world.browser.context.newPage()
      await openFamily(page, world.shop.url, 'magento1-grid?size=200')
      const seen: Record<string, string[]> = {}
      for (const [name, act] of Object.entries(inList)) {
        await addControls(page, first(entities().slice(3)))
        await untilReading()
        seen[name] = await messagesAfter(page, () => act(page))
      }
      expect(Object.entries(seen).filter(([, messages]) => messages.length !== 1)).toEqual([])
      await untilReading()
    },
  )

  it('is seen each of 8 times that staff act while another tab of the shop is read', {
    timeout: 240_000,
  }, async () => {
    await start()
    const [reader, page] = [await world.browser.context.newPage(), await world.browser.context.newPage()]
    await openFamily(reader, world.shop.url, 'magento1-grid?size=200')
    const seen: Record<string, string[]> = {}
    const [one, other] = entities().slice(3)
    const see = async (path: string, name: string, act: (page: Page) => Promise<void>) => {
      await page.goto(`${world.shop.url}${path}`)
      await untilReading()
      seen[name] = await messagesAfter(page, () => act(page))
    }
    const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
    const enter = (name: string) => (page: Page) =>
      page.getByRole('button', { name, exact: true }).press('Enter')
    const own = `/sales/orders/${one}`
    const magento = `/pages/magento1-order/sales_order/view/order_id/${other}/`
    await see(own, 'a form, pressed', press('Hold'))
    await see(own, 'a form, by Enter', enter('Unhold'))
    await see(own, 'a comment, pressed', press('Submit Comment'))
    await see(own, 'a comment, by Enter', page => page.locator('[name=comment]').press('Enter'))
    await see(magento, 'an address, pressed', press('Hold'))
    await see(magento, 'an address, by Enter', enter('Unhold'))
    const grid = '/pages/magento1-grid?size=20'
    await see(grid, 'a mass action', first(Object.values(inList)))
    await see(own, 'a form that cannot be undone', press('Cancel'))
    expect(Object.entries(seen).filter(([, messages]) => messages.length !== 1)).toEqual([])
    await untilReading()
  })

  it('that a page took which was read here is told by us: a script acts for longer than reading waits', {
    timeout: 120_000,
  }, async () => {
    await start()
    const [reader, page] = [await world.browser.context.newPage(), await world.browser.context.newPage()]
    await openFamily(reader, world.shop.url, 'magento1-grid?size=200')
    const path = `/sales/orders/${first(entities())}`
    await page.goto(`${world.shop.url}${path}`)
    await page.evaluate(path => {
      const button = document.createElement('button')
      Object.assign(button, { id: 'capture', type: 'button', textContent: 'Capture' })
      button.addEventListener('click', async () => {
        await fetch(`${path}/capture`, { method: 'POST', redirect: 'manual' })
        location.reload()
      })
      document.body.prepend(button)
    }, path)
    await untilReading()
    const message = 'The invoice has been created.'
    const seen = await messagesAfter(page, () => page.locator('#capture').click())
    const takenBy = world.shop.visits().find(({ messages }) => messages.includes(message))
    expect([seen, takenBy?.dest]).toEqual([[], 'empty'])
    for (const tab of [page, reader]) {
      const notice = tab.locator('nextech-sync-notice [role=status]')
      await expect
        .poll(() => notice.innerText(), { timeout: 15_000 })
        .toMatch(/^At \d+:\d\d\s[AP]M, the shop said: The invoice has been created\./)
    }
  })
})
