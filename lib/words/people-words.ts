import people from './en/people.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What pages say about the people at this computer. */
export const { say } = createWords(people)
