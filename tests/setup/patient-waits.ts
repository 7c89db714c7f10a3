import { vi } from 'vitest'

/** A wait ends as soon as it may; one second, Vitest's own limit, is less than a busy machine takes now and then. */
const timeout = 15_000
const { waitFor } = vi

vi.waitFor = (callback, options = {}) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout, ...options })
