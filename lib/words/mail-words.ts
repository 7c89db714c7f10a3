import mail from './en/mail.json' with { type: 'json' }
import names from './en/reason-name.json' with { type: 'json' }
import reconciliation from './en/reconciliation.json' with { type: 'json' }
import status from './en/status.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the daily summary says that leaves by e-mail: the printed one's words, and its own. */
export const { say, plural } = createWords({ ...mail, ...reconciliation, ...names, ...status })
