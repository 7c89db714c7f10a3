import panel from './en/panel.json' with { type: 'json' }
import reason from './en/reason.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the resolve panel says. */
export const { say, plural } = createWords({ ...panel, ...reason, ...trouble })
