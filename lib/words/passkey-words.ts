import common from './en/common.json' with { type: 'json' }
import passkey from './en/passkey.json' with { type: 'json' }
import { createWords } from './words.ts'

/** What the workbench says about passkeys of the vault; the popup, which only leads there, does without. */
export const { say } = createWords({ ...common, ...passkey })
