import { afterAll, vi } from 'vitest'

/**
 * Vitest takes stubs and spies away before each test, so those of a file's last test would still stand while the next
 * file of the same thread prepares itself: its `beforeAll` once never got an answer from another file's `fetch`.
 */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
