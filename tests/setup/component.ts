import { cleanup } from '@testing-library/preact'
import { afterEach } from 'vitest'

// Without Vitest's globals the library does not clean up by itself.
afterEach(cleanup)
