import { readFile } from 'node:fs/promises'
import { isLoopback } from '../http/listen.ts'
import { checkProvider } from '../people/provider-client.ts'
import { removeProvider, saveProvider } from '../people/providers.ts'
import { secretNames } from '../practice/configuration.ts'
import { isSandbox } from '../practice/own-hosts.ts'
import { createSecrets } from '../secrets/secret-store.ts'
import type { OpenBackend } from './open-backend.ts'
import { tellOfPeople } from './revoke.ts'

/** A practice's own sign-in, as an administrator gives it; without an issuer it is taken away. */
export interface ProviderCommand {
  practice: string
  issuer?: string | undefined
  clientId?: string | undefined
  clientSecretFile?: string | undefined
  label?: string | undefined
  trustsEmail?: boolean | undefined
}

/**
 * Gives a practice its own sign-in, or takes it away. Only the command line does this, for the backend sends requests to the
 * issuer's address. Throws with what is wrong; nothing is changed then.
 */
export async function setProvider(backend: OpenBackend, command: ProviderCommand): Promise<string> {
  const { db } = backend
  const { practice: practiceId, issuer, clientId } = command
  if (issuer === undefined || clientId === undefined) return takeAway(backend, practiceId)
  const known = await db.selectFrom('practice').select('id').where('id', '=', practiceId).executeTakeFirst()
  if (!known) throw new Error('There is no such practice.')
  assertSafeIssuer(issuer)
  await checkProvider(issuer, isSandbox()).catch(() => {
    throw new Error('The issuer does not answer as an OpenID provider of exactly this address.')
  })
  const secret = command.clientSecretFile && (await readFile(command.clientSecretFile, 'utf8')).trim()
  const handle = await db.transaction().execute(async tx => {
    const secrets = createSecrets({ db: tx, practiceId }, backend.masters)
    if (secret) await secrets.write(secretNames.providerSecret, secret)
    else await secrets.clear(secretNames.providerSecret)
    const { label: name = new URL(issuer).hostname, trustsEmail = false } = command
    return saveProvider(tx, { practiceId, issuer, clientId, trustsEmail, name })
  })
  await tellOfPeople(backend, practiceId, 'people.provider-set')
  return `Set. People sign in at /sign-in/provider/${handle}; the provider sends them back to /sign-in/callback.`
}

async function takeAway(backend: OpenBackend, practiceId: string): Promise<string> {
  if (!(await removeProvider(backend.db, practiceId)))
    throw new Error('The practice has no sign-in of its own.')
  await createSecrets({ db: backend.db, practiceId }, backend.masters).clear(secretNames.providerSecret)
  await tellOfPeople(backend, practiceId, 'people.provider-removed')
  return 'Taken away. Who has a password or a passkey still signs in by it.'
}

function assertSafeIssuer(issuer: string): void {
  const address = URL.parse(issuer)
  if (address?.search !== '' || address.hash !== '' || address.username !== '')
    throw new Error('--issuer is not the address of an OpenID provider.')
  if (address.protocol === 'https:') return
  if (address.protocol !== 'http:' || !isLoopback(address.hostname) || !isSandbox())
    throw new Error('--issuer must begin with https://.')
}
