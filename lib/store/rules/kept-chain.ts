import type { Activity } from '../../sync/ports/activity.ts'
import { compareSeal, makeSeal } from './activity-seal.ts'
import { beginKeys, type KeyableChain } from './begin-keys.ts'
import type { ChainSecrets } from './chain-key.ts'
import { type ChainRows, type KnownSecret, proveChain } from './prove-chain.ts'

/** Where nobody keeps a secret, as in a command that only tells. */
const noLog = '0'.repeat(16)

/** The proofs of a chain, whatever database holds it; `secrets` = where what all its keys come from is kept. */
export function keptChain(
  chain: ChainRows & KeyableChain,
  secrets?: ChainSecrets,
): Pick<Activity, 'prove' | 'begin' | 'seal' | 'compare'> {
  const log = secrets?.log ?? noLog
  const known = async (): Promise<KnownSecret> => {
    const secret = await secrets?.read()
    return typeof secret === 'object' ? { ...secret, log } : secret
  }
  return {
    prove: async soFar => proveChain(chain, await known(), secrets?.log, soFar),
    begin: async now => secrets && beginKeys(chain, secrets, now),
    seal: async moment => makeSeal(chain, await known(), log, moment),
    compare: async (text, now) => compareSeal(chain, await known(), log, text, now),
  }
}
