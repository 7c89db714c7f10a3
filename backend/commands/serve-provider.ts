import { normalName } from '../../lib/domain/people.ts'
import { actAs } from '../database/acting.ts'
import type { PeopleApp } from '../http/people-app.ts'
import { redirectUriAt } from '../http/provider-pages.ts'
import { logFault } from '../log/log-fault.ts'
import {
  addressAtProvider,
  type Identity,
  identityFrom,
  ProviderFault,
  type WayIn,
} from '../people/provider-client.ts'
import { signInByProvider } from '../people/provider-sign-in.ts'
import {
  type Begun,
  beginAtProvider,
  endAtProvider,
  onlyProvider,
  providerByHandle,
  providerOf,
} from '../people/providers.ts'
import { secretNames } from '../practice/configuration.ts'
import { isSandbox } from '../practice/own-hosts.ts'
import { createSecrets } from '../secrets/secret-store.ts'
import type { OpenBackend } from './open-backend.ts'
import { tellOfPeople } from './revoke.ts'
import { tellManagers } from './tell-managers.ts'

type ProviderApp = Pick<PeopleApp, 'providerOnPage' | 'beginAtProvider' | 'endAtProvider'>

/** Signing in by a practice's own sign-in, over the database. */
export function serveProvider(backend: OpenBackend, publicUrl: () => string): ProviderApp {
  const { db, masters } = backend
  const wayOf = (provider: WayIn['provider'], begun: Begun): WayIn => ({
    ...{ provider, begun, isSandbox: isSandbox() },
    redirectUri: redirectUriAt(publicUrl()),
  })

  async function identityOf(way: WayIn, address: URL): Promise<Identity> {
    const secrets = createSecrets({ db, practiceId: way.provider.practiceId }, masters)
    return identityFrom(way, address, await secrets.read(secretNames.providerSecret))
  }

  return {
    providerOnPage: () => onlyProvider(db),
    async beginAtProvider(handle, landing) {
      const provider = await providerByHandle(db, handle)
      const begun = provider && (await beginAtProvider(db, provider.practiceId, landing))
      if (!provider || !begun) return 'refused'
      return orFault(async () => ({
        address: await addressAtProvider(wayOf(provider, begun)),
        browser: begun.browser,
      }))
    },
    async endAtProvider(begun, address, whence) {
      const ended = await endAtProvider(db, begun)
      const provider = ended && (await providerOf(db, ended.practiceId))
      if (!ended || !provider) return 'refused'
      const identity = await orFault(() => identityOf(wayOf(provider, begun), address))
      if (typeof identity === 'string') return identity
      const { practiceId, landing } = { ...ended, ...provider }
      const named = { ...identity, name: identity.name && normalName(identity.name) }
      const outcome = await signInByProvider(db, practiceId, named, whence)
      if (outcome.kind !== 'signed-in') return 'refused'
      await actAs(outcome.person, async () => {
        if (outcome.isNew) await tellOfPeople(backend, practiceId, 'people.joined')
        await tellOfPeople(backend, practiceId, 'people.signed-in')
      })
      if (outcome.isNew) tellManagers(backend, outcome.person, { kind: 'person', role: outcome.person.role })
      return { token: outcome.token, landing }
    },
  }
}

/** What comes of work with a provider. Of a fault the log tells the library's own code for it, which quotes nobody. */
async function orFault<T>(work: () => Promise<T>): Promise<T | ProviderFault['kind']> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error
    const { cause } = error
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const known = /^OAUTH_[A-Z_]{1,60}$/.test(code) ? code : error.kind
    logFault(`A sign-in by a provider failed: ${known}.`, error)
    return error.kind
  }
}
