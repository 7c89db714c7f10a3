import common from './en/common.json' with { type: 'json' }
import teach from './en/teach.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What is said in a shop page while staff teach it. */
export const { say } = createWords({ ...teach, ...common })
