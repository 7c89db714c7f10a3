// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMessageWatch } from './message-watch.ts'
import { ShopNotice } from './shop-notice.ts'

const pageWith = (...texts: string[]) =>
  new DOMParser().parseFromString(
    `<ul class="messages">${texts.map(text => `<li class="success-msg">${text}</li>`).join('')}</ul>`,
    'text/html',
  )
let told: string[]
let aborter: AbortController
const start = () =>
  createMessageWatch({ document, tell: texts => void told.push(...texts), signal: aborter.signal })

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  aborter = new AbortController()
  document.body.innerHTML = ''
})
afterEach(() => {
  aborter.abort()
  vi.useRealTimers()
})

describe('a message that a page took which was read here', () => {
  it('is told at once while staff act: they may leave', () => {
    start().look(pageWith('Held.'), true)
    expect(told).toEqual(['Held.'])
  })

  it('is told when the next page does not show it, or none comes', () => {
    const watch = start()
    watch.look(pageWith('Held.'), false)
    expect(told).toEqual([])
    watch.look(pageWith(), false)
    expect(told).toEqual(['Held.'])
    watch.look(pageWith('Released.', 'A note was added.'), false)
    vi.advanceTimersByTime(2000)
    expect(told).toEqual(['Held.', 'Released.', 'A note was added.'])
  })

  it('is told when staff begin to act, and when the session ends', () => {
    const watch = start()
    watch.look(pageWith('Held.'), false)
    watch.flush()
    watch.look(pageWith('Released.'), false)
    aborter.abort()
    expect(told).toEqual(['Held.', 'Released.'])
  })

  it('is told each time that staff do the same again', () => {
    const watch = start()
    watch.look(pageWith('Held.'), true)
    watch.look(pageWith('Held.'), true)
    expect(told).toEqual(['Held.', 'Held.'])
  })

  it('is none where it stands in every page, or in the one that staff look at', () => {
    const watch = start()
    for (let page = 0; page < 5; page += 1) watch.look(pageWith('The licence ends soon.'), false)
    watch.look(pageWith('The licence ends soon.'), true)
    document.body.innerHTML = '<div role="alert">Maintenance tonight.</div>'
    watch.look(pageWith('Maintenance tonight.'), true)
    vi.advanceTimersByTime(5000)
    expect(told).toEqual([])
  })
})

describe('the notice', () => {
  const at = new Date(2026, 2, 16, 15, 4).getTime()

  it('tells what the shop said and when, each once, the last three', () => {
    const notice = new ShopNotice({ shopSaid: 'At {time}: {text}', locale: 'en-US' }, window)
    expect(notice.text(at)).toBeNull()
    notice.hear([{ at, text: 'Paid $& {time}' }])
    notice.hear([{ at, text: 'Paid $& {time}' }])
    expect(notice.text(at)).toMatch(/^At 3:04\sPM: Paid \$& \{time\}$/)
    notice.hear(['b', 'c', 'd'].map(text => ({ at, text })))
    expect(notice.text(at)?.match(/: ./g)).toEqual([': b', ': c', ': d'])
  })

  it('is over after ten minutes', () => {
    const notice = new ShopNotice({ shopSaid: '{text}', locale: 'en-US' }, window)
    notice.hear([{ at, text: 'Held.' }])
    expect([notice.text(at + 599_999), notice.text(at + 600_000)]).toEqual(['Held.', null])
  })

  it('is the top frame’s alone', () => {
    const notice = new ShopNotice({ shopSaid: '{text}', locale: 'en-US' }, { top: window })
    notice.hear([{ at, text: 'Held.' }])
    expect(notice.text(at)).toBeNull()
  })
})
