import reason from './en/reason.json' with { type: 'json' }
import names from './en/reason-name.json' with { type: 'json' }
import staff from './en/staff.json' with { type: 'json' }
import status from './en/status.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the workbench’s “Needs staff” says. */
export const { say, plural } = createWords({ ...reason, ...names, ...staff, ...status, ...trouble })
