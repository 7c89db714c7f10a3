// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onWrittenAgain } from './written-again.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched() {
  const page = document.implementation.createHTMLDocument()
  const startAgain = vi.fn()
  const ended = new AbortController()
  onWrittenAgain(page, { signal: ended.signal, now: () => Date.now(), startAgain })
  const write = async (count = 1) => {
    for (let i = 0; i < count; i++) {
      page.documentElement.remove()
      page.appendChild(page.createElement('html'))
    }
    await Promise.resolve()
  }
  return { page, startAgain, ended, write }
}

it('starts again once when the page is written again', async () => {
  const { startAgain, write } = watched()
  await vi.advanceTimersByTimeAsync(5_000)
  await write()
  await vi.advanceTimersByTimeAsync(0)
  await write()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(startAgain).toHaveBeenCalledOnce()
})

it('leaves what changes inside of the page alone', async () => {
  const { page, startAgain } = watched()
  page.body.replaceWith(page.createElement('body'))
  page.insertBefore(page.createComment('mark'), page.documentElement)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(startAgain).not.toHaveBeenCalled()
})

it('lets a page that writes itself in a loop start it every two seconds at the most', async () => {
  const { startAgain, write } = watched()
  await write(100)
  await vi.advanceTimersByTimeAsync(1_900)
  expect(startAgain).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  expect(startAgain).toHaveBeenCalledOnce()
})

it('does nothing once another script has taken over', async () => {
  const { startAgain, ended, write } = watched()
  await write()
  ended.abort()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(startAgain).not.toHaveBeenCalled()
})
