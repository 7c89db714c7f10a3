import duplicates from './en/duplicates.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the duplicate audit says. */
export const { say, plural } = createWords(duplicates)
