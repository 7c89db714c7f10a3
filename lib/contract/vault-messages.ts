import * as v from 'valibot'
import { CredentialIdSchema, PasskeySchema, ShownPasskeySchema } from '../domain/passkey.ts'
import type { MessageSpec } from './page-messages.ts'

const passphrase = v.pipe(v.string(), v.maxLength(500))
/** Why it was not done, in a sentence; null where it was. */
const done = v.object({ problem: v.nullable(v.string()) })

/** What our own pages ask about the vault, in which this computer keeps its tokens. */
export const vaultMessages = {
  /** Opens the vault, or lifts the curtain. The person who has this passphrase is there from then on. */
  'ext-bg/vault-open': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({ passphrase }),
    answer: done,
  },
  /** Nobody knows the passphrase any more: what is sealed goes, and orders and ledger are read again. */
  'ext-bg/vault-forget': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({ word: v.pipe(v.string(), v.maxLength(100)) }),
    answer: done,
  },
  /** Makes the vault, a manager's work, or gives the person who is there a passphrase of their own for it. */
  'ext-bg/vault-set': {
    from: ['ext'],
    role: 'staff',
    by: 'host',
    request: v.object({ passphrase }),
    answer: done,
  },
  'ext-bg/vault-off': { from: ['ext'], role: 'manager', by: 'host', request: v.object({}), answer: done },
  /** Opens the vault, or lifts the curtain, as a passphrase does. */
  'ext-bg/vault-passkey-open': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: ShownPasskeySchema,
    answer: done,
  },
  /** Gives the person who is there, or the computer where nobody is set up, a passkey for the open vault. */
  'ext-bg/vault-passkey-add': {
    from: ['ext'],
    role: 'staff',
    by: 'host',
    request: v.object({ ...PasskeySchema.entries, ...ShownPasskeySchema.entries }),
    answer: done,
  },
  /** Their own; a manager takes anybody's away. */
  'ext-bg/vault-passkey-remove': {
    from: ['ext'],
    role: 'staff',
    by: 'host',
    request: v.object({ credential: CredentialIdSchema }),
    answer: done,
  },
  /** The end of the day: keys and tokens leave the memory. */
  'ext-bg/sign-off': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({}),
    answer: v.object({}),
  },
} as const satisfies Record<string, MessageSpec>
