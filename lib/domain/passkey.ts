import * as v from 'valibot'

/** A credential's id as Web Authentication tells it: base64url, of 1,023 bytes at most. */
export const CredentialIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,1364}$/))

/** What goes into an authenticator's PRF, and what comes out of it: 32 bytes in hex. */
export const PrfBytesSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** By what a passkey is asked for again; nothing of it is secret. */
export const PasskeySchema = v.object({ credential: CredentialIdSchema, salt: PrfBytesSchema })
export type Passkey = v.InferOutput<typeof PasskeySchema>

/** What an authenticator made of the salt, once a person was verified: it opens the vault, and is kept nowhere. */
export const ShownPasskeySchema = v.object({ credential: CredentialIdSchema, output: PrfBytesSchema })
export type ShownPasskey = v.InferOutput<typeof ShownPasskeySchema>
