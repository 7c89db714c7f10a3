import activity from './en/activity.json' with { type: 'json' }
import reason from './en/reason.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the activity page says. */
export const { say, plural } = createWords({ ...activity, ...reason, ...trouble })
