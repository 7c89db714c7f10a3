import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { protocolVersion } from '../contract/page-protocol.ts'
import { takeEarly } from './early-hello.ts'
import { greetEarly } from './first-messaging.ts'
import { sendToBackground } from './page-messaging.ts'

const refused = { ok: false, error: { code: 'not-a-shop', message: '' } }
const greeting = { name: 'cs-bg/hello', body: { protocol: protocolVersion } }
const hello = () => sendToBackground('cs-bg/hello', { protocol: protocolVersion })
const send = () => vi.spyOn(browser.runtime, 'sendMessage')

beforeEach(async () => {
  browser.runtime.resetState()
  await takeEarly()
})

describe('a greeting for a script that is on its way', () => {
  it('is answered to that script, and once: what it asks later is asked for itself', async () => {
    const sent = send().mockResolvedValue(refused as never)
    greetEarly()
    expect(sent).toHaveBeenCalledExactlyOnceWith(greeting)
    expect(await hello()).toEqual(refused)
    expect(sent).toHaveBeenCalledTimes(1)
    await hello()
    expect(sent).toHaveBeenCalledTimes(2)
  })

  it('is said again where nobody answered it, or where the script came late', async () => {
    const sent = send().mockRejectedValueOnce(new Error('port closed'))
    sent.mockResolvedValue(refused as never)
    greetEarly()
    expect(await hello()).toEqual(refused)
    expect(sent).toHaveBeenCalledTimes(2)
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(6_000)
    greetEarly()
    expect(await hello()).toEqual(refused)
    expect(sent).toHaveBeenCalledTimes(4)
  })

  it('answers no other question, and is parsed like every other answer', async () => {
    send().mockResolvedValue({ ok: true, value: { shop: 'yes' } } as never)
    greetEarly()
    expect(await sendToBackground('cs-bg/undo', { number: '7' })).toEqual({ ok: true, value: {} })
    expect(await hello()).toBeUndefined()
  })
})
