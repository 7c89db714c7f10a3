import backend from './en/backend.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the sync backend's own pages say. */
export const { say } = createWords(backend)
