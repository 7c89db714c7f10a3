import common from './en/common.json' with { type: 'json' }
import popup from './en/popup.json' with { type: 'json' }
import names from './en/reason-name.json' with { type: 'json' }
import source from './en/source.json' with { type: 'json' }
import status from './en/status.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the popup says. Of the reasons only their names: causes and fixes would be most of its size. */
export const { say, plural } = createWords({
  ...common,
  ...popup,
  ...names,
  ...source,
  ...status,
  ...trouble,
})
