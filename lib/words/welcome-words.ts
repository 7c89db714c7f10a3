import welcome from './en/welcome.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the guided set-up says. */
export const { say, plural } = createWords(welcome)
