// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { badges, microtask, SessionStage, settled, shown } from '../../../tests/fixtures/session-stage.ts'
import { listOf, orderHtml, viewOf } from '../../../tests/fixtures/shop-pages.ts'

const stage = new SessionStage()

describe('what the background is told', () => {
  it('is the order pages that it wants', async () => {
    stage.wanted = ['1002']
    stage.start(listOf('1001', '1002'))
    await vi.waitFor(() => expect(stage.ask('cs-bg/order')).toHaveLength(1))
    expect(stage.ask('cs-bg/order')[0]?.body).toMatchObject({
      reading: { number: '1002' },
      href: expect.stringMatching('/o/1002'),
    })
    expect(stage.request).toHaveBeenCalledTimes(1)
  })

  it('is that the shop asks to sign in, and so are staff', async () => {
    stage.request.mockImplementation(async () => new Response('<input type="password">'))
    stage.wanted = ['1001']
    stage.start(listOf('1001'))
    await vi.waitFor(() =>
      expect(stage.ask('cs-bg/unread')[0]?.body).toEqual({ number: '1001', cause: 'signed-out' }),
    )
    expect(stage.notice).toHaveBeenLastCalledWith('sign in')
  })

  it('is nothing of rows that have no number; staff are told', async () => {
    stage.start(listOf('1001', '1002', ''))
    await vi.waitFor(() => expect(stage.notice).toHaveBeenLastCalledWith('1 rows'))
  })

  it('is the order whose page is open, with a badge in its heading', async () => {
    stage.start(orderHtml('1001'))
    await settled()
    expect(badges()[0]?.parentElement?.localName).toBe('h1')
    expect(stage.ask('cs-bg/order')).toHaveLength(1)
    expect(stage.ask('cs-bg/rows')).toEqual([])
  })

  it('is nothing where there are no orders', async () => {
    stage.start(
      '<h1>Dashboard</h1><table><tr><th>SKU</th><th>Price</th></tr><tr><td>1001</td><td>$1.00</td></tr></table>',
    )
    await new Promise(resolve => setTimeout(resolve, 80))
    expect([stage.asked, shown()]).toEqual([[], []])
  })
})

describe('what the shop said to a page that was read here', () => {
  const said = 'The order has been put on hold.'

  it('is told to the background, and shown to staff beside our own notice', async () => {
    stage.request.mockImplementation(
      async (href: string) => new Response(`<div role="alert">${said}</div>${orderHtml(href.slice(-4))}`),
    )
    stage.wanted = ['1001']
    stage.start(listOf('1001', ''))
    await vi.waitFor(() => expect(stage.ask('cs-bg/shop-said')[0]?.body).toEqual({ texts: [said] }), {
      timeout: 4000,
    })
    stage.session.hear({ name: 'bg-cs/shop-said', said: [{ at: Date.now(), text: said }] })
    expect(stage.notice).toHaveBeenLastCalledWith(
      expect.stringMatching(/^\d+:\d\d\s[AP]M: The order has been put on hold\. 1 rows$/),
    )
  })
})

describe('a button that leads to the workbench', () => {
  it.each(['date-unclear', 'card-type-missing', null] as const)(
    'names the reason that stands there: %s',
    async reason => {
      stage.start(listOf('1001', '1003'))
      await settled()
      const view = {
        ...viewOf('1003', 'unseen'),
        reason,
        button: { label: 'Open', opens: 'workbench' as const },
      }
      stage.press(view, badges()[1] as HTMLElement, document.createElement('button'))
      await settled()
      expect(stage.ask('cs-bg/open-workbench').map(({ body }) => body)).toEqual([
        { number: '1003', ...(reason && { reason }) },
      ])
    },
  )
})

describe('Undo on a badge', () => {
  it('takes the choice of its own order back, and opens nothing', async () => {
    stage.start(listOf('1001', '1003'))
    await settled()
    const view = { ...viewOf('1003', 'pending'), button: { label: 'Undo', opens: 'undo' as const } }
    stage.press(view, badges()[1] as HTMLElement, document.createElement('button'))
    await settled()
    expect(stage.ask('cs-bg/undo').map(({ body }) => body)).toEqual([{ number: '1003' }])
    expect(stage.ask('cs-bg/open-resolve')).toEqual([])
    stage.press(view, badges()[0] as HTMLElement, document.createElement('button'))
    await settled()
    expect(stage.ask('cs-bg/undo')).toHaveLength(1)
  })
})

describe('RESOLVE', () => {
  const panel = () => document.querySelector('nextech-sync-panel')
  const button = document.createElement('button')

  it('opens the panel for the order that the badge stands beside, and closes with its row', async () => {
    stage.start(listOf('1001', '1003'))
    await settled()
    stage.press(viewOf('1003', 'resolve'), badges()[1] as HTMLElement, button)
    await vi.waitFor(() => expect(panel()).not.toBeNull())
    expect(stage.ask('cs-bg/open-resolve')[0]?.body).toEqual({ number: '1003' })
    document.body.innerHTML = listOf('1001')
    await microtask()
    expect(panel()).toBeNull()
  })

  it('does nothing when the row has become another order’s', async () => {
    stage.start(listOf('1003', '1002'))
    await settled()
    const text = document.querySelector('td span')?.firstChild ?? expect.fail()
    text.nodeValue = '1009'
    stage.press(viewOf('1003', 'resolve'), badges()[0] as HTMLElement, button)
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(stage.ask('cs-bg/open-resolve')).toEqual([])
  })
})
