import pause from './en/pause.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the press that pauses posting says, wherever it stands. */
export const { say } = createWords(pause)
