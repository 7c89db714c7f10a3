import * as v from 'valibot'
import { logId } from '../../lib/store/rules/activity-chain.ts'
import { ChainSecretSchema, type ChainSecrets } from '../../lib/store/rules/chain-key.ts'
import type { Secrets } from '../secrets/secret-store.ts'

const name = 'activityChain'
const TextSchema = v.pipe(v.string(), v.parseJson(), ChainSecretSchema)

/** What the keys of a practice's activity come from: sealed by the practice's own key, which no row of the database opens. */
export function chainSecrets(practiceId: string, secrets: Pick<Secrets, 'read' | 'write'>): ChainSecrets {
  return {
    log: logId(`backend ${practiceId}`),
    async read() {
      try {
        const text = await secrets.read(name)
        return text === undefined ? undefined : v.parse(TextSchema, text)
      } catch {
        // Somebody wrote the row otherwise: the log is told and read on, and its check says what it could not hold it against.
        return 'closed'
      }
    },
    write: secret => secrets.write(name, JSON.stringify(secret)),
  }
}
