import common from './en/common.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What stands on every page of ours. */
export const { say } = createWords(common)
