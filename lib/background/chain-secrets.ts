import * as v from 'valibot'
import { readChainSecrets, writeChainSecrets } from '../browser/chain-secret-store.ts'
import type { Configuration } from '../domain/configuration.ts'
import { databaseName } from '../store/database-name.ts'
import { logId } from '../store/rules/activity-chain.ts'
import { type ChainSecret, ChainSecretSchema, type ChainSecrets } from '../store/rules/chain-key.ts'
import { keepSealed, readSealed, sealedNames, vaultState } from './vault.ts'

const prefix = 'chain '
const TextSchema = v.pipe(v.string(), v.parseJson(), ChainSecretSchema)

/**
 * What the keys of this practice's activity come from (ADR 0038): sealed where there is a vault, else in the browser's own
 * storage for extensions, which is another place than the log's database.
 */
export function chainSecrets(configuration: Configuration): ChainSecrets {
  const log = logId(`browser ${databaseName(configuration)}`)
  return {
    log,
    async read() {
      const state = await vaultState()
      if (state === 'closed') return 'closed'
      return parsed(state === 'open' ? await readSealed(prefix + log) : (await readChainSecrets())[log])
    },
    async write(secret) {
      const text = JSON.stringify(secret)
      if ((await vaultState()) === 'none')
        await writeChainSecrets({ ...(await readChainSecrets()), [log]: text })
      else await keepSealed(prefix + log, text)
    },
  }
}

function parsed(text: string | undefined): ChainSecret | undefined {
  const result = v.safeParse(TextSchema, text)
  return result.success ? result.output : undefined
}

/** A vault was made: secrets go into it, and stand nowhere else. */
export async function sealChainSecrets(): Promise<void> {
  for (const [log, text] of Object.entries(await readChainSecrets())) await keepSealed(prefix + log, text)
  await writeChainSecrets({})
}

/** There will be no vault any more: the secrets of the open one go back to where they were. */
export async function unsealChainSecrets(): Promise<void> {
  const kept: Record<string, string> = {}
  for (const name of await sealedNames()) {
    const text = name.startsWith(prefix) ? await readSealed(name) : undefined
    if (text !== undefined) kept[name.slice(prefix.length)] = text
  }
  await writeChainSecrets(kept)
}
