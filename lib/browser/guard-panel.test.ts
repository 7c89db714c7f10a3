// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { byPerson } from '../../tests/fixtures/person.ts'
import { guardPanel, type PanelGuard } from './guard-panel.ts'

interface Told {
  isVisible?: boolean
  intersectionRatio?: number
}

let tell: (entry: Told) => void
let guard: PanelGuard
let button: HTMLElement
const size = { width: 418, height: 558 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(see: (entries: unknown[]) => void) {
        const seen = { isIntersecting: true, isVisible: true, intersectionRatio: 1, boundingClientRect: size }
        tell = entry => see([{ ...seen, ...entry }])
      }
      observe() {}
    },
  )
  Object.defineProperties(document.documentElement, {
    clientWidth: { value: size.width, configurable: true },
    clientHeight: { value: size.height, configurable: true },
  })
  document.body.innerHTML = '<button><b>Choose</b></button>'
  button = document.querySelector('button') ?? expect.fail()
  guard = guardPanel(window)
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
})

/** In sight for long enough to be read. */
function show() {
  tell({})
  vi.advanceTimersByTime(1_000)
}
const key = (name: string) =>
  document.body.dispatchEvent(byPerson(new KeyboardEvent('keydown', { key: name, bubbles: true })))
const press = (target: Element = button) =>
  target.dispatchEvent(byPerson(new MouseEvent('click', { bubbles: true })))
const move = () => document.body.dispatchEvent(byPerson(new Event('pointermove', { bubbles: true })))

function hand(data: unknown, ports: unknown[] = []) {
  const event = new Event('message')
  Object.assign(event, { data, ports })
  window.dispatchEvent(event)
}

describe('the ticket', () => {
  const port = { postMessage: vi.fn() }
  const ticket = { type: 'nextech-sync-panel', ticket: 'ticket-1' }

  it('is what the script hands over, with a channel for wishes; what comes later changes nothing', async () => {
    hand(ticket, [port])
    hand({ ...ticket, ticket: 'another' }, [{ postMessage: () => expect.fail() }])
    expect(await guard.ticket).toBe('ticket-1')
    guard.wish('close')
    expect(port.postMessage).toHaveBeenCalledExactlyOnceWith('close')
  })

  it.each([
    ['no message of ours', { ...ticket, type: 'other' }, [port]],
    ['no ticket', { type: ticket.type }, [port]],
    ['a ticket that is no text', { ...ticket, ticket: 7 }, [port]],
    ['no channel', ticket, []],
    ['a text', 'ticket-1', [port]],
    ['nothing', null, [port]],
  ])('is none where the message has %s: then nothing opens', async (_, data, ports) => {
    hand(data, ports)
    vi.advanceTimersByTime(3_000)
    expect(await guard.ticket).toBe('none')
    guard.wish('close')
  })
})

describe('is ready', () => {
  let isReady = false
  const port: { postMessage: () => void; onmessage?: () => void } = { postMessage: vi.fn() }
  beforeEach(() => {
    isReady = false
    void guard.ready.then(() => {
      isReady = true
    })
    hand({ type: 'nextech-sync-panel', ticket: 'ticket-1' }, [port])
  })
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  it('once it stands still in its page, was in sight for half a second, and has had the focus for as long', async () => {
    port.onmessage?.()
    await wait(5_000)
    tell({})
    await wait(400)
    window.dispatchEvent(new Event('focus'))
    await wait(400)
    expect(isReady).toBe(false)
    await wait(150)
    expect(isReady).toBe(true)
    move()
    press()
    expect(guard.sight()).toBe('seen')
  })

  it('not while its page moves it, nor while something lies over it', async () => {
    tell({})
    await wait(5_000)
    expect(isReady).toBe(false)
    tell({ isVisible: false })
    port.onmessage?.()
    await wait(5_000)
    expect(isReady).toBe(false)
    tell({})
    await wait(600)
    expect(isReady).toBe(true)
  })
})

