import type { ChainSecret, ChainSecrets } from '../../lib/store/rules/chain-key.ts'

/** Keeps the secret of a log in memory, as vault and key ring do elsewhere. */
export function keptSecrets(log = '1'.repeat(16)): ChainSecrets {
  let kept: ChainSecret | undefined
  return {
    log,
    read: async () => kept,
    async write(secret) {
      kept = secret
    },
  }
}
