import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { admitAll, deliver, senders } from '../../tests/fixtures/messaging.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import type { BadgeView } from '../contract/page-messages.ts'
import { onDisconnect } from './connection.ts'
import { sendToBackground as sendAsOwn } from './ext-messaging.ts'
import { onPush, onShopsChange, sendToBackground } from './page-messaging.ts'
import { route } from './router.ts'

const badge: BadgeView = {
  number: '7',
  status: 'synced',
  reason: null,
  word: 'Synced',
  tooltip: '',
  button: null,
}
const ask = () => sendToBackground('cs-bg/open-resolve', { number: '7' })

/** The background answers with what `handle` gives, over the same wire as in the browser. */
function connect(handle: () => Promise<unknown>) {
  route(admitAll(handle), async () => true)
  return vi
    .spyOn(browser.runtime, 'sendMessage')
    .mockImplementation(((message: unknown) => deliver(message, senders.shop())) as never)
}

beforeEach(() => browser.runtime.resetState())

describe('architecture 6.3: a page parses what the background answers', () => {
  it('an answer as agreed is the value, and nothing besides', async () => {
    connect(async () => ({ url: 'u', token: 'secret' }))
    expect(await ask()).toEqual({ ok: true, value: { url: 'u' } })
  })

  it('a refusal is a value too', async () => {
    connect(async () => ({}))
    const reply = await sendAsOwn('ext-bg/sync-now', {})
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  })

  it('an answer of another version means: reload', async () => {
    connect(async () => ({ address: 'u' }))
    expect(await ask()).toBeUndefined()
  })

  it.each([['text'], [{ ok: 'yes' }], [{ ok: false, error: 'text' }], [null]])(
    'what is no reply is never success: %j',
    async reply => {
      vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue(reply as never)
      expect(await ask()).toMatchObject({ ok: false, error: { code: 'no-answer' } })
    },
  )

  it('asks again once when a worker that is being replaced stays silent', async () => {
    const send = connect(async () => ({ url: 'u' }))
    send.mockRejectedValueOnce(new Error('port closed') as never)
    expect(await ask()).toEqual({ ok: true, value: { url: 'u' } })
    send.mockResolvedValueOnce(undefined as never)
    expect(await ask()).toEqual({ ok: true, value: { url: 'u' } })
    expect(send).toHaveBeenCalledTimes(4)
  })

  it('does not ask a third time', async () => {
    const send = vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error() as never)
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'no-answer' } })
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('a page that outlived the extension is told to reload, and sends nothing', async () => {
    const send = vi.spyOn(browser.runtime, 'sendMessage')
    const { id } = browser.runtime
    onTestFinished(() => {
      browser.runtime.id = id
    })
    browser.runtime.id = ''
    expect(await ask()).toBeUndefined()
    expect(send).not.toHaveBeenCalled()
  })
})

describe('what the background pushes', () => {
  it('is heard until the signal is aborted, and only in its own form', async () => {
    const heard = vi.fn()
    const stop = new AbortController()
    onPush(heard, stop.signal)
    const push = { name: 'bg-cs/badges', badges: [badge] }
    await deliver({ name: 'bg-cs/badges', badges: [{ number: 7 }] }, senders.popup())
    await deliver({ name: 'else' }, senders.popup())
    expect(heard).not.toHaveBeenCalled()
    await deliver(push, senders.popup())
    expect(heard).toHaveBeenCalledExactlyOnceWith(push)
    stop.abort()
    await deliver(push, senders.popup())
    expect(heard).toHaveBeenCalledOnce()
  })
})

describe('a page that outlives its extension', () => {
  it('notices by itself, once, unless it has ended before', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const lost = vi.fn()
    const ended = vi.fn()
    const ending = new AbortController()
    onDisconnect(lost, new AbortController().signal)
    onDisconnect(ended, ending.signal)
    vi.advanceTimersByTime(60_000)
    expect(lost).not.toHaveBeenCalled()
    ending.abort()
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as never)
    vi.advanceTimersByTime(60_000)
    expect(lost).toHaveBeenCalledOnce()
    expect(ended).not.toHaveBeenCalled()
  })
})

it('hears that shops changed, and not what anybody else says', async () => {
  const listener = vi.fn(async () => undefined)
  const ending = new AbortController()
  onShopsChange(listener, ending.signal)
  await deliver({ name: 'bg-cs/shops' }, senders.popup())
  await deliver({ name: 'bg-cs/badges', badges: [] }, senders.popup())
  expect(listener).toHaveBeenCalledOnce()
  ending.abort()
  await deliver({ name: 'bg-cs/shops' }, senders.popup())
  expect(listener).toHaveBeenCalledOnce()
})