describe('a press', () => {
  it.each([
    ['covered', { isVisible: false }],
    ['cut to a slice', { intersectionRatio: 0.05 }],
  ])('does not count while the panel is %s', (_, entry) => {
    show()
    tell(entry)
    press()
    expect(guard.sight()).toBe('covered')
  })

  it('counts in a panel that was read, by a person who points at it', () => {
    show()
    move()
    press()
    expect(guard.sight()).toBe('seen')
  })

  it('counts by touch, where nothing was pointed at before', () => {
    show()
    button.dispatchEvent(byPerson(new Event('pointerdown', { bubbles: true })))
    press()
    expect(guard.sight()).toBe('seen')
  })

  it.each(['Enter', '1', '9'])(
    'of %s does not count as the first thing that anybody does here; the next does once what was said could be read',
    name => {
      show()
      key(name)
      expect(guard.sight()).toBe('too-soon')
      vi.advanceTimersByTime(500)
      key(name)
      expect(guard.sight()).toBe('seen')
    },
  )

  it('of Enter does not count however often it is pressed in a row, as a page may ask for it', () => {
    show()
    for (let at = 0; at < 10; at++) {
      key('Enter')
      expect(guard.sight()).toBe('too-soon')
      vi.advanceTimersByTime(200)
    }
  })

  it.each(['Tab', 'ArrowDown', 'PageDown', 'End', ' '])('of Enter counts after %s', name => {
    show()
    key(name)
    key('Enter')
    expect(guard.sight()).toBe('seen')
  })

  it('of Enter counts after what was typed into a field, and not after a word that a page asks for', () => {
    show()
    for (const letter of 'yes0') key(letter)
    key('Enter')
    expect(guard.sight()).toBe('too-soon')
    vi.advanceTimersByTime(500)
    guard = guardPanel(window)
    show()
    const field = document.body.appendChild(document.createElement('input'))
    field.dispatchEvent(byPerson(new KeyboardEvent('keydown', { key: 'a', bubbles: true })))
    key('Enter')
    expect(guard.sight()).toBe('seen')
  })

  it('of Enter does not count after what was done while nobody saw the panel', () => {
    move()
    key('Tab')
    show()
    key('Enter')
    expect(guard.sight()).toBe('too-soon')
  })

  it('of Enter does not count after what a script pretended', () => {
    show()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }))
    key('Enter')
    expect(guard.sight()).toBe('too-soon')
  })

  const down = () => button.dispatchEvent(byPerson(new Event('pointerdown', { bubbles: true })))
  const focus = () => window.dispatchEvent(new Event('focus'))

  it('does not count as the second half of a double press on a window that lay over this one', () => {
    show()
    move()
    focus()
    vi.advanceTimersByTime(200)
    down()
    press()
    expect(guard.sight()).toBe('too-soon')
    vi.advanceTimersByTime(300)
    down()
    press()
    expect(guard.sight()).toBe('seen')
  })

  it('nor does a key that was held for such a window', () => {
    show()
    key('Tab')
    focus()
    key('Enter')
    expect(guard.sight()).toBe('too-soon')
  })

  it('counts though it gives the panel the focus', () => {
    show()
    move()
    down()
    focus()
    press()
    expect(guard.sight()).toBe('seen')
  })

  it.each([
    ['below the window', { top: 550, bottom: 590 }],
    ['above the window', { top: -10, bottom: 30 }],
    ['beside the window', { left: -20, right: 60 }],
  ])('does not count on a button that is partly %s', (_, change) => {
    vi.spyOn(button, 'getBoundingClientRect').mockReturnValue({
      ...{ left: 10, top: 10, right: 100, bottom: 50 },
      ...change,
    } as DOMRect)
    show()
    move()
    press(button.querySelector('b') ?? expect.fail())
    expect(guard.sight()).toBe('covered')
  })
})

describe('what a page asks a person to drag', () => {
  it.each(['dragstart', 'drop'])('neither leaves the panel nor comes into it: %s', type => {
    const event = byPerson(new Event(type, { bubbles: true, cancelable: true }))
    button.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
  })
})
