import { cleanup } from '@testing-library/preact'
import { afterEach, beforeAll } from 'vitest'

// Files may share one page: each begins with an empty one.
beforeAll(() => {
  document.head.replaceChildren()
  document.body.replaceChildren()
  location.hash = ''
})

// Without Vitest's globals the library does not clean up by itself.
afterEach(cleanup)
