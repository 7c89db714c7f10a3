import type { Passkey, ShownPasskey } from '../domain/passkey.ts'
import type { Result } from '../domain/result.ts'

/**
 * Why the browser gave no passkey: `unsupported` = it lets no extension use any, `no-prf` = the device's opens no vault, `known` = the
 * device has one already, `cancelled` = a person or the time ended it, or the device does not have it.
 */
export type PasskeyFault = 'unsupported' | 'no-prf' | 'known' | 'cancelled'

const prfBytes = 32
/** EdDSA, ES256, RS256: any will do, for no signature is looked at. */
const algorithms = [-8, -7, -257]

/**
 * Whether this page may use passkeys. Firefox says it can, and refuses every page of an extension with a `SecurityError` (tried
 * with 153 ESR): the host of `moz-extension:` is no domain.
 */
export function offersPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && location.protocol !== 'moz-extension:'
}

/** Has the browser make a passkey for `name`, on no device that has one of `own`; asks for it at once where only that tells its output. */
export async function makePasskey(
  rp: string,
  name: string,
  own: readonly string[],
): Promise<Result<Passkey & ShownPasskey, PasskeyFault>> {
  const salt = random(prfBytes)
  const made = await ask(signal =>
    navigator.credentials.create({
      signal,
      publicKey: {
        rp: { name: rp },
        // Another one each time: a device replaces a passkey of the same user without a word.
        user: { id: random(16), name, displayName: name },
        challenge: random(32),
        pubKeyCredParams: algorithms.map(alg => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        excludeCredentials: own.map(described),
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  )
  if (!made.ok) return made
  const passkey = { credential: made.value.id, salt: hexOf(salt) }
  const { prf } = made.value.getClientExtensionResults()
  if (!prf?.enabled) return { ok: false, error: 'no-prf' }
  const output = outputOf(made.value)
  if (output !== undefined) return { ok: true, value: { ...passkey, output } }
  const shown = await askPasskey([passkey])
  return shown.ok ? { ok: true, value: { ...passkey, ...shown.value } } : shown
}

/** Has the browser ask for one of these passkeys, and verify the person. */
export async function askPasskey(known: readonly Passkey[]): Promise<Result<ShownPasskey, PasskeyFault>> {
  const evalByCredential = Object.fromEntries(
    known.map(({ credential, salt }) => [credential, { first: bytesOf(salt) }]),
  )
  const shown = await ask(signal =>
    navigator.credentials.get({
      signal,
      publicKey: {
        challenge: random(32),
        userVerification: 'required',
        allowCredentials: known.map(({ credential }) => described(credential)),
        extensions: { prf: { evalByCredential } },
      },
    }),
  )
  if (!shown.ok) return shown
  const output = outputOf(shown.value)
  if (output === undefined) return { ok: false, error: 'no-prf' }
  return { ok: true, value: { credential: shown.value.id, output } }
}

let asked: AbortController | undefined

/** One question at a time: the browser refuses a second one while a forgotten one still waits. */
async function ask(
  question: (signal: AbortSignal) => Promise<Credential | null>,
): Promise<Result<PublicKeyCredential, PasskeyFault>> {
  asked?.abort()
  asked = new AbortController()
  try {
    const credential = await question(asked.signal)
    if (credential instanceof PublicKeyCredential) return { ok: true, value: credential }
    return { ok: false, error: 'cancelled' }
  } catch (error) {
    return { ok: false, error: (error instanceof DOMException && faults[error.name]) || 'cancelled' }
  }
}

const faults: Readonly<Record<string, PasskeyFault>> = {
  SecurityError: 'unsupported',
  InvalidStateError: 'known',
  // No device that verifies people, or none of these kinds.
  ConstraintError: 'no-prf',
  NotSupportedError: 'no-prf',
}

function outputOf(credential: PublicKeyCredential): string | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (first === undefined || first.byteLength !== prfBytes) return undefined
  return hexOf(
    ArrayBuffer.isView(first)
      ? new Uint8Array(first.buffer, first.byteOffset, prfBytes)
      : new Uint8Array(first),
  )
}

function described(credential: string): PublicKeyCredentialDescriptor {
  const binary = atob(credential.replaceAll('-', '+').replaceAll('_', '/'))
  return { type: 'public-key', id: Uint8Array.from(binary, letter => letter.charCodeAt(0)) }
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const hexOf = (bytes: Uint8Array) => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
