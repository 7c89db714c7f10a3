// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReadingPause } from './reading-pause.ts'

let now = 0
let aborter = new AbortController()
const said: unknown[] = []
let hear: (data: unknown) => void = () => {}
const onPause = vi.fn()

function start(isGenuine: ((event: Event) => boolean) | undefined = () => true) {
  return createReadingPause({
    window,
    signal: aborter.signal,
    now: () => now,
    onPause,
    // What a test dispatches is a script's; here it stands for a person's.
    isGenuine,
    channel: {
      postMessage: (data: unknown) => void said.push(data),
      addEventListener: (_: string, listener: unknown) => {
        hear = data => (listener as (event: { data: unknown }) => void)({ data })
      },
      close: () => {},
    },
  })
}

beforeEach(() => {
  now = 1000
  aborter = new AbortController()
  said.length = 0
  onPause.mockClear()
})
afterEach(() => aborter.abort())

describe('reading pauses while staff act', () => {
  it.each(['beforeunload', 'pagehide', 'submit'])('from %s on, and tells the other tabs', type => {
    const pause = start()
    expect(pause.leftMs()).toBe(0)
    document.body.dispatchEvent(new Event(type, { bubbles: true }))
    window.dispatchEvent(new Event(type))
    expect([pause.leftMs(), onPause.mock.calls.length > 0, said.at(-1)]).toEqual([10_000, true, 10_000])
    now += 10_000
    expect(pause.leftMs()).toBe(0)
  })

  it.each([
    ['a button', '<button id="it">Hold</button>', 'pointerdown', 2000],
    ['a text in a link', '<a href="#"><b id="it">Unhold</b></a>', 'click', 2000],
    ['a choice of an action', '<select id="it"><option>Hold</option></select>', 'change', 2000],
    ['an item of a menu', '<div role="menuitem"><span id="it">Hold</span></div>', 'click', 2000],
    ['an element with a handler', '<span onclick="0" id="it">Submit</span>', 'pointerdown', 2000],
    ['nothing to act with', '<p id="it">text</p>', 'click', 0],
  ])('at a press on %s', (_, html, type, ms) => {
    const pause = start()
    document.body.innerHTML = html
    document.getElementById('it')?.dispatchEvent(new Event(type, { bubbles: true }))
    expect(pause.leftMs()).toBe(ms)
  })

  it.each([
    ['Enter', 2000],
    [' ', 2000],
    ['a', 0],
  ])('at the key %j on a control', (key, ms) => {
    const pause = start()
    document.body.innerHTML = '<button id="it">Hold</button>'
    document.getElementById('it')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    expect(pause.leftMs()).toBe(ms)
  })

  it('in the other tabs of the shop too, which do not say it on', () => {
    const pause = start()
    hear(10_000)
    expect([pause.leftMs(), said, onPause.mock.calls.length]).toEqual([10_000, [], 1])
  })

  it.each([[1e9], [Number.POSITIVE_INFINITY], ['10000'], [null], [{ ms: 10_000 }], [-1]])(
    'not for words that are not ours: %j',
    data => {
      const pause = start()
      hear(data)
      expect(pause.leftMs()).toBe(0)
    },
  )

  it('in the other tabs as long as staff go on acting there, be it for an hour', () => {
    const pause = start()
    for (let s = 0; s < 3600; s += 8) {
      hear(10_000)
      now += 8000
      expect(pause.leftMs()).toBe(2000)
    }
    now += 2000
    expect(pause.leftMs()).toBe(0)
  })

  it('and no more once the session is over', () => {
    const pause = start()
    aborter.abort()
    window.dispatchEvent(new Event('beforeunload'))
    expect(pause.leftMs()).toBe(0)
  })
})

it('is not held by what a page’s script dispatches, however often', () => {
  const pause = start(event => event.isTrusted)
  for (const type of ['beforeunload', 'pagehide', 'submit']) window.dispatchEvent(new Event(type))
  const button = document.body.appendChild(document.createElement('button'))
  for (const type of ['pointerdown', 'click', 'change'])
    button.dispatchEvent(new Event(type, { bubbles: true }))
  expect(pause.leftMs()).toBe(0)
  expect(onPause).not.toHaveBeenCalled()
})
