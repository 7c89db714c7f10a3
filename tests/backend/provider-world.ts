import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAdmin } from '../../backend/commands/control.ts'
import { invite } from '../../backend/people/invitations.ts'
import type { Person } from '../../backend/people/people.ts'
import { type SimulatedProvider, startProvider } from '../../sandbox/provider/server.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { browserAt } from './browser.ts'
import { managerEmail, type ServedBackend, startServed } from './world.ts'

/** Who is signed in at the provider, where a test says nothing else. */
export const invited = 'it@practice.example'

/** A served practice with a simulated provider of its own, and a browser. */
export interface ProviderWorld {
  served: ServedBackend
  provider: SimulatedProvider
  at: ReturnType<typeof browserAt>
  /** Gives the practice the simulated provider; answers where its people begin. */
  setProvider(more: Partial<{ issuer: string; practice: string; trustsEmail: boolean }>): Promise<string>
  inviteAs(role: Person['role'], email?: string, practiceId?: string): Promise<string>
  /** From the backend to the provider and back, up to the address that the browser comes back to. */
  throughProvider(from: string): Promise<{ atProvider: URL; path: string; cookie: string; setCookie: string }>
  signIn(from: string): Promise<{ status: number; text: string; session: string | undefined }>
  /** Nobody but the manager, and a provider that behaves. */
  clear(): Promise<void>
  close(): Promise<void>
}

export async function startProviderWorld(): Promise<ProviderWorld> {
  const [served, provider] = await Promise.all([
    startServed(practiceForTests(), 'api', {}, { behindTlsProxy: true }),
    startProvider(),
  ])
  // Each request from another address: more than sixty tries a minute are made here.
  const at = browserAt(served.url, undefined, () => ({ 'X-Forwarded-For': randomUUID() }))

  async function throughProvider(from: string) {
    const begun = await at.open(from)
    const atProvider = new URL(must(begun.to ?? undefined))
    const answer = await fetch(atProvider, { redirect: 'manual' })
    const back = new URL(must(answer.headers.get('location') ?? undefined))
    const setCookie = must(begun.headers.get('set-cookie') ?? undefined)
    return { atProvider, path: back.pathname + back.search, cookie: must(setCookie.split(';')[0]), setCookie }
  }

  return {
    ...{ served, provider, at, throughProvider },
    async setProvider(more) {
      const clientSecretFile = join(served.folder, 'client-secret.txt')
      writeFileSync(clientSecretFile, `${provider.clientSecret}\n`)
      const { clientId, issuer } = provider
      const command = {
        name: 'provider',
        practice: served.practiceId,
        issuer,
        clientId,
        clientSecretFile,
      } as const
      const said = await runAdmin(served.backend, { ...command, label: 'Practice <IT>', ...more })
      return must(/\/sign-in\/provider\/[\w-]+/.exec(said)?.[0])
    },
    inviteAs: (role, email = invited, practiceId = served.practiceId) =>
      invite(served.backend.db, { practiceId, email, role }),
    async signIn(from) {
      const { path, cookie } = await throughProvider(from)
      const { status, text, headers } = await at.open(path, cookie)
      const session = headers.getSetCookie().find(each => each.startsWith('backend-session='))
      return { status, text, session: session?.split(';')[0] }
    },
    async clear() {
      const { db } = served.backend
      provider.fault = undefined
      provider.aheadSeconds = 0
      provider.account = { subject: 'account 1', email: invited, name: 'Ida T.' }
      await db.deleteFrom('session').execute()
      await db.deleteFrom('invitation').execute()
      await db.deleteFrom('person').where('email', '!=', managerEmail).execute()
    },
    async close() {
      await served.close()
      await provider.close()
    },
  }
}
