import taught from './en/taught.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What is said of a page that staff have taught, before it is saved. */
export const { say, plural } = createWords({ ...taught })
