import { askPasskey, makePasskey, type PasskeyFault } from '../browser/passkeys.ts'
import type { StationPeople } from '../contract/people-messages.ts'
import type { Passkey, ShownPasskey } from '../domain/passkey.ts'
import type { Result } from '../domain/result.ts'
import { say } from '../words/passkey-words.ts'

/** Has the browser ask for a passkey of the vault; a text = why there is none. */
export async function askForPasskey(known: readonly Passkey[]): Promise<Result<ShownPasskey, string>> {
  return worded(await askPasskey(known), 'not-shown')
}

/** Has the browser make a passkey for the vault, for who is there; a text = why there is none. */
export async function makeVaultPasskey(
  told: Pick<StationPeople, 'person' | 'passkeys'> | undefined,
): Promise<Result<Passkey & ShownPasskey, string>> {
  const { person = null, passkeys = [] } = told ?? {}
  const own = passkeys.filter(({ owner }) => !person || owner === person.id)
  const name = person?.name ?? say('passkey.computer')
  const made = await makePasskey(
    say('product'),
    name,
    own.map(({ credential }) => credential),
  )
  return worded(made, 'not-made')
}

function worded<T>(result: Result<T, PasskeyFault>, cancelled: 'not-shown' | 'not-made'): Result<T, string> {
  if (result.ok) return result
  return { ok: false, error: say(`passkey.${result.error === 'cancelled' ? cancelled : result.error}`) }
}
