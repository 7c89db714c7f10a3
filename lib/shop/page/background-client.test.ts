import { expect, it, onTestFinished, vi } from 'vitest'
import { createBackgroundClient, type Send } from './background-client.ts'

const ask = async (send: Send) => {
  const onLost = vi.fn()
  const client = createBackgroundClient(send, onLost)
  const answers = [
    await client.ask('cs-bg/open-workbench', { number: '1' }),
    await client.ask('cs-bg/open-workbench', { number: '1' }),
  ]
  return { answers, lost: onLost.mock.calls.length }
}

it('hands over answers', async () => {
  const send = (async () => ({ ok: true, value: {} })) as Send
  expect(await ask(send)).toEqual({ answers: [{}, {}], lost: 0 })
})

it('takes a refusal for no answer, and goes on', async () => {
  const send: Send = async () => ({ ok: false, error: { code: 'sender', message: 'no' } })
  expect(await ask(send)).toEqual({ answers: [undefined, undefined], lost: 0 })
})

it.each([
  ['silence', async () => undefined],
  ['a throw', async () => Promise.reject(new Error('Extension context invalidated.'))],
])('takes %s for the end, told once', async (_, send) => {
  const spy = vi.fn(send)
  expect(await ask(spy as Send)).toEqual({ answers: [undefined, undefined], lost: 1 })
  expect(spy).toHaveBeenCalledTimes(1)
})

it('keeps asking what nobody answered, because the worker may have been killed over it, and stops with the extension', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const silent = { ok: false, error: { code: 'no-answer', message: '' } }
  const send = vi.fn().mockResolvedValueOnce(silent).mockResolvedValueOnce(silent)
  send.mockResolvedValue({ ok: true, value: {} })
  const client = createBackgroundClient(send as Send, vi.fn())
  const answer = client.askUntilAnswered('cs-bg/open-workbench', { number: '1' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await answer).toEqual({})
  expect(send).toHaveBeenCalledTimes(3)
  send.mockResolvedValue(undefined)
  expect(await client.askUntilAnswered('cs-bg/open-workbench', { number: '1' })).toBeUndefined()
})
