import { readPresent } from '../browser/people.ts'
import type { HandlersFor } from '../browser/router.ts'
import type { ShownPasskey } from '../domain/passkey.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import { tellOfPeople } from './lock-station.ts'
import { openVaultBy, type WayIn } from './open-vault.ts'
import { keptPeople, personOf } from './people.ts'
import { stationSlot } from './vault.ts'
import { addPasskey, openByPasskey, passkeySlots, removePasskey } from './vault-passkeys.ts'

type PasskeyHandlers = Pick<
  HandlersFor<'ext-bg'>,
  Extract<keyof HandlersFor<'ext-bg'>, `ext-bg/vault-passkey-${string}`>
>

/** What our own pages ask about the vault's passkeys. Only a page can have the browser ask for one. */
export function passkeyHandlers(app: BackgroundApp): PasskeyHandlers {
  return {
    'ext-bg/vault-passkey-open': async shown => ({ problem: await openVaultBy(app, byPasskey(shown)) }),
    async 'ext-bg/vault-passkey-add'(made) {
      const owner = (await readPresent())?.id ?? stationSlot
      if (!(await addPasskey(owner, made, Date.now()))) return { problem: say('vault.closed') }
      await tellOfPeople(app, 'people.passkey-added')
      return { problem: null }
    },
    'ext-bg/vault-passkey-remove': async ({ credential }) => ({ problem: await remove(app, credential) }),
  }
}

const byPasskey = (shown: ShownPasskey): WayIn => ({
  open: async () => openByPasskey(shown, await keptPeople()),
  told: { opened: 'people.passkey-opened', refused: 'people.passkey-refused' },
  refusal: () => say('vault.passkey'),
})

async function remove(app: BackgroundApp, credential: string): Promise<string | null> {
  const [people, person] = await Promise.all([keptPeople(), readPresent()])
  const slot = (await passkeySlots(people)).find(each => each.credential === credential)
  if (!slot) return null
  if (person && person.role !== 'manager' && slot.id !== person.id) return say('station.refused.manager')
  await removePasskey(credential)
  const owner = people.find(({ id }) => id === slot.id)
  await tellOfPeople(app, 'people.passkey-removed', owner && personOf(owner))
  return null
}
