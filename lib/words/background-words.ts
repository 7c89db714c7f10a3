import alarm from './en/alarm.json' with { type: 'json' }
import background from './en/background.json' with { type: 'json' }
import badge from './en/badge.json' with { type: 'json' }
import notice from './en/notice.json' with { type: 'json' }
import reason from './en/reason.json' with { type: 'json' }
import reasonName from './en/reason-name.json' with { type: 'json' }
import status from './en/status.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the background words: badges, tooltips, reasons and the page’s notice. */
export const { say, plural } = createWords({
  ...alarm,
  ...background,
  ...badge,
  ...notice,
  ...reason,
  ...reasonName,
  ...status,
  ...trouble,
})
