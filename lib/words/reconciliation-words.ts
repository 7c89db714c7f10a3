import reason from './en/reason.json' with { type: 'json' }
import names from './en/reason-name.json' with { type: 'json' }
import reconciliation from './en/reconciliation.json' with { type: 'json' }
import status from './en/status.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the reconciliation says. */
export const { say, plural } = createWords({ ...reconciliation, ...reason, ...names, ...status, ...trouble })
