import activity from './en/activity.json' with { type: 'json' }
import alarm from './en/alarm.json' with { type: 'json' }
import backend from './en/backend.json' with { type: 'json' }
import badge from './en/badge.json' with { type: 'json' }
import common from './en/common.json' with { type: 'json' }
import duplicates from './en/duplicates.json' with { type: 'json' }
import help from './en/help.json' with { type: 'json' }
import panel from './en/panel.json' with { type: 'json' }
import passkey from './en/passkey.json' with { type: 'json' }
import pause from './en/pause.json' with { type: 'json' }
import people from './en/people.json' with { type: 'json' }
import popup from './en/popup.json' with { type: 'json' }
import reason from './en/reason.json' with { type: 'json' }
import names from './en/reason-name.json' with { type: 'json' }
import reconciliation from './en/reconciliation.json' with { type: 'json' }
import settings from './en/settings.json' with { type: 'json' }
import setup from './en/setup.json' with { type: 'json' }
import staff from './en/staff.json' with { type: 'json' }
import status from './en/status.json' with { type: 'json' }
import taught from './en/taught.json' with { type: 'json' }
import teach from './en/teach.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import welcome from './en/welcome.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the help page says: its own texts, and the product's words that it names, so that both stay the same. */
const words = createWords({
  ...activity,
  ...alarm,
  ...backend,
  ...badge,
  ...common,
  ...duplicates,
  ...help,
  ...panel,
  ...passkey,
  ...pause,
  ...people,
  ...popup,
  ...reason,
  ...names,
  ...reconciliation,
  ...settings,
  ...setup,
  ...staff,
  ...status,
  ...taught,
  ...teach,
  ...trouble,
  ...welcome,
})

export const { say } = words
export type HelpKey = Parameters<typeof words.say>[0]
