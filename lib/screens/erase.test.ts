// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { noReply, startBackground } from '../../tests/fixtures/background.ts'
import { createEraseScreen } from './erase.ts'

it('is over once all is gone, and says why it was not done', async () => {
  const over = vi.fn()
  const { answers } = startBackground({ 'ext-bg/erase': () => ({ problem: 'type ERASE' }) })
  const { state, onErase } = createEraseScreen(over)
  onErase('no')
  expect(state.value).toBe('busy')
  await vi.waitFor(() => expect(state.value).toEqual({ problem: 'type ERASE' }))
  answers['ext-bg/erase'] = () => noReply
  onErase('ERASE')
  await vi.waitFor(() => expect(state.value).not.toBe('busy'))
  expect(over).not.toHaveBeenCalled()
  answers['ext-bg/erase'] = () => ({ problem: null })
  onErase('ERASE')
  await vi.waitFor(() => expect(over).toHaveBeenCalledOnce())
})
