import settings from './en/settings.json' with { type: 'json' }
import source from './en/source.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What Settings says. */
export const { say, plural } = createWords({ ...settings, ...source })
