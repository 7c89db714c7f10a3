// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listOf } from '../../../tests/fixtures/shop-pages.ts'
import { createSleeper } from './sleeper.ts'

let clock: number
let end: AbortController
const wake = vi.fn<() => Promise<unknown>>()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 10_000
  end = new AbortController()
  wake.mockResolvedValue({})
  document.title = ''
  document.body.innerHTML = '<h1>Customers</h1><main><p>Ann Lee</p></main>'
})
afterEach(() => {
  end.abort()
  vi.useRealTimers()
})

const start = () => {
  const sleeper = createSleeper({ document, signal: end.signal, now: () => clock, wake })
  sleeper.look()
  return sleeper
}
const promised = async () => {
  for (let turns = 0; turns < 10; turns++) await null
}
/** Without real timers, of which a busy machine takes its time for hundreds. */
const pass = async (ms: number) => {
  await promised()
  for (let left = ms; left > 0; left -= 10) {
    clock += 10
    vi.advanceTimersByTime(10)
    await promised()
  }
}
const main = () => document.querySelector('main') ?? expect.fail()
const orders = listOf(100_004_001, 100_004_002)

describe('the script in a page of a shop', () => {
  it('asks at once where the page may hold orders', () => {
    main().innerHTML = orders
    start()
    expect(wake).toHaveBeenCalledTimes(1)
  })

  it('sleeps where it does not, however long', async () => {
    start()
    await pass(60_000)
    expect(wake).not.toHaveBeenCalled()
  })

  it.each([
    ['comes as a whole', () => main().insertAdjacentHTML('beforeend', orders)],
    ['comes as another page', () => document.body.replaceWith(bodyOf(`<main>${orders}</main>`))],
    [
      'is written into a text',
      () => main().querySelector('p')?.firstChild?.replaceWith('Order # 100004001, placed on Mar 1'),
    ],
    [
      'says something else in place',
      () => {
        const text = main().querySelector('p')?.firstChild
        if (text) text.nodeValue = 'Order #100004001'
      },
    ],
  ])('asks in the same task when an order %s on a page at rest', async (_, change) => {
    start()
    await pass(2_000)
    change()
    await Promise.resolve()
    expect(wake).toHaveBeenCalledTimes(1)
  })

  it('asks a second later at most on a page that goes on to change', async () => {
    start()
    for (let i = 0; i < 120; i++) {
      main().firstElementChild?.replaceChildren(`Ann Lee ${i}`)
      await pass(20)
    }
    expect(wake).not.toHaveBeenCalled()
    main().insertAdjacentHTML('beforeend', orders)
    for (let i = 0; i < 50; i++) {
      main().firstElementChild?.replaceChildren(`Zoe Berg ${i}`)
      await pass(20)
    }
    expect(wake).toHaveBeenCalledTimes(1)
  })

  it('looks every two seconds at a page whose list is sorted without end, and sees what is written into it', async () => {
    main().innerHTML = '<p>Max Stone, account manager</p><p>Zoe Berg, account manager</p>'
    start()
    await pass(2_000)
    const looks = vi.spyOn(document, 'querySelectorAll')
    const sort = async (times: number) => {
      for (let i = 0; i < times; i++) {
        main().append(main().firstElementChild ?? expect.fail())
        await pass(20)
      }
    }
    await sort(500)
    expect(looks.mock.calls.length).toBeGreaterThan(3)
    expect(looks.mock.calls.length).toBeLessThan(7)
    const text = main().querySelector('p:last-child')?.firstChild ?? expect.fail()
    // As long as before, so that it can be seen only by a look.
    text.nodeValue = 'Order no. 100004001'
      .padEnd(text.nodeValue?.length ?? 0)
      .slice(0, text.nodeValue?.length)
    await sort(105)
    expect(wake).toHaveBeenCalled()
  })

  it('hears no more than one batch of records in two seconds of it', async () => {
    const heard = vi.spyOn(MutationObserver.prototype, 'observe')
    start()
    await pass(2_000)
    heard.mockClear()
    for (let i = 0; i < 250; i++) {
      main().append(main().firstElementChild ?? expect.fail())
      await pass(20)
    }
    expect(heard.mock.calls.length).toBeLessThan(5)
  })

  it('is handed as many rows of a long list as of a short one', () => {
    const siblings = vi.spyOn(Element.prototype, 'nextElementSibling', 'get')
    const handed = (count: number) => {
      const row = '<tr><td>Ann Lee</td><td>Main Website</td></tr>'
      main().innerHTML = `<table><thead><tr><th>Name</th><th>Store</th></tr></thead><tbody>${row.repeat(count)}</tbody></table>`
      siblings.mockClear()
      start()
      return siblings.mock.calls.length
    }
    const few = handed(3)
    expect(few).toBeGreaterThan(3)
    expect(handed(300)).toBe(few)
    expect(wake).not.toHaveBeenCalled()
    siblings.mockRestore()
  })

  it('looks when the address changes', () => {
    start()
    document.title = 'Order #100004001'
    window.dispatchEvent(new Event('popstate'))
    expect(wake).toHaveBeenCalledTimes(1)
  })

  it('asks once at a time, and again until the other script is there', async () => {
    main().innerHTML = orders
    let answer: (value: unknown) => void = () => undefined
    wake.mockImplementation(() => new Promise(done => (answer = done)))
    const sleeper = start()
    sleeper.wakeUp()
    sleeper.look()
    await pass(60_000)
    expect(wake).toHaveBeenCalledTimes(1)
    answer(undefined)
    await pass(1_000)
    expect(wake).toHaveBeenCalledTimes(2)
    answer(undefined)
    await pass(1_500)
    expect(wake).toHaveBeenCalledTimes(2)
    await pass(500)
    expect(wake).toHaveBeenCalledTimes(3)
    end.abort()
    answer(undefined)
    await pass(60_000)
    expect(wake).toHaveBeenCalledTimes(3)
  })

  it('asks where it is wanted, whatever stands on the page', () => {
    start().wakeUp()
    expect(wake).toHaveBeenCalledTimes(1)
  })

  it('hears nothing any more once it has ended', async () => {
    start()
    await pass(2_000)
    end.abort()
    main().insertAdjacentHTML('beforeend', orders)
    window.dispatchEvent(new Event('popstate'))
    await pass(2_000)
    expect(wake).not.toHaveBeenCalled()
  })
})

function bodyOf(html: string): HTMLElement {
  const body = document.createElement('body')
  body.innerHTML = html
  return body
}
