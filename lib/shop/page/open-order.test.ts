// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { SessionStage } from '../../../tests/fixtures/session-stage.ts'
import { orderHtml, viewOf } from '../../../tests/fixtures/shop-pages.ts'

const stage = new SessionStage()
const changed = (total: string) => orderHtml('1001').replace('$1.00', total)
const told = async () => {
  await vi.waitFor(() => expect(stage.ask('cs-bg/order')).toHaveLength(1))
  return stage.ask('cs-bg/order')[0]?.body
}
const totalled = (value: string) => ({ number: '1001', totals: [{ label: 'Grand Total', value }] })

describe('rules 9: the order whose page staff have open', () => {
  it('is what the shop sends at the page’s address, not what the page was made to show', async () => {
    stage.request.mockImplementation(async () => new Response(changed('$1.00')))
    stage.start(changed('$999.00'))
    const body = await told()
    expect(body).toMatchObject({ reading: totalled('$1.00'), href: document.URL })
    expect(body).not.toHaveProperty('reading.seen')
    expect(stage.request.mock.calls.map(([href]) => href)).toEqual([document.URL])
  })

  it.each([
    ['an empty page for scripts', () => new Response('<div id="root"></div>')],
    ['the page of another order', () => new Response(orderHtml('1002'))],
    ['its sign-in', () => new Response('<input type="password">')],
    ['nothing', () => Promise.reject(new TypeError('offline'))],
  ])('is only seen where the shop sends %s', async (_, answer) => {
    stage.request.mockImplementation(async () => answer())
    stage.start(changed('$999.00'))
    expect(await told()).toMatchObject({ reading: { ...totalled('$999.00'), seen: true } })
    expect(stage.ask('cs-bg/unread')).toEqual([])
  })

  it.each(['/sales/order/cancel/id/1001/', '/orders/1001?do=re%66und'])(
    'is only seen at an address that acts, which is not asked for: %s',
    async address => {
      history.replaceState(null, '', address)
      stage.start(changed('$999.00'))
      expect(await told()).toMatchObject({ reading: { ...totalled('$999.00'), seen: true } })
      expect(stage.request).not.toHaveBeenCalled()
      history.replaceState(null, '', '/')
    },
  )

  it('is told also where staff went on before the shop answered', async () => {
    let answer: (page: Response) => void = () => {}
    stage.request.mockImplementation(() => new Promise(done => (answer = done)))
    stage.start(changed('$999.00'))
    await vi.waitFor(() => expect(stage.request).toHaveBeenCalledTimes(1))
    document.body.innerHTML = '<h1>Dashboard</h1>'
    await new Promise(done => setTimeout(done, 600))
    answer(new Response('<div id="root"></div>'))
    expect(await told()).toMatchObject({ reading: { ...totalled('$999.00'), seen: true } })
  })

  it('is read once more when the page shows something else', async () => {
    stage.start(changed('$1.00'))
    await told()
    document.body.innerHTML = changed('$2.00')
    await vi.waitFor(() => expect(stage.ask('cs-bg/order')).toHaveLength(2))
    expect(stage.request).toHaveBeenCalledTimes(2)
  })

  it('is told again later where pages told of too many new orders', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const putOff = { ...viewOf('1001', 'unseen'), reason: 'too-many-new' as const }
    stage.answers['cs-bg/order'] = () => ({ badge: putOff, understood: false })
    stage.start(changed('$1.00'))
    await told()
    await vi.advanceTimersByTimeAsync(16_000)
    await vi.waitFor(() => expect(stage.ask('cs-bg/order')).toHaveLength(2))
    vi.useRealTimers()
  })
})
