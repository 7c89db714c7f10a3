import common from './en/common.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import workbench from './en/workbench.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the frame around the workbench’s pages says. */
export const { say } = createWords({ ...common, ...trouble, ...workbench })
