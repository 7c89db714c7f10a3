import activity from './es/activity.json' with { type: 'json' }
import alarm from './es/alarm.json' with { type: 'json' }
import backend from './es/backend.json' with { type: 'json' }
import background from './es/background.json' with { type: 'json' }
import badge from './es/badge.json' with { type: 'json' }
import common from './es/common.json' with { type: 'json' }
import duplicates from './es/duplicates.json' with { type: 'json' }
import help from './es/help.json' with { type: 'json' }
import mail from './es/mail.json' with { type: 'json' }
import notice from './es/notice.json' with { type: 'json' }
import panel from './es/panel.json' with { type: 'json' }
import passkey from './es/passkey.json' with { type: 'json' }
import pause from './es/pause.json' with { type: 'json' }
import payments from './es/payments.json' with { type: 'json' }
import people from './es/people.json' with { type: 'json' }
import popup from './es/popup.json' with { type: 'json' }
import reason from './es/reason.json' with { type: 'json' }
import reasonName from './es/reason-name.json' with { type: 'json' }
import reconciliation from './es/reconciliation.json' with { type: 'json' }
import refusal from './es/refusal.json' with { type: 'json' }
import settings from './es/settings.json' with { type: 'json' }
import setup from './es/setup.json' with { type: 'json' }
import source from './es/source.json' with { type: 'json' }
import staff from './es/staff.json' with { type: 'json' }
import status from './es/status.json' with { type: 'json' }
import taught from './es/taught.json' with { type: 'json' }
import teach from './es/teach.json' with { type: 'json' }
import told from './es/told.json' with { type: 'json' }
import trouble from './es/trouble.json' with { type: 'json' }
import welcome from './es/welcome.json' with { type: 'json' }
import workbench from './es/workbench.json' with { type: 'json' }
import type { Language } from './words.ts'

/** All of Spanish, as it is spoken in the United States. Extension pages load it only where it is spoken. */
export const spanish: Language = {
  locale: 'es-US',
  texts: {
    ...activity,
    ...alarm,
    ...backend,
    ...background,
    ...badge,
    ...common,
    ...duplicates,
    ...help,
    ...mail,
    ...notice,
    ...panel,
    ...pause,
    ...passkey,
    ...payments,
    ...people,
    ...popup,
    ...reason,
    ...reasonName,
    ...reconciliation,
    ...refusal,
    ...settings,
    ...setup,
    ...source,
    ...staff,
    ...status,
    ...taught,
    ...teach,
    ...told,
    ...trouble,
    ...welcome,
    ...workbench,
  },
}
